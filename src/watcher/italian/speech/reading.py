"""What stands where in a text: words, stops, quotations and known actors, by token?"""

import bisect
from dataclasses import dataclass, field
from typing import NamedTuple

from watcher.italian.names.actors import actors, is_state
from watcher.italian.sentences import with_words
from watcher.italian.speech.quotations import Quotation, quotations
from watcher.italian.speech.speaker import Speaker
from watcher.italian.words import Token, cut
from watcher.model.mention import ActorMention

# A state, or its capital that speaks for it.
_LANDS = ("country", "government", "place")


class Utterance(NamedTuple):
    """Sentences held together by a quotation; token indexes, end exclusive."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reading:
    """
    A text by its tokens.

    `words` are the folded tokens, `gaps` what stands before each
    token (spaces and punctuation), with one more for the end. `quoted` says for each
    token whether it stands in a quotation. `actor_ends` are the offsets where a known
    actor ends, `borders` those where a state ends, and begins. `memo` keeps which
    speakers were read, since several grammars ask for the same phrase.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    quoted: tuple[bool, ...]
    quotes: tuple[Quotation, ...]
    actors: tuple[ActorMention, ...]
    actor_ends: frozenset[int]
    borders: frozenset[int]
    starts: tuple[int, ...] = field(repr=False)
    memo: dict[tuple[int, int], Speaker | None] = field(
        default_factory=dict, repr=False
    )

    def index_at(self, offset: int) -> int:
        """Return the first token that starts at *offset* or later."""
        return bisect.bisect_left(self.starts, offset)

    def actors_between(self, start: int, end: int) -> list[ActorMention]:
        """Return the actors named between the tokens *start* and *end*."""
        if start >= end:
            return []
        begin, finish = self.tokens[start].start, self.tokens[end - 1].end
        return [a for a in self.actors if a.start >= begin and a.end <= finish + 1]

    def is_capital(self, index: int) -> bool:
        """Say whether the token *index* begins with a capital letter."""
        return self.tokens[index].text[0].isupper()

    def written(self, start: int, end: int) -> str:
        """Return the text from token *start* to token *end*, as written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def read(text: str) -> Reading:
    """Read *text* (normal form C) once, for all who ask about its tokens."""
    words, folded, gaps = cut(text)
    quotes = tuple(quotations(text))
    named = actors(text)
    starts = tuple([token.start for token in words])
    return Reading(
        text=text,
        tokens=words,
        words=folded,
        gaps=gaps,
        quoted=_quoted(starts, quotes),
        quotes=quotes,
        actors=named,
        actor_ends=frozenset(actor.end for actor in named),
        borders=_borders(named),
        starts=starts,
    )


def _borders(named: tuple[ActorMention, ...]) -> frozenset[int]:
    lands = [a for a in named if a.kind in _LANDS or is_state(a.code)]
    return frozenset(offset for land in lands for offset in (land.start, land.end))


def _quoted(starts: tuple[int, ...], quotes: tuple[Quotation, ...]) -> tuple[bool, ...]:
    marks = [False] * len(starts)
    for quote in quotes:
        first = bisect.bisect_left(starts, quote.start)
        last = bisect.bisect_left(starts, quote.end)
        marks[first:last] = [True] * (last - first)
    return tuple(marks)


def utterances(reading: Reading) -> list[Utterance]:
    """Return the sentences of *reading*, joined where a quotation crosses them."""
    found: list[Utterance] = []
    paragraph, counted = 0, 0
    for sentence, first, last in with_words(reading.text):
        paragraph += reading.text.count("\n", counted, sentence.start)
        counted = sentence.start
        inside = any(q.start < sentence.start < q.end - 1 for q in reading.quotes)
        if inside and found:
            found[-1] = found[-1]._replace(end=last)
        else:
            found.append(Utterance(first, last, paragraph))
    return [utterance for utterance in found if utterance.start < utterance.end]
