"""Which two numbers are the ends of one range, and which are before and after?"""

from watcher.italian.lemmas import lemmas
from watcher.italian.quantities.bounds import bounds_around
from watcher.italian.quantities.nouns import Unit, unit_of
from watcher.italian.quantities.number import Number
from watcher.italian.quantities.number_words import word_number
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.reading import Reading, reading_of
from watcher.italian.quantities.small_words import articulated, plain, word_set

_DASHES = frozenset({"-", "–", "—", "‑"})
_OPENERS = {"tra": "e", "fra": "e", "da": "a"}
_FILLERS = frozenset(
    {"circa", "oltre", "quasi", "€", "$", "£", "fino", "a", "forse", "i"}
)
_SPANNING = frozenset(
    {"va", "vanno", "varia", "variano", "oscilla", "oscillano", "andrà"}
)
_CHANGE_REACH = 14  # words between "passare" and "da 320 a 420" in long clauses


def range_of(text: Passage, one: Number, other: Number) -> list[Reading]:
    """
    Read *one* and *other* together; empty when they are two separate quantities.

    A range gives one reading. After a verb of change "da 320 a 420" gives two, the
    first of them a former value.
    """
    begin = _joined(text, one, other)
    if begin is None:
        return []
    first_unit, unit = unit_of(text, one), unit_of(text, other)
    if not _agree(first_unit, unit):
        return []
    unit = unit or first_unit
    one = _with_shared_multiplier(one, other)
    low = reading_of(one, first_unit or _only_named(unit, one.last))
    high = reading_of(other, unit)
    if plain(text.words[begin]) == "da" and is_change(text, begin):
        return _before_and_after(text, low, high, unit)
    around = bounds_around(text, begin, high.last)
    return [
        high._replace(
            lo=low.lo,
            first=around.first,
            last=around.last,
            core=begin,
            side="",
            approximate=around.approximate or low.approximate or high.approximate,
            additional=around.additional,
            definite=around.definite and begin == low.core,
            fractional=low.fractional or high.fractional,
            is_range=True,
        )
    ]


def is_change(text: Passage, at: int) -> bool:
    """Tell whether a verb or noun of change stands in the clause before token *at*."""
    for back in range(at - 1, max(-1, at - 1 - _CHANGE_REACH), -1):
        if text.stops(back):
            return False
        word = text.words[back]
        if word in _SPANNING:
            return False
        if word in word_set("change_words.txt"):
            return True
        is_word = word.isalpha() and len(word) > 3
        if is_word and not word_set("change_words.txt").isdisjoint(lemmas(word)):
            return True
    return False


def _before_and_after(
    text: Passage, low: Reading, high: Reading, unit: Unit | None
) -> list[Reading]:
    around = bounds_around(text, high.first, high.last)
    former = low._replace(
        previous=True,
        is_range=True,
    )
    side = "" if around.side == "max" and _is_fino(text, around.first) else around.side
    after = high._replace(
        first=max(around.first, former.last),
        last=around.last,
        unit=unit,
        side=side,
        approximate=around.approximate or high.approximate,
        is_range=True,
    )
    return [former, after]


def _only_named(unit: Unit | None, last: int) -> Unit | None:
    """Return the unit that stands behind the other number, its tokens left there."""
    return unit and unit._replace(last=last, first=None)


def _is_fino(text: Passage, at: int) -> bool:
    return text.word(at) in {"fino", "sino"}


def _joined(text: Passage, one: Number, other: Number) -> int | None:
    """Return the token where a range of the two begins, None when they make none."""
    if one.form == "article" and (
        other.form == "article" or other.first - one.last > 2
    ):
        return None  # "tra un conclave e una partita"
    if one.last == other.first:
        return one.first if _is_dashed(text, one) else None
    between = _between(text, one, other)
    if not between:
        return None
    if between[0] in {"o", "od", "oppure", "forse"}:
        return one.first if _are_fillers(between[1:]) else None
    at = _opener(text, one)
    return at if at is not None and _closes(text.words[at], between) else None


def _is_dashed(text: Passage, one: Number) -> bool:
    gap = text.gap(one.last - 1)
    if gap[:1] == " " and gap[-1:] != " ":  # "un -0,3%" has a minus
        return False
    return gap.strip() in _DASHES or (gap == "/" and one.form == "words")


def _closes(opener: str, between: tuple[str, ...]) -> bool:
    """Tell whether *between* answers the opener: "tra ... e", "da ... fino a"."""
    words = between[1:] if between[0] in {"fino", "sino"} else between
    is_linked = bool(words) and _is_link(words[0], _OPENERS[plain(opener)])
    return is_linked and _are_fillers(words[1:])


def _is_link(word: str, link: str) -> bool:
    return word in {"e", "ed"} if link == "e" else plain(word) in {"a", "ad"}


def _between(text: Passage, one: Number, other: Number) -> tuple[str, ...] | None:
    """Return the words between two numbers, the first one's own unit left out."""
    start = one.last
    unit = unit_of(text, one)
    if unit and one.last < unit.last < other.first:
        start = unit.last
    if other.first - start > 4:
        return None
    if any(text.stops(at) for at in range(one.last - 1, other.first - 1)):
        return None
    return text.words[start : other.first]


def _are_fillers(words: tuple[str, ...] | list[str]) -> bool:
    return all(word in _FILLERS or word in articulated() for word in words)


def _opener(text: Passage, one: Number) -> int | None:
    for at in range(one.first - 1, max(-1, one.first - 4), -1):
        if not text.flows(at):
            return None
        word = text.words[at]
        if plain(word) in _OPENERS:
            return at
        if word not in _FILLERS and word not in articulated() and word != "almeno":
            return None
    return None


def _agree(one: Unit | None, other: Unit | None) -> bool:
    if one is None or other is None or not one.is_sure:
        return True
    if one.unit_class in {"MONEY", "PERCENT"}:
        return one.unit_class == other.unit_class
    return one.text.lower() == other.text.lower()


def _with_shared_multiplier(one: Number, other: Number) -> Number:
    """Let "10" share the multiplier of "11 mila" in "tra i 10 e gli 11 mila"."""
    if one.scale > 1 or other.scale <= 1 or one.lo >= 1000 or not other.mantissa:
        return one
    if one.form not in {"digits", "words"} or one.lo / other.mantissa > 10:
        return one
    if other.form == "vague" or (other.scale == 100 and one.lo >= 10):
        return one
    return one.times(other.scale, one.last)


def is_numeral(word: str) -> bool:
    """Tell whether the folded *word* is digits or a numeral."""
    return word[:1].isdecimal() or word_number(word) is not None
