"""Which profiles can an article concern at all? Told before it is read closely."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field

from watcher.relevance.found import Use

# What a further slot of a pattern leaves of its chance to stand in a text.
_FURTHER_SLOT = 0.02

IsThere = Callable[[int], bool]
"""Tells whether the pattern of this number may stand in the text."""


@dataclass(slots=True)
class _Group:
    """A group: for each of its requirements the patterns that answer it."""

    profile: int
    answers: list[dict[int, float]] = field(default_factory=list)

    def rarest(self) -> dict[int, float]:
        """Return the patterns of the requirement that is answered least often."""
        return min(self.answers, key=lambda patterns: sum(patterns.values()))

    def may_match(self, is_there: IsThere) -> bool:
        return all(any(map(is_there, patterns)) for patterns in self.answers)


class Chances:
    """
    What each group asks for, and which patterns answer it.

    A group of which one requirement has no pattern in the text cannot match; a profile
    without another group need not be judged. The requirement that is answered least
    often is asked first: ten thousand profiles name Rome, few the same two words.
    """

    def __init__(self) -> None:
        self._groups: dict[tuple[int, int], _Group] = {}
        self._first: dict[int, tuple[_Group, ...]] = {}

    def ask(self, profile: int, group: int, requirements: int) -> None:
        """Take a group with the number of its *requirements*; before its answers."""
        answers: list[dict[int, float]] = [{} for _ in range(requirements)]
        self._groups[profile, group] = _Group(profile, answers)

    def answer(self, pattern: int, use: Use, slots: int) -> None:
        """Note that *pattern* answers a requirement; boost and none answer nothing."""
        if use.group is not None and use.role != "none":
            group = self._groups[use.profile, use.group]
            group.answers[use.requirement][pattern] = _FURTHER_SLOT ** (slots - 1)

    def close(self) -> None:
        """Choose what is asked first; nothing is added after."""
        first = defaultdict(list)
        for group in self._groups.values():
            # A group that asks for nothing matches nothing.
            for pattern in group.rarest() if group.answers else ():
                first[pattern].append(group)
        self._first = {pattern: tuple(groups) for pattern, groups in first.items()}

    @property
    def asked_first(self) -> Set[int]:
        """The patterns without which no group can match."""
        return self._first.keys()

    def asked(self) -> Iterator[tuple[int, int, list[list[int]]]]:
        """Yield profile, group, and for each requirement the patterns that answer."""
        for (profile, at), group in self._groups.items():
            yield profile, at, [list(patterns) for patterns in group.answers]

    def of(self, patterns: Iterable[int], is_there: IsThere) -> set[int]:
        """
        Return the profiles with a group of which every requirement is answered.

        *patterns* are those that are there, of `asked_first` at least.
        """
        begun = {
            id(group): group
            for pattern in patterns
            for group in self._first.get(pattern, ())
        }
        return {g.profile for g in begun.values() if g.may_match(is_there)}
