"""What is known of a quantity while it is being read?"""

from typing import NamedTuple

from watcher.italian.quantities.nouns import Unit
from watcher.italian.quantities.number import Number
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.units import kind_of
from watcher.model.mention import Quantity


class Reading(NamedTuple):
    """
    A quantity half read: its bounds, its tokens (`last` exclusive) and its unit.

    `core` is the token where the number itself begins. `is_range` tells two written
    bounds, `is_exact` that the numeral alone is the whole quantity ("300", "due").
    """

    lo: float
    hi: float
    first: int
    last: int
    core: int
    form: str
    unit: Unit | None = None
    side: str = ""
    approximate: bool = False
    additional: bool = False
    definite: bool = False
    previous: bool = False
    fractional: bool = False
    is_range: bool = False
    is_big: bool = False
    class_only: str | None = None

    @property
    def unit_class(self) -> str | None:
        """The class of the unit, or of what is counted without a noun."""
        return self.unit.unit_class if self.unit else self.class_only


def reading_of(number: Number, unit: Unit | None) -> Reading:
    """Begin a reading of *number*, which counts *unit*."""
    lo, hi = _values(number, unit)
    first = number.first if unit is None or unit.first is None else unit.first
    return Reading(
        lo=lo,
        hi=hi,
        first=first,
        last=max(number.last, unit.last) if unit else number.last,
        core=number.first,
        form=number.form,
        unit=unit,
        approximate=number.form in {"collective", "vague"},
        fractional=number.form in {"digits", "words"} and not lo.is_integer(),
        is_big=number.grouped
        or number.scale >= 1000
        or number.form in {"collective", "vague"},
    )


def _values(number: Number, unit: Unit | None) -> tuple[float, float]:
    """Read "3,926 lavoratori" as thousands: nobody counts people in thousandths."""
    if number.as_thousands is None or unit is None:
        return number.lo, number.hi
    is_english_money = unit.unit_class == "MONEY" and unit.first is not None
    if kind_of(unit.unit_class) == "count" or is_english_money:
        return number.as_thousands, number.as_thousands
    return number.lo, number.hi


def quantity_of(text: Passage, reading: Reading) -> Quantity:
    """Close a reading: open bounds, doubts and offsets into the text."""
    start = text.tokens[reading.first].start
    end = text.tokens[reading.last - 1].end
    lo, hi = min(reading.lo, reading.hi), max(reading.lo, reading.hi)
    return Quantity(
        text=text.text[start:end],
        start=start,
        end=end,
        min=None if reading.side == "max" else lo,
        max=None if reading.side == "min" else hi,
        unit=reading.unit.text if reading.unit else None,
        unit_class=reading.unit_class,
        kind=kind_of(reading.unit_class),
        definite=reading.definite,
        previous=reading.previous,
        additional=reading.additional,
        approximate=reading.approximate,
        low_confidence=_is_doubtful(reading),
    )


def _is_doubtful(reading: Reading) -> bool:
    """Flag corrupt ranges, halves of people, and bounds too wide to compare."""
    if reading.lo > reading.hi:
        return True
    if reading.fractional and reading.unit and kind_of(reading.unit_class) == "count":
        return reading.unit_class != "SCORE"
    if reading.form == "vague" and reading.hi >= 9999:
        return True
    return reading.lo > 0 and reading.hi / reading.lo >= 5
