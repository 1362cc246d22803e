"""Which profiles can an article concern at all? Told before it is read closely."""

from collections import defaultdict
from collections.abc import Iterable

from watcher.relevance.judgement import Use


class Chances:
    """
    What each group asks for, and which pattern answers it.

    A group of which one requirement has no pattern in the text cannot match; a profile
    without another group need not be judged.
    """

    def __init__(self) -> None:
        self._asked: list[int] = []
        self._profiles: list[int] = []
        self._groups: dict[tuple[int, int], int] = {}
        self._answers: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def ask(self, profile: int, group: int, requirements: int) -> None:
        """Take a group with the number of its *requirements*; before its answers."""
        self._groups[profile, group] = len(self._asked)
        self._asked.append((1 << requirements) - 1)
        self._profiles.append(profile)

    def answer(self, pattern: int, use: Use) -> None:
        """Note that *pattern* answers a requirement; boost and none answer nothing."""
        if use.group is not None and use.role != "none":
            group = self._groups[use.profile, use.group]
            self._answers[pattern].append((group, 1 << use.requirement))

    def of(self, patterns: Iterable[int]) -> set[int]:
        """Return the profiles with a group of which *patterns* answer everything."""
        answered: dict[int, int] = {}
        for pattern in patterns:
            for group, bit in self._answers.get(pattern, ()):
                answered[group] = answered.get(group, 0) | bit
        return {
            self._profiles[group]
            for group, bits in answered.items()
            if bits == self._asked[group]
        }
