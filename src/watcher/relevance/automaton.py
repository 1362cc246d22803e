"""Where do the slots of all patterns stand in a text? One pass for any number."""

from collections.abc import Set

import ahocorasick

from watcher.relevance.patterns import Entry, Pattern, Slot
from watcher.relevance.phrases import Wanted
from watcher.relevance.surface import Span, Surface

Stop = tuple[int, tuple[int, frozenset[int], tuple[tuple[int, Entry], ...]]]
"""The end of a spelling in the row: how many spaces it has, and whose it is."""


class Hits:
    """Where the automaton stopped in a text; `numbers` are the slots it met."""

    def __init__(self, surface: Surface, stops: list[Stop]) -> None:
        self._surface = surface
        self._stops = stops
        self.numbers = frozenset().union(*(numbers for _, (_, numbers, _) in stops))

    def fill(self, wanted: Set[int]) -> dict[int, list[Span]]:
        """
        Return the places of the *wanted* slots in order.

        The longest spelling counts, and one that asks for a capital needs it.
        """
        filled: dict[int, list[Span]] = {}
        row = self._surface.row
        last, counted = -1, 0
        for end, (spaces, numbers, used) in self._stops:
            if numbers.isdisjoint(wanted):
                continue
            last += row.count(" ", counted, end)
            counted = end
            first = last - spaces
            for number, entry in used:
                if number not in wanted:
                    continue
                if not entry.cased or self._surface.is_name(first):
                    span = Span(first, last, entry.agrees)
                    _add(filled.setdefault(number, []), span)
        return filled


class Automaton:
    """An Aho-Corasick automaton over every spelling of every slot, whole tokens."""

    def __init__(self) -> None:
        self._numbers: dict[Slot, int] = {}
        self._uses: dict[str, list[tuple[int, Entry]]] = {}
        self._machine = ahocorasick.Automaton()

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
            numbers = frozenset(number for number, _ in used)
            self._machine.add_word(f" {text} ", (text.count(" "), numbers, tuple(used)))
        if self._uses:
            self._machine.make_automaton()

    def scan(self, surface: Surface) -> Hits:
        """Return the slots that may be filled; `Hits.fill` looks at them closely."""
        return Hits(
            surface, list(self._machine.iter(surface.row)) if self._uses else []
        )

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
