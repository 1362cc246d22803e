"""Where do the slots of all patterns stand in a text? One look for any number."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import ahocorasick

from watcher.relevance.patterns import Entry, Pattern, Slot
from watcher.relevance.phrases import Wanted
from watcher.relevance.surface import Span, Surface


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling, and the slots that it fills, with the entry of each."""

    text: str
    slots: tuple[int, ...]
    entries: tuple[Entry, ...]

    def ends_in(self, row: str) -> Iterator[int]:
        """Yield where it ends in *row*, whole tokens; the space behind it."""
        sought = f" {self.text} "
        at = row.find(sought)
        while at >= 0:
            yield at + len(sought) - 1
            at = row.find(sought, at + 1)


class Hits:
    """Which spellings stand in a text; `numbers` are the slots that they may fill."""

    def __init__(self, surface: Surface, met: Sequence[Spelling]) -> None:
        self._surface = surface
        self._met = met
        self.numbers = frozenset().union(*[spelling.slots for spelling in met])

    def fill(self, wanted: Set[int]) -> dict[int, list[Span]]:
        """
        Return the places of the *wanted* slots in order.

        The longest spelling counts, and one that asks for a capital needs it.
        """
        filled: dict[int, list[Span]] = {}
        row = self._surface.row
        last, counted = -1, 0
        for end, spelling in self._stops(wanted):
            last += row.count(" ", counted, end)
            counted = end
            first = last - spelling.text.count(" ")
            for slot, entry in zip(spelling.slots, spelling.entries, strict=True):
                if slot not in wanted:
                    continue
                if not entry.cased or self._surface.is_name(first):
                    span = Span(first, last, entry.agrees)
                    _add(filled.setdefault(slot, []), span)
        return filled

    def _stops(self, wanted: Set[int]) -> list[tuple[int, Spelling]]:
        """Return where spellings of *wanted* slots end, in order, the longest first."""
        row = self._surface.row
        stops = [
            (end, spelling)
            for spelling in self._met
            if not wanted.isdisjoint(spelling.slots)
            for end in spelling.ends_in(row)
        ]
        return sorted(stops, key=lambda stop: (stop[0], -len(stop[1].text)))


class Automaton:
    """
    Every spelling of every slot, whole tokens.

    Nearly all are one word: the words of a text are looked up among them. Those of
    several are sought by an Aho-Corasick automaton, small enough to stay near.
    """

    def __init__(self) -> None:
        self._numbers: dict[Slot, int] = {}
        self._uses: dict[str, list[tuple[int, Entry]]] = {}
        self._words: dict[str, Spelling] = {}
        self._phrases = ahocorasick.Automaton()

    @property
    def slots(self) -> int:
        """How many slots were taken."""
        return len(self._numbers)

    def add(self, pattern: Pattern) -> Wanted:
        """Take the slots of *pattern*; all patterns before the first `fill`."""
        numbers = tuple(self.number(slot) for slot in pattern.slots)
        needs = self.number(pattern.needs) if pattern.needs else None
        return Wanted(pattern, numbers, needs)

    def number(self, slot: Slot) -> int:
        """Take *slot* and return its number."""
        known = self._numbers.get(slot)
        if known is not None:
            return known
        number = self._numbers[slot] = len(self._numbers)
        for entry in slot:
            self._uses.setdefault(entry.text, []).append((number, entry))
        return number

    def close(self) -> None:
        """Build the automaton; nothing is added after."""
        for text, used in self._uses.items():
            slots, entries = zip(*used, strict=True)
            spelling = Spelling(text, slots, entries)
            if " " in text:
                self._phrases.add_word(f" {text} ", spelling)
            else:
                self._words[text] = spelling
        self._uses.clear()
        if self._phrases:
            self._phrases.make_automaton()

    def scan(self, surface: Surface) -> Hits:
        """Return the slots that may be filled; `Hits.fill` looks at them closely."""
        words = self._words
        met = [words[word] for word in words.keys() & set(surface.tokens)]
        if self._phrases:
            found = {
                spelling.text: spelling
                for _, spelling in self._phrases.iter(surface.row)
            }
            met += found.values()
        return Hits(surface, met)

    def fill(self, surface: Surface) -> dict[int, list[Span]]:
        """Return the places of each slot in order; the longest spelling counts."""
        hits = self.scan(surface)
        return hits.fill(hits.numbers)


def _add(spans: list[Span], span: Span) -> None:
    """Keep the longest spans; they come in the order of their ends."""
    while spans and span.first <= spans[-1].first:
        spans.pop()
    if not spans or spans[-1].last < span.last:
        spans.append(span)
