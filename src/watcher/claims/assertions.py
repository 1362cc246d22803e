"""What does one sentence of an article assert?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from watcher.claims.attach import Pairing, pair
from watcher.claims.penalties import is_penalty
from watcher.claims.roles import counted_nouns, is_case, role_of
from watcher.claims.slots import Slots
from watcher.italian.document import Document, within
from watcher.italian.events.clauses import Clauses
from watcher.italian.events.suppositions import supposes
from watcher.italian.quantities.ordinals import ordinal_counts
from watcher.italian.sentences import Sentence
from watcher.italian.verbs.find import parse
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance, Tense
from watcher.model.mention import EventMention, Quantity

# "Quattro decessi", "dodici contagi" count people, too.
_COUNTS_PEOPLE = frozenset({"PERSON", "EVENT", None})


@dataclass(frozen=True, slots=True)
class Asserted:
    """An article as it was read; `sick` when it speaks of a disease."""

    article: Article
    profile: str
    document: Document
    genre: str
    today: date
    sick: bool

    def in_sentence(self, index: int, sentence: Sentence) -> Iterable[Claim]:
        """Return what the sentence with this index asserts, in text order."""
        clauses = parse(self.document.text)[index]
        numbers = self._told_apart(sentence, self._numbers(clauses))
        for pairing in self._pairings(clauses, numbers):
            yield self._claim(index, sentence, pairing, numbers)

    def _pairings(self, clauses: Clauses, numbers: list[Quantity]) -> Iterable[Pairing]:
        events = within(self.document.events, clauses.sentence)
        for pairing in pair(clauses, events, numbers):
            if pairing.event is None or _claims(pairing.event):
                anothers = _is_anothers(pairing, numbers)
                yield pairing._replace(event=None) if anothers else pairing

    def _numbers(self, clauses: Clauses) -> list[Quantity]:
        """Return the figures of a sentence; in a mere supposition there are none."""
        sentence = clauses.sentence
        said = within(self.document.quantities, sentence)
        counted = ordinal_counts(sentence.text, sentence.start, counted_nouns())
        others = [o for o in counted if not any(_overlap(o, q) for q in said)]
        found = sorted([*said, *others], key=lambda q: q.start)
        return [] if found and supposes(clauses) else found

    def _told_apart(
        self, sentence: Sentence, numbers: list[Quantity]
    ) -> list[Quantity]:
        """
        Take "altre" from "sette persone uccise e altre 27 ferite".

        They are others than those beside them, not more of the kind that was known.
        """
        if not any(quantity.additional for quantity in numbers):
            return numbers
        roles = [self._role(sentence, q, numbers) for q in numbers]
        return [
            replace(q, additional=False)
            if q.additional and role and any(r and r != role for r in roles[:at])
            else q
            for at, (q, role) in enumerate(zip(numbers, roles, strict=True))
        ]

    def _claim(
        self,
        index: int,
        sentence: Sentence,
        pairing: Pairing,
        numbers: list[Quantity],
    ) -> Claim:
        """Return what *pairing* claims, its slots filled from the text around it."""
        event = pairing.event or _as_event(pairing)
        slots = Slots(self.document, sentence, pairing, self.today)
        actor, target, place = slots.actor, slots.target(), slots.place()
        return Claim(
            id="",
            article_id=self.article.id,
            profile=self.profile,
            published=self.article.published,
            outlet=self.article.outlet,
            origin=self.article.origin,
            sentence=sentence.text,
            start=sentence.start,
            end=sentence.end,
            sentence_index=index,
            headline=self.article.field_at(sentence.start) == "title",
            flags=() if self.genre == "news" else (self.genre,),
            event_type=event.event_type or slots.event_type(index),
            trigger=event.trigger,
            lemma=event.lemma,
            trigger_start=event.start,
            trigger_end=event.end,
            factuality=slots.factuality(),
            tense=event.tense,
            when=slots.when,
            source=event.source or slots.source,
            stance=event.stance,
            background=event.background,
            in_quotation=event.in_quotation,
            quantity=pairing.quantity,
            object_class=self._role(sentence, pairing.quantity, numbers),
            actor=actor.name,
            actor_span=actor.span,
            target=target.name,
            target_span=target.span,
            place=place.name,
            place_span=place.span,
        )

    def _role(
        self, sentence: Sentence, quantity: Quantity | None, numbers: list[Quantity]
    ) -> str | None:
        if quantity is None:
            return None
        if is_penalty(quantity, sentence):
            return "penalty"
        if quantity.unit_class not in _COUNTS_PEOPLE:
            return None
        if self.sick and is_case(quantity):
            return "infected"
        others = [q for q in numbers if q is not quantity]
        return role_of(quantity, others, sentence)


def _as_event(pairing: Pairing) -> EventMention:
    """Let a bare figure stand for its event, whose type the text before it tells."""
    figure = pairing.quantity
    if figure is None:
        raise ValueError("a pairing holds an event, a figure or both")
    return EventMention(
        trigger=figure.text,
        lemma="",
        event_type="",
        start=figure.start,
        end=figure.end,
        factuality=Factuality.CERTAIN,
        tense=Tense.NONE,
        source=None,
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


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.start < other.end and other.start < one.end
