"""What does an article assert? Article -> claims, each with its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from watcher.claims.attach import Pairing, pair
from watcher.claims.roles import counted_nouns, is_case, role_of
from watcher.claims.slots import Slots
from watcher.claims.topic import Topic
from watcher.italian.document import Document, read
from watcher.italian.events.suppositions import is_supposition
from watcher.italian.genre import genre_of
from watcher.italian.quantities.ordinals import ordinal_counts
from watcher.italian.sentences import Sentence
from watcher.italian.words import tokens
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance, Tense
from watcher.model.match import Match
from watcher.model.mention import EventMention, Quantity

# "Ieri" and "giovedì" are those of the Italian reader, whatever the feed's zone.
ROME = ZoneInfo("Europe/Rome")
_FEWEST_WORDS = 3
# "Quattro decessi", "dodici contagi" count people, too.
_COUNTS_PEOPLE = frozenset({"PERSON", "EVENT", None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The claims of an article, without ids, and the text they were found in."""

    claims: tuple[Claim, ...]
    document: Document


def find(article: Article, match: Match) -> Finding:
    """Return what *article* asserts on the topic of *match*, in text order."""
    today = article.published.astimezone(ROME).date()
    document = read(article.text, today)
    topic = Topic(article, match)
    genre = genre_of(article.title, article.summary, article.body)
    if genre == "news" and match.is_by_names:
        genre = "by-names"
    sick = any(event.event_type == "DISEASE" for event in document.events)
    finder = _Finder(article, match.profile, document, genre, today, sick)
    claims: list[Claim] = []
    for index, sentence in enumerate(document.sentences):
        # A word or two on a line of their own are a rubric or a menu, not a sentence.
        if topic.covers(sentence.start) and len(tokens(sentence.text)) >= _FEWEST_WORDS:
            claims.extend(finder.of_sentence(index, sentence))
    return Finding(claims=tuple(claims), document=document)


@dataclass(frozen=True, slots=True)
class _Finder:
    article: Article
    profile: str
    document: Document
    genre: str
    today: date
    sick: bool  # whether the text speaks of a disease, so that "casi" are patients

    def of_sentence(self, index: int, sentence: Sentence) -> Iterable[Claim]:
        events = [e for e in self.document.events if _within(e.start, sentence)]
        numbers = self._numbers(sentence)
        for pairing in pair(sentence.text, sentence.start, events, numbers):
            if pairing.event is not None and not _claims(pairing.event):
                continue
            if _is_anothers(pairing, numbers):
                pairing = replace(pairing, event=None)  # noqa: PLW2901
            yield self._claim(index, sentence, pairing, numbers)

    def _numbers(self, sentence: Sentence) -> list[Quantity]:
        """Return the figures of *sentence*; in a mere supposition there are none."""
        if is_supposition(sentence.text):
            return []
        said = [q for q in self.document.quantities if _within(q.start, sentence)]
        counted = ordinal_counts(sentence.text, sentence.start, counted_nouns())
        others = [o for o in counted if not any(_overlap(o, q) for q in said)]
        return sorted([*said, *others], key=lambda q: q.start)

    def _claim(
        self,
        index: int,
        sentence: Sentence,
        pairing: Pairing,
        numbers: list[Quantity],
    ) -> Claim:
        quantity = pairing.quantity
        slots = Slots(self.document, sentence, pairing, self.today)
        start, end = _span(quantity, sentence)
        actor, target, place = slots.actor(), slots.target(), slots.place()
        claim = Claim(
            id="",
            article_id=self.article.id,
            profile=self.profile,
            published=self.article.published,
            outlet=self.article.outlet,
            sentence=sentence.text,
            start=sentence.start,
            end=sentence.end,
            sentence_index=index,
            headline=self.article.field_at(sentence.start) == "title",
            event_type=slots.event_type(index),
            trigger=quantity.text if quantity else "",
            lemma="",
            trigger_start=start,
            trigger_end=end,
            factuality=slots.factuality(),
            tense=Tense.NONE,
            actor=actor.name,
            target=target.name,
            place=place.name,
            quantity=quantity,
            when=slots.when(),
            source=slots.source(),
            object_class=self._role(sentence, quantity, numbers),
            origin=self.article.origin,
            flags=() if self.genre == "news" else (self.genre,),
            actor_span=actor.span,
            target_span=target.span,
            place_span=place.span,
        )
        return _with_event(claim, pairing.event) if pairing.event else claim

    def _role(
        self, sentence: Sentence, quantity: Quantity | None, numbers: list[Quantity]
    ) -> str | None:
        if quantity is None or quantity.unit_class not in _COUNTS_PEOPLE:
            return None
        if self.sick and is_case(quantity):
            return "infected"
        others = [q for q in numbers if q is not quantity]
        return role_of(quantity, others, sentence)


def _with_event(claim: Claim, event: EventMention) -> Claim:
    """Return *claim*, so far a bare figure, as what *event* says."""
    return replace(
        claim,
        event_type=event.event_type,
        trigger=event.trigger,
        lemma=event.lemma,
        trigger_start=event.start,
        trigger_end=event.end,
        tense=event.tense,
        source=event.source or claim.source,
        stance=event.stance,
        background=event.background,
        in_quotation=event.in_quotation,
    )


def _claims(event: EventMention) -> bool:
    if event.stance is not Stance.NONE:
        return True
    return event.asserted and event.factuality is not Factuality.UNKNOWN


def _is_anothers(pairing: Pairing, numbers: list[Quantity]) -> bool:
    """Tell the dead of "duemila minatori sotto, trenta già morti": of the thirty."""
    event, count = pairing.event, pairing.quantity
    if event is None or count is None or count.unit_class != "PERSON":
        return False
    return any(
        other is not count
        and other.unit_class == "PERSON"
        and other.start <= event.start < other.end
        for other in numbers
    )


def _within(offset: int, sentence: Sentence) -> bool:
    return sentence.start <= offset < sentence.end


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.start < other.end and other.start < one.end


def _span(quantity: Quantity | None, sentence: Sentence) -> tuple[int, int]:
    if quantity is None:
        return sentence.start, sentence.end
    return quantity.start, quantity.end
