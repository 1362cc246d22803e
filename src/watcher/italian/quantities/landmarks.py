"""By which figures, hours and days does one know a report again?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import Canonical, canonical
from watcher.italian.inflection.function_words import is_function_word
from watcher.italian.quantities.digits import digits
from watcher.italian.quantities.number_words import word_number
from watcher.italian.quantities.small_words import labels
from watcher.italian.quantities.units import unit_class

# "Tre feriti" are in every paper; so is any round hour.
_FEWEST = 4
_TELLING_DIGITS = 3
_ROUND_MINUTES = frozenset({"00", "15", "30", "45"})
_HOUR = re.compile(r"(\d{1,2})[.:](\d\d)")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SHARE = {"%", "cento"}
# Everything lasts some days and stands some metres away.
_COMMON_UNITS = frozenset({"TIME", "LENGTH"})


@dataclass(frozen=True, slots=True)
class Landmark:
    """
    A figure with what it counts, an hour or a day: the tokens *first* to *last*.

    `key` is the same for every spelling. It is `sharp` when hardly another report has
    it by chance: an hour to the minute, a figure of three digits that are no zeros.
    """

    key: str
    first: int
    last: int
    sharp: bool


@lru_cache(maxsize=64)
def landmarks(text: str) -> tuple[Landmark, ...]:
    """
    Return the landmarks of *text*, in order.

    >>> [mark.key for mark in landmarks("Alle 18.12 del 12 marzo, con ottanta persone")]
    ['18.12', '12 marzo', '80 persone']
    >>> [mark.key for mark in landmarks("Articolo 416 del 1999, per 905 milioni")]
    ['905']
    """
    return tuple(_among(Canonical(text).tokens))


def _among(tokens: Sequence[str]) -> Iterator[Landmark]:
    at = 0
    while at < len(tokens):
        mark = _at(tokens, at)
        if mark:
            yield mark
        at = mark.last + 1 if mark else at + 1


def _at(tokens: Sequence[str], at: int) -> Landmark | None:
    hour = _HOUR.fullmatch(tokens[at])
    if hour:
        return _hour(hour[1], hour[2], at)
    value = _value(tokens[at])
    if value is None or _names(tokens, at):
        return None
    if _next(tokens, at) == "mila":
        return _figure(tokens, at, at + 1, value * 1000)
    return _figure(tokens, at, at, value)


def _figure(
    tokens: Sequence[str], first: int, last: int, value: float
) -> Landmark | None:
    number = f"{value:.10g}"
    counted, end = _counted(tokens, last)
    is_day = counted in _months()
    is_year = _YEAR.fullmatch(tokens[first]) is not None
    if not (is_day or is_year) and _is_telling(number):
        return Landmark(number, first, last, sharp=True)
    if not counted or is_year or (value < _FEWEST and not is_day):
        return None
    return Landmark(f"{number} {counted}", first, end, sharp=False)


def _is_telling(number: str) -> bool:
    return len(number.replace(".", "").strip("0")) >= _TELLING_DIGITS


def _hour(hour: str, minutes: str, at: int) -> Landmark | None:
    """Return the hour to the minute at the token *at*, None for a round one."""
    if minutes in _ROUND_MINUTES or not hour.lstrip("0"):
        return None
    return Landmark(f"{int(hour)}.{minutes}", at, at, sharp=True)


def _value(token: str) -> float | None:
    if token[0].isdigit():
        found = digits(token)
        return found.value if found else None
    number = word_number(token)
    return float(number.value) if number else None


def _names(tokens: Sequence[str], at: int) -> bool:
    """Tell "l'articolo 416" and "legge 146": the number is a name."""
    return at > 0 and labels().get(tokens[at - 1]) == "strict"


def _counted(tokens: Sequence[str], at: int) -> tuple[str, int]:
    """Return what the number that ends at *at* counts and where that ends, or ""."""
    word = _next(tokens, at)
    if word == "per":
        word, at = _next(tokens, at + 1), at + 1
    if word in _SHARE:
        return "%", at + 1
    if not word[:1].isalpha() or is_function_word(word) or word_number(word):
        return "", at
    return ("", at) if unit_class(word) in _COMMON_UNITS else (word, at + 1)


def _next(tokens: Sequence[str], at: int) -> str:
    return tokens[at + 1] if at + 1 < len(tokens) else ""


@cache
def _months() -> frozenset[str]:
    return frozenset(canonical(month) for month in lexicon.lines("months.txt"))
