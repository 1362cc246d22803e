"""Which words of a sentence belong together, and where do its clauses part?"""

import re
from dataclasses import dataclass, field

from watcher.italian.sentences import Sentence
from watcher.italian.verbs.group import VerbGroup
from watcher.italian.words import Token

# A stop inside a number ("4.4") ends nothing.
_END = re.compile(r"[?!;»”]|\.(?!\d)")
_PARTING = frozenset(',;:()«»“”"–—…!?')


@dataclass(eq=False, slots=True)
class Clauses:
    """
    A sentence with its words and verb groups.

    `keys` are the words as lists hold them, `gaps` what stands before each. Numbers of
    words count from the start of the sentence; `shift` added to them gives the numbers
    that `VerbGroup.first` and `last` use. `heads` are the groups by the numbers of
    their heads.
    """

    text: str
    sentence: Sentence
    words: tuple[Token, ...]
    shift: int
    keys: list[str]
    gaps: tuple[str, ...]
    groups: tuple[VerbGroup, ...]

    heads: dict[int, VerbGroup] = field(init=False)
    _group_of: dict[int, VerbGroup] = field(init=False)
    _parted: list[bool] = field(init=False)
    _segments: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        """Note once what every event of the sentence asks."""
        self._group_of = {
            at - self.shift: group
            for group in self.groups
            for at in range(group.first, group.last + 1)
        }
        grouped = self._group_of.items()
        self.heads = {at: group for at, group in grouped if self.last(group) == at}
        parted = [
            gap != " " and (not _PARTING.isdisjoint(gap) or " - " in gap)
            for gap in self.gaps
        ]
        self._parted = [False, *parted[1:]]
        self._segments = _between(self._parted, len(self.words))

    def first(self, group: VerbGroup) -> int:
        """Return the number of the first word of *group* in this sentence."""
        return group.first - self.shift

    def last(self, group: VerbGroup) -> int:
        """Return the number of the head of *group* in this sentence."""
        return group.last - self.shift

    def group_at(self, index: int) -> VerbGroup | None:
        """Return the verb group that holds the word."""
        return self._group_of.get(index)

    def headed(self, index: int) -> VerbGroup | None:
        """Return the verb group whose head is the word."""
        return self.heads.get(index)

    def parted(self, index: int) -> bool:
        """Tell that punctuation stands right before the word."""
        return self._parted[index] if 0 <= index < len(self._parted) else True

    def segment(self, index: int) -> tuple[int, int]:
        """Return the numbers of the words around *index* without punctuation inside."""
        return self._segments[index]

    def is_name(self, index: int) -> bool:
        """Tell a capital inside a sentence of mixed case."""
        word = self.words[index].text
        inside = index > 0 and not self.parted(index)
        return inside and word[:1].isupper() and word[1:2].islower()

    def is_asked(self, index: int) -> bool:
        """Tell that a question mark ends what holds the word, also inside quotes."""
        if "?" not in self.sentence.text:
            return False
        end = self.sentence.end
        stop = _END.search(self.text, self.words[index].end, end)
        return stop is not None and stop.group() == "?"


def _between(parted: list[bool], length: int) -> list[tuple[int, int]]:
    """Return for each word the first of its stretch and the one after the last."""
    starts = [at for at in range(length) if not at or parted[at]]
    pairs = zip(starts, [*starts[1:], length], strict=False)
    return [(begin, end) for begin, end in pairs for _ in range(begin, end)]
