"""Who, where, when, according to whom? The slots around an event in its sentence."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from watcher.claims.attach import Pairing, letters
from watcher.claims.position import is_dateline
from watcher.italian.document import Document, within
from watcher.italian.sentences import Sentence
from watcher.italian.verbs.find import is_passive
from watcher.model.claim import Span
from watcher.model.factuality import Factuality, Stance
from watcher.model.mention import (
    ActorMention,
    Attribution,
    EventMention,
    PlaceMention,
    SourceSpan,
    TimeExpression,
)

# "300 di gennaio", "300 dell'aprile scorso".
_BESIDE = len(" dell'")
# A season as a mood, a date that was dropped: no time of what the sentence tells.
_SAYS_NO_TIME = frozenset({"dateline", "set", "mood", "replaced"})
_SPEAKERS = frozenset({"media", "agency"})
# A figure among dead, wounded or taken belongs to this type when no verb says more.
_DEFAULT_TYPE = "COUNT"


# "multata ieri dal nuovo governo belga", with no mark between.
_BY = re.compile(
    r"(?:\s+[\w']+){0,4}?\s+da(?:l|llo|lla|ll['’]|i|gli|lle)?\s*(?:[^\W\d]+\s+){0,2}"
)


class Named(NamedTuple):
    """What fills a slot and where it stands; both None when nothing does."""

    name: str | None = None
    span: Span | None = None


class Slots:
    """The neighbourhood of one pairing; an answer is None when the text is silent."""

    def __init__(
        self, document: Document, sentence: Sentence, pairing: Pairing, today: date
    ) -> None:
        self._today = today
        self._document = document
        self._sentence = sentence
        self._pairing = pairing
        event, quantity = pairing.event, pairing.quantity
        self._anchor = event.start if event else quantity.start if quantity else 0
        self.when = self._when()
        self.source = self._source()
        self._parties = self._named()
        self.actor = self._actor()

    def _actor(self) -> Named:
        """
        Name the first party before the event; for a verb at the front, the next.

        What suffers a passive is no actor: "Meta è stata multata dal Belgio".
        """
        parties = self._parties
        agents = [actor for actor in parties if self._is_agent(actor)]
        if agents:
            return _first(agents)
        before = [actor for actor in parties if actor.start < self._anchor]
        return _first(before or parties)

    def target(self) -> Named:
        """
        Name the first party after the event that is not the actor.

        It stands before a passive that names its agent.
        """
        name, parties = self.actor.name, self._parties
        after = [a for a in parties if a.start > self._anchor]
        if any(self._is_agent(actor) for actor in after):
            after = [a for a in parties if a.start < self._anchor]
        return _first([a for a in after if a.name != name])

    def place(self) -> Named:
        """
        Name the place nearest to the event, the listed ones first.

        The place of a dateline, where the article was written, comes last.
        """
        near = within(self._document.places, self._sentence)
        if len(near) < 2:
            return _first(near)
        nearest = min(
            near,
            key=lambda p: (
                self._opens_a_dateline(p),
                not p.listed,
                self._far(p.start),
                p.start,
            ),
        )
        return _first([nearest])

    def _when(self) -> TimeExpression | None:
        """Return the time nearest to the event, usable ones first."""
        near = [
            time
            for time in self._document.times_in(self._sentence)
            if _SAYS_NO_TIME.isdisjoint(time.flags) and not self._dates_a_former(time)
        ]
        if len(near) < 2:
            return near[0] if near else None
        return min(
            near, key=lambda time: (bool(time.flags), self._far(time.begin), time.begin)
        )

    def _opens_a_dateline(self, place: PlaceMention) -> bool:
        """Tell the "BRUXELLES, 17 FEB - " that opens a lead."""
        first = self._sentence.start
        return is_dateline(self._sentence.text, place.start - first, place.end - first)

    def _dates_a_former(self, time: TimeExpression) -> bool:
        """Tell the January of "600, dai 300 di gennaio", which dates the 300 alone."""
        return any(
            0 <= time.begin - count.end <= _BESIDE
            for count in self._document.quantities
            if count.previous and count is not self._pairing.quantity
        )

    def _source(self) -> Attribution | None:
        """Return who says what stands at the anchor."""
        spans = [s for s in self._document.sources if s.start <= self._anchor < s.end]
        if not spans:
            return None
        return min(spans, key=_length).source

    def factuality(self) -> Factuality:
        """
        Return how certain the event is to its source.

        A bare figure is asserted. What lies ahead is at most probable, whatever the
        verb says: "il momento per l'invio è luglio o agosto".
        """
        event, when = self._pairing.event, self.when
        said = event.factuality if event else Factuality.CERTAIN
        if said is not Factuality.CERTAIN or when is None or when.start is None:
            return said
        told = event is None or event.stance is Stance.NONE
        return Factuality.PROBABLE if told and when.start > self._today else said

    def event_type(self, index: int) -> str:
        """Return the type of the nearest event before a bare figure, by sentences."""
        before = self._events_before()
        if before and index - self._document.sentence_index(before[-1].start) <= 2:
            return before[-1].event_type
        return _DEFAULT_TYPE

    def _events_before(self) -> tuple[EventMention, ...]:
        events = self._document.events
        return events[: bisect_left(events, self._anchor, key=lambda e: e.start)]

    def _named(self) -> list[ActorMention]:
        """Return the actors of the sentence; who only tells of the event is none."""
        named = [
            actor
            for actor in within(self._document.actors, self._sentence)
            if actor.kind not in _SPEAKERS
        ]
        event, teller = self._pairing.event, self.source
        speaks = event is not None and event.stance is not Stance.NONE
        if speaks or teller is None:
            return named
        return [a for a in named if teller.name not in {a.name, a.text}]

    def _is_agent(self, actor: ActorMention) -> bool:
        """Say whether "da" makes the actor the one who does what a passive says."""
        event, text = self._pairing.event, self._document.text
        if event is None or actor.start < event.end:
            return False
        by = _BY.fullmatch(text, event.end, actor.start)
        return by is not None and is_passive(text, event.start)

    def _far(self, offset: int) -> int:
        """Count the letters from the anchor; a decomposed accent is none."""
        left, right = sorted((offset, self._anchor))
        first = self._sentence.start
        return letters(self._sentence.text[left - first : right - first])


def _first(mentions: Sequence[ActorMention | PlaceMention]) -> Named:
    if not mentions:
        return Named()
    return Named(mentions[0].name, (mentions[0].start, mentions[0].end))


def _length(span: SourceSpan) -> tuple[int, int]:
    return span.end - span.start, span.start
