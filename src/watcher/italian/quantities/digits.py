"""Which number do digits and separators stand for?"""

import re
from dataclasses import dataclass

_MAX_DIGITS = 15  # longer runs are codes and account numbers, not amounts
# A point, apostrophe or space before exactly three digits groups thousands; what
# follows another separator is decimals: 1.500.000,50 and the Swiss 10'000.50.
_GROUPED = re.compile(r"([1-9]\d{0,2})((?:\.\d{3})+|(?:'\d{3})+|(?: \d{3})+)([.,]\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,}")
_DECIMAL = re.compile(r"(\d+)([.,])(\d+)")


@dataclass(frozen=True, slots=True)
class Digits:
    """
    The value of a number in digits.

    `as_thousands` is the other reading of "3,926", which machine translations from
    English use for 3926. `dotted` marks "18.40", which may be a time of day.
    """

    value: float
    decimal: bool = False
    dotted: bool = False
    grouped: bool = False
    as_thousands: float | None = None


def digits(word: str) -> Digits | None:
    """
    Read the folded *word*; None for clock times, codes and broken numbers.

    >>> digits("10'000")
    Digits(value=10000.0, decimal=False, dotted=False, grouped=True, as_thousands=None)
    >>> digits("007") is None
    True
    """
    if word.isdecimal():
        return _plain(word)
    if sum(map(str.isdecimal, word)) > _MAX_DIGITS:
        return None
    grouped = _GROUPED.fullmatch(word)
    if grouped:
        return _grouped(*grouped.groups())
    if _ENGLISH.fullmatch(word):
        return Digits(float(word.replace(",", "")), grouped=True)
    decimal = _DECIMAL.fullmatch(word)
    return _decimal(*decimal.groups()) if decimal else None


def _plain(word: str) -> Digits | None:
    is_code = word[0] == "0" and len(word) > 1
    if is_code or len(word) > _MAX_DIGITS:
        return None
    return Digits(float(word))


def _grouped(head: str, groups: str, decimals: str | None) -> Digits:
    whole = head + "".join(filter(str.isdecimal, groups))
    fraction = (decimals or "").replace(",", ".")
    return Digits(float(whole + fraction), decimal=bool(decimals), grouped=True)


def _decimal(whole: str, mark: str, fraction: str) -> Digits | None:
    if whole[0] == "0" and len(whole) > 1:
        return None
    thousands = None
    if mark == "," and len(fraction) == 3 and len(whole) <= 3 and whole != "0":
        thousands = float(whole + fraction)
    return Digits(
        float(f"{whole}.{fraction}"),
        decimal=True,
        dotted=mark == ".",
        as_thousands=thousands,
    )
