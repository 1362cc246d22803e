"""What does a reader see in a text? Events, numbers, times, names, voices."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from watcher.italian.events.find import events
from watcher.italian.names.actors import actors
from watcher.italian.names.places import places
from watcher.italian.quantities.find import quantities
from watcher.italian.sentences import Sentence, sentences
from watcher.italian.speech.attribution import sources
from watcher.italian.times.find import times
from watcher.italian.verbs.find import tense_at
from watcher.model.mention import (
    ActorMention,
    EventMention,
    PlaceMention,
    Quantity,
    SourceSpan,
    TimeExpression,
)

_Mention = TypeVar("_Mention", EventMention, Quantity, ActorMention, PlaceMention)
_START, _BEGIN = attrgetter("start"), attrgetter("begin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """
    A text with all its mentions; every offset counts characters of `text`.

    Mentions of a kind stand in the order of the text.
    """

    text: str
    sentences: tuple[Sentence, ...]
    events: tuple[EventMention, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    sources: tuple[SourceSpan, ...]

    def sentence_index(self, offset: int) -> int:
        """Return the index of the sentence that holds *offset*."""
        found = bisect_right(self.sentences, offset, key=lambda one: one.start)
        return max(found - 1, 0)

    def times_in(self, sentence: Sentence) -> tuple[TimeExpression, ...]:
        """Return the times that begin in *sentence*."""
        first = bisect_left(self.times, sentence.start, key=_BEGIN)
        return self.times[
            first : bisect_left(self.times, sentence.end, first, key=_BEGIN)
        ]


def within(mentions: tuple[_Mention, ...], sentence: Sentence) -> tuple[_Mention, ...]:
    """Return those of *mentions*, which are in order, that begin in *sentence*."""
    first = bisect_left(mentions, sentence.start, key=_START)
    return mentions[first : bisect_left(mentions, sentence.end, first, key=_START)]


def read(text: str, published: date) -> Document:
    """
    Read *text*, published on the day *published* (Italian time).

    A duration that a time expression holds ("entro 30 giorni") is no quantity.
    """
    voices = sources(text)
    found_times = times(text, published, lambda offset: tense_at(text, offset))
    return Document(
        text=text,
        sentences=sentences(text),
        events=tuple(
            event
            for event in events(text, voices)
            # "L'inizio della primavera" is a time, not a beginning.
            if not _is_told(found_times, event.start, event.start + 1)
        ),
        quantities=tuple(
            quantity
            for quantity in quantities(text)
            if not _is_told(found_times, quantity.start, quantity.end)
        ),
        times=tuple(found_times),
        actors=actors(text),
        places=tuple(places(text)),
        sources=tuple(voices),
    )


def _is_told(times: Sequence[TimeExpression], start: int, end: int) -> bool:
    """Tell whether one of *times*, which are in order, holds a part of a stretch."""
    before = bisect_left(times, end, key=_BEGIN) - 1
    return before >= 0 and start < times[before].finish
