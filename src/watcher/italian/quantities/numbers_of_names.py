"""Which numbers belong to a name, a label, a score or a saying, and count nothing?"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from watcher.italian.quantities.number import Number
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.small_words import currencies, labels, openings, plain
from watcher.italian.quantities.units import unit_class

_GLUED = frozenset({"mila", "°", "%", "€", "$", "£", "‰"})
_DASHES = frozenset({"-", "–", "—", "‑"})
_MINUTES = frozenset({"'", "’", "′", "″"})
_SUFFIXES = frozenset({"bis", "ter", "quater"})
_MAX_GOALS = (
    30  # "4-3", "6-2", "28-14": no match of football, tennis or rugby ends higher
)


def numbers_of_names(text: Passage, found: Sequence[Number]) -> set[int]:
    """
    Return the positions in *found* of labels, names, scores, ratios and sayings.

    >>> from watcher.italian.quantities.numbers import numbers
    >>> from watcher.italian.quantities.passage import passage
    >>> p = passage("articolo 4, G7, un F-16, vince 4-3, sette su dieci, a due passi")
    >>> sorted(numbers_of_names(p, numbers(p)))
    [0, 1, 3, 4, 5, 6, 7, 8]
    """
    sayings = _sayings(text)
    dropped: set[int] = set()
    for at, number in enumerate(found):
        linked = at - 1 in dropped and _is_linked(text, found[at - 1], number)
        if (
            number.first in sayings
            or _is_glued(text, number)
            or _is_label(text, number)
            or (linked and not _is_counted(text, number))
        ):
            dropped.add(at)
    for at in range(len(found) - 1):
        pair = found[at], found[at + 1]
        if _is_score(text, *pair) or _is_ratio(text, *pair):
            dropped |= {at, at + 1}
    return dropped


def _sayings(text: Passage) -> set[int]:
    covered: set[int] = set()
    spoken = [plain(word) for word in text.words]
    known = _sayings_by_start()
    for at, start in enumerate(pairwise(spoken)):
        for phrase in known.get(start, ()):
            if tuple(spoken[at : at + len(phrase)]) == phrase:
                covered.update(range(at, at + len(phrase)))
    return covered


@cache
def _sayings_by_start() -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    found: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}
    for entries in openings("number_idioms.txt").values():
        for phrase, _ in entries:
            start = phrase[0], phrase[1]
            found[start] = (*found.get(start, ()), phrase)
    return found


def _is_glued(text: Passage, number: Number) -> bool:
    """Tell "G7", "F-16", "34enne", "3ª", "12/05": digits that are part of a word."""
    before, after = text.word(number.first - 1), text.word(number.last)
    gap_before = text.gap(number.first - 1) if number.first else " "
    gap_after = text.gap(number.last - 1)
    if before == "ogni" or (before == "°" and gap_before in {"", " "}):
        return True
    if after in _SUFFIXES or (gap_after == "-" and after.startswith("enn")):
        return True
    if number.form != "digits":
        return False
    if (gap_before in {"", "-"} and before[-1:].isalpha()) or "/" in {
        gap_before,
        gap_after,
    }:
        return True
    if gap_after[:1] in _MINUTES and gap_after:  # "gol al 12'"
        return gap_before[-1:] not in _MINUTES
    return _is_glued_after(text, number, after)


def _is_glued_after(text: Passage, number: Number, after: str) -> bool:
    if after == "°":
        return text.word(number.last + 1) not in {"c", "f"}
    is_one_word = (
        text.gap(number.last - 1) == "" and bool(after) and after not in _GLUED
    )
    return is_one_word and unit_class(after) is None


def _is_label(text: Passage, number: Number) -> bool:
    before = text.word(number.first - 1)
    strength = labels().get(before)
    if strength is None:
        return _is_name(text, number)
    if not number.is_plain or text.gap(number.first - 1) not in {" ", ". ", ".", "-"}:
        return False
    if text.word(number.first - 2)[:1].isdecimal():  # "in 24 ore 300 arresti"
        return False
    return strength == "strict" or not _is_counted(text, number)


def _is_name(text: Passage, number: Number) -> bool:
    """Tell "Falcon 9": a name's number stands behind a capital, before no unit."""
    at = number.first - 1
    if number.form != "digits" or not number.is_plain or text.gap(at) != " ":
        return False
    if text.word(at) in currencies():
        return False
    inside = at > 0 and not text.stops(at - 1) and text.gap(at - 1)[-1:] == " "
    return inside and text.is_capitalised(at) and not _is_counted(text, number)


def _is_counted(text: Passage, number: Number) -> bool:
    if not text.flows(number.last - 1):
        return False
    after = text.word(number.last)
    return after in {"%", "€", "$", "£", "per"} or unit_class(after) is not None


def _is_linked(text: Passage, before: Number, number: Number) -> bool:
    """Tell "altiforni 1 e 2", "articoli 4, 5 e 6"."""
    if not (before.is_plain and number.is_plain):
        return False
    if number.first == before.last:
        return text.gap(before.last - 1).strip() in {",", "-", "/"}
    return number.first == before.last + 1 and text.word(before.last) in {
        "e",
        "o",
        "bis",
    }


def _is_score(text: Passage, one: Number, other: Number) -> bool:
    if one.last != other.first or text.gap(one.last - 1) not in _DASHES:
        return False
    small = all(
        n.is_plain and n.form == "digits" and n.lo <= _MAX_GOALS for n in (one, other)
    )
    after = text.word(other.last)
    has_noun = (
        text.flows(other.last - 1) and after[-1:] in {"i", "e", "à"} and len(after) > 3
    )
    return small and not _is_counted(text, other) and not has_noun


def _is_ratio(text: Passage, one: Number, other: Number) -> bool:
    """Tell "sette su dieci", "tre italiani su 10", "24 ore su 24"."""
    is_near = other.first - one.last <= 3 and text.word(other.first - 1) in {
        "su",
        "ogni",
    }
    return is_near and not any(
        text.stops(at) for at in range(one.last - 1, other.first)
    )
