"""Which patterns may stand in a text? Those of which every slot may be filled."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from watcher.relevance.automaton import Automaton
from watcher.relevance.patterns import Pattern
from watcher.relevance.phrases import Wanted

Way = tuple[int, int]
"""A pattern, and one more slot that it wants."""


class _Ways:
    """
    The patterns to which each slot leads, each with one more slot that it wants.

    Of each slot all that its patterns want is asked for at once: hardly ever is any of
    it in the text.
    """

    def __init__(self, found: Mapping[int, Sequence[Way]], slots: int) -> None:
        self._ways = {slot: tuple(ways) for slot, ways in found.items()}
        self._wanted: list[tuple[int, ...]] = [()] * slots
        for slot, ways in found.items():
            self._wanted[slot] = tuple({other for _, other in ways})

    def of(self, met: frozenset[int]) -> list[int]:
        """Return the patterns of which both slots are among those *met*."""
        wanted, is_apart = self._wanted, met.isdisjoint
        leading = [slot for slot in met if not is_apart(wanted[slot])]
        return [
            pattern
            for slot in leading
            for pattern, other in self._ways[slot]
            if other in met
        ]


class Candidates:
    """
    All patterns, each once; looked up by the slot that fewest of them share.

    A text is full of words of some profile. Of two words of a phrase the rarer one
    leads to it, so that a frequent one does not lead to every phrase that has it.
    """

    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton
        self._numbers: dict[Pattern, int] = {}
        self._wanted: list[Wanted] = []
        self._every = self._asked = _Ways({}, 0)

    def add(self, pattern: Pattern) -> int:
        """Take *pattern* and return its number; the same pattern has the same one."""
        known = self._numbers.get(pattern)
        if known is None:
            known = self._numbers[pattern] = len(self._wanted)
            self._wanted.append(self._automaton.add(pattern))
        return known

    def close(self, first: Set[int]) -> None:
        """Choose the slots that lead to patterns, also to the *first* ones."""
        shared = Counter(slot for wanted in self._wanted for slot in wanted.numbers)
        every: dict[int, list[Way]] = {}
        asked: dict[int, list[Way]] = {}
        for number, wanted in enumerate(self._wanted):
            rarest, *others = sorted(wanted.numbers, key=lambda n: (shared[n], n))
            way = number, (others or [rarest])[0]
            every.setdefault(rarest, []).append(way)
            if number in first:
                asked.setdefault(rarest, []).append(way)
        self._every = _Ways(every, self._automaton.slots)
        self._asked = _Ways(asked, self._automaton.slots)

    def __getitem__(self, number: int) -> Wanted:
        return self._wanted[number]

    def may_stand(self, met: frozenset[int], number: int) -> bool:
        """Tell whether all slots of a pattern are among those *met*."""
        return self._wanted[number].numbers <= met

    def among(self, met: frozenset[int]) -> list[int]:
        """Return the patterns that may stand in a text, in order."""
        return self._standing(self._every, met)

    def first_among(self, met: frozenset[int]) -> list[int]:
        """Return those of them that are asked first."""
        return self._standing(self._asked, met)

    def _standing(self, ways: _Ways, met: frozenset[int]) -> list[int]:
        return sorted(n for n in ways.of(met) if self.may_stand(met, n))
