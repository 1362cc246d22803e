"""Where do the slots of all patterns stand in a text? One pass for any number."""

import ahocorasick

from watcher.relevance.patterns import Entry, Pattern, Slot
from watcher.relevance.phrases import Wanted
from watcher.relevance.surface import Span, Surface


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
            self._machine.add_word(f" {text} ", (text.count(" "), tuple(used)))
        if self._uses:
            self._machine.make_automaton()

    def fill(self, surface: Surface) -> dict[int, list[Span]]:
        """Return the places of each slot in order; the longest spelling counts."""
        filled: dict[int, list[Span]] = {}
        if not self._uses:
            return filled
        for end, (spaces, used) in self._machine.iter(surface.row):
            last = surface.token_at(end - 1)
            first = last - spaces
            for number, entry in used:
                if entry.cased and not surface.is_name(first):
                    continue
                _add(filled.setdefault(number, []), Span(first, last, entry.agrees))
        return filled


def _add(spans: list[Span], span: Span) -> None:
    """Keep the longest spans; they come in the order of their ends."""
    while spans and span.first <= spans[-1].first:
        spans.pop()
    if not spans or spans[-1].last < span.last:
        spans.append(span)
