"""What does a grammar rule look at, and what does it give back?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from watcher.italian.lemmas import lemmas
from watcher.italian.quantities.number_words import word_number
from watcher.italian.times.anchors import Anchor
from watcher.italian.times.time_words import sides, words_of
from watcher.italian.times.tokens import Line


class Found(NamedTuple):
    """A date that was read, and the index of the first token after it."""

    anchor: Anchor
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """
    The sentence at hand and the day on which it was published.

    `memo` keeps what `time_points.point` read, since several rules ask it.
    """

    line: Line
    published: date
    memo: dict[int, "Found | None"] = field(default_factory=dict, compare=False)


Rule = Callable[[View, int], Found | None]


def longest(rules: Iterable[Rule], view: View, index: int) -> Found | None:
    """Return the reading of the first rule that reads the most."""
    best: Found | None = None
    for rule in rules:
        found = rule(view, index)
        if found and (best is None or found.end > best.end):
            best = found
    return best


def number_at(line: Line, index: int) -> int | None:
    """Return the whole number at *index*, in digits or in words."""
    token = line[index]
    if token.value is not None:
        return None if is_decimal(line, index) else token.value
    if not token.is_word:
        return None
    read = word_number(token.key)
    return read.value if read else None


def shift_at(line: Line, index: int) -> tuple[str, int]:
    """Read "scorso", "prossimo", "ultimo", "questo"; "" when none is there."""
    side = sides().get(line.key(index))
    return (side, index + 1) if side else ("", index)


def is_decimal(line: Line, index: int) -> bool:
    """Tell whether the number is a part of 12.000, 4,5 or 18:30."""
    after = line[index + 1]
    if after.glued and after.key in (",", ":", "'"):
        beyond = line[index + 2]
        if beyond.glued and beyond.value is not None:
            return True
    if not line[index].glued:
        return False
    before = line[index - 1]
    signed = before.glued and before.key in (",", ":", ".")
    return signed and line[index - 2].value is not None


def is_free(line: Line, index: int) -> bool:
    """
    Tell whether no counted noun stands at *index*.

    "il 28 e", "sabato 12 arrivano" are days; "il 28 per cento", "sabato 12 operai"
    are counts.
    """
    token = line[index]
    if token.key in ("%", "€", "°", "º") or token.value is not None:
        return False
    if token.key == "-" and token.glued and line[index + 1].value is not None:
        return False  # "l'1-1 finale"
    if token.key == "a" and line[index + 1].value is not None:
        return False  # "il 2 a 1 finale"
    if (
        line.says(index, "per", "cento")
        or line.says(index, "per", "mille")
        or token.key in ("mila", "milioni", "miliardi")
    ):
        return False
    if not token.is_word or token.key in words_of("after_a_day", "words"):
        return True
    return token.text[:1].isupper() or _is_verb(token.key)


def _is_verb(word: str) -> bool:
    return any(
        lemma != word and lemma.endswith(("are", "ere", "ire", "rre"))
        for lemma in lemmas(word)
    )
