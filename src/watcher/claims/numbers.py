"""Is a number known? Roundings, bounds and ranges of known numbers are known."""

import math
from collections.abc import Iterable

from watcher.model.mention import Quantity

# A writer rounds 3.926 to "quasi quattromila" and 4.450 to "4.500": within 3 %.
# With "circa" or a bound ("oltre", "poco più di") the press goes to 6 %.
_ROUNDING = 0.03
_LOOSE_ROUNDING = 0.06
# "Almeno 300" adds nothing to a known 390, but much to a known 800.
_ENTAILED_FACTOR = 1.35
# A rounding has no more digits than this.
_COARSE = 2
# A range such as "fra 10 e 12 mila" sums up the figures that lie in it.
_RANGE_FACTOR = 1.5


def is_known_number(new: Quantity, known: Iterable[Quantity]) -> bool:
    """Tell whether *new* says nothing that the *known* quantities do not say."""
    pool = list(known)
    if new.min is not None and new.max is not None and new.min != new.max:
        return _is_known_range(new, pool)
    return any(says_the_same(new, old) for old in pool)


def says_the_same(new: Quantity, old: Quantity) -> bool:
    """
    Tell whether *old* entails *new*: the same value, a rounding or a weaker bound.

    Asymmetric: "11.200" after "circa 11.000" is more precise and not known;
    "circa 11.000" after "11.200" is.
    """
    if (new.min, new.max) == (old.min, old.max):
        return True
    bottom, top = value_of(new), value_of(old)
    if bottom is None or top is None:
        return False
    if old.min is not None and old.max is not None and old.min < old.max:
        return old.min <= bottom <= old.max
    if new.max is None:
        return bottom * (1 - _LOOSE_ROUNDING) <= top <= bottom * _ENTAILED_FACTOR
    if new.min is None:
        return bottom / _ENTAILED_FACTOR <= top <= bottom * (1 + _ROUNDING)
    return _is_rounding(bottom, top, loose=new.approximate)


def reach_of(quantity: Quantity) -> tuple[float, float]:
    """Return the values between which a figure lies that can entail *quantity*."""
    value = value_of(quantity)
    if value is None:
        return math.inf, -math.inf
    if quantity.max is None:
        return value * (1 - _LOOSE_ROUNDING), value * _ENTAILED_FACTOR
    if quantity.min is None:
        return value / _ENTAILED_FACTOR, value * (1 + _ROUNDING)
    if quantity.min < quantity.max:
        return quantity.min, quantity.max
    if significant_digits(value) > _COARSE:
        return value, value
    # The tolerance counts from the greater of the two.
    return value * (1 - _LOOSE_ROUNDING), value / (1 - _LOOSE_ROUNDING)


def value_of(quantity: Quantity) -> float | None:
    """Return the one number that stands for *quantity*: its middle or its bound."""
    if quantity.min is None:
        return quantity.max
    if quantity.max is None:
        return quantity.min
    return (quantity.min + quantity.max) / 2


def significant_digits(value: float) -> int:
    """
    Count the digits of *value* without leading and trailing zeros.

    >>> significant_digits(3420), significant_digits(4000.0), significant_digits(1.5)
    (3, 1, 2)
    """
    digits = f"{value:.6g}" if value != int(value) else str(int(value))
    return len(digits.replace(".", "").strip("0")) or 1


def is_sum_or_difference(value: float, parts: Iterable[float]) -> bool:
    """Tell whether *value* is a + b, a + b + c or |a - b| of *parts*."""
    numbers = sorted(set(parts) - {value})
    for i, a in enumerate(numbers):
        for j, b in enumerate(numbers[i + 1 :], i + 1):
            if value in (a + b, b - a):
                return True
            if any(math.isclose(value, a + b + c) for c in numbers[j + 1 :]):
                return True
    return False


def _is_known_range(new: Quantity, pool: list[Quantity]) -> bool:
    if any((new.min, new.max) == (old.min, old.max) for old in pool):
        return True
    if new.min is None or new.max is None or new.max > new.min * _RANGE_FACTOR:
        return False
    values = [value for old in pool if (value := value_of(old)) is not None]
    return any(new.min <= value <= new.max for value in values)


def _is_rounding(coarse: float, fine: float, *, loose: bool) -> bool:
    if coarse == fine:
        return True
    tolerance = _LOOSE_ROUNDING if loose else _ROUNDING
    if fine <= 20 or abs(coarse - fine) > tolerance * max(abs(coarse), abs(fine)):
        return False
    digits = significant_digits(coarse)
    return digits <= _COARSE and (loose or digits < significant_digits(fine))
