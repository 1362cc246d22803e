"""Where do the slots of all patterns stand in a text? One pass for any number."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

import ahocorasick

from watcher.relevance.patterns import Entry, Pattern, Slot
from watcher.relevance.phrases import Wanted
from watcher.relevance.surface import Span, Surface

Stop = tuple[int, int]
"""The end of a spelling in the row, and the number of the spelling."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How many spaces it has, and the slots that it fills, with the entry of each."""

    spaces: int
    slots: tuple[int, ...]
    entries: tuple[Entry, ...]


class Hits:
    """Where the automaton stopped in a text; `numbers` are the slots it met."""

    def __init__(
        self, surface: Surface, stops: list[Stop], spellings: Sequence[Spelling]
    ) -> None:
        self._surface = surface
        self._stops = stops
        self._spellings = spellings
        met = {number for _, number in stops}
        self.numbers = frozenset().union(*[spellings[n].slots for n in met])

    def fill(self, wanted: Set[int]) -> dict[int, list[Span]]:
        """
        Return the places of the *wanted* slots in order.

        The longest spelling counts, and one that asks for a capital needs it.
        """
        filled: dict[int, list[Span]] = {}
        row = self._surface.row
        last, counted = -1, 0
        for end, number in self._stops:
            spelling = self._spellings[number]
            if wanted.isdisjoint(spelling.slots):
                continue
            last += row.count(" ", counted, end)
            counted = end
            first = last - spelling.spaces
            for slot, entry in zip(spelling.slots, spelling.entries, strict=True):
                if slot not in wanted:
                    continue
                if not entry.cased or self._surface.is_name(first):
                    span = Span(first, last, entry.agrees)
                    _add(filled.setdefault(slot, []), span)
        return filled


class Automaton:
    """An Aho-Corasick automaton over every spelling of every slot, whole tokens."""

    def __init__(self) -> None:
        self._numbers: dict[Slot, int] = {}
        self._uses: dict[str, list[tuple[int, Entry]]] = {}
        self._spellings: list[Spelling] = []
        # Numbers instead of values: half a million spellings are many objects.
        self._machine = ahocorasick.Automaton(ahocorasick.STORE_INTS)

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
        for number, (text, used) in enumerate(self._uses.items()):
            slots, entries = zip(*used, strict=True)
            self._spellings.append(Spelling(text.count(" "), slots, entries))
            self._machine.add_word(f" {text} ", number)
        self._uses.clear()
        if self._spellings:
            self._machine.make_automaton()

    def scan(self, surface: Surface) -> Hits:
        """Return the slots that may be filled; `Hits.fill` looks at them closely."""
        stops = list(self._machine.iter(surface.row)) if self._spellings else []
        return Hits(surface, stops, self._spellings)

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
