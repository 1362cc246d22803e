"""How long are "due o tre settimane", "una decina di giorni", "un anno e mezzo"?"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from watcher.italian.times.calendar import (
    Span,
    days,
    month_of,
    one_day,
    plus_days,
    plus_months,
    years,
)
from watcher.italian.times.ranges import through
from watcher.italian.times.time_words import (
    counting_words,
    names_of,
    numbers_of,
    words_of,
)
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import number_at

_MONTHS_OF_A_YEAR = 12
_LINKS = ("o", "-", "–", "e", "/", "a")
_LONGEST = 5000  # units; more is no length of news


class Length(NamedTuple):
    """
    A counted length of time, from `low` to `high` units of `unit`.

    `low` is None for "qualche giorno": then the length is loose. `end` is the index
    of the first token after it.
    """

    low: float | None
    high: float | None
    unit: str
    end: int
    about: bool = False

    @property
    def is_loose(self) -> bool:
        """True when nothing is counted."""
        return self.low is None


def unit_at(line: Line, index: int) -> str | None:
    """Return the unit that the word at *index* names: day, week, month, ..."""
    return names_of("units").get(line.key(index))


def is_plural(line: Line, index: int) -> bool:
    """Tell whether the word of a unit stands in the plural."""
    key = line.key(index)
    return key.endswith("i") or key in ("settimane", "ore", "giornate")


# Four rules ask, one after the other, what is counted at a number.
@lru_cache(maxsize=64)
def length(line: Line, index: int) -> Length | None:
    """Read a counted length that starts at *index*."""
    start = index
    if line.key(index) != "di":
        index = line.skip(index, "modes", "about")
    about = index > start and not line.says(start, "ormai")
    low, index, loose = _count(line, index)
    if low is None and not loose:
        return None
    high = low
    if low is not None and line.key(index) in _LINKS:
        more, at, _ = _count(line, index + 1)
        if more is not None and more > low and unit_at(line, at):
            high, index = more, at
    unit = unit_at(line, index)
    if unit is None or (low is not None and low > _LONGEST):
        return None
    if loose and low is None:
        return Length(None, None, unit, index + 1, about=True)
    return _and_half(line, Length(low, high, unit, index + 1, about or loose))


def _and_half(line: Line, found: Length) -> Length:
    if line.says(found.end, "e", "mezzo") or line.says(found.end, "e", "mezza"):
        low, high = (found.low or 0) + 0.5, (found.high or 0) + 0.5
        return Length(low, high, found.unit, found.end + 2, found.about)
    return found


def _count(line: Line, index: int) -> tuple[float | None, int, bool]:
    """Return the count, the index after it, and whether it is only approximate."""
    key = line.key(index)
    if key in words_of("few", "words"):
        return None, index + 1, True
    if key in ("un", "una") and line.key(index + 1) in words_of("few", "words"):
        return None, index + 2 + (line.key(index + 2) == "di"), True
    at = index + (key in ("un", "una"))
    group = numbers_of("collectives").get(line.key(at))
    if group is not None:
        of = line.key(at + 1) in ("di", "d'")
        return group, at + 1 + of, group > 2
    if key in counting_words():
        return counting_words()[key], index + 1, False
    value = number_at(line, index)
    return (value, index + 1, False) if value else (None, index, False)


def reach(day: date, found: Length, sign: int) -> date:
    """Return the day at the end of the longest reading of *found* from *day*."""
    if found.is_loose or found.high is None:
        return plus_days(day, sign * loose_days(found.unit))
    return _move(day, found.unit, sign * found.high)


def loose_days(unit: str) -> int:
    """Return how many days "giorni", "mesi" without a number reach."""
    table = numbers_of("loose_days")
    return table.get(unit, table["year"])


def _move(day: date, unit: str, count: float) -> date:
    if unit in numbers_of("unit_months"):
        whole = count * numbers_of("unit_months")[unit]
        moved = plus_months(day, int(whole))
        return plus_days(moved, int((whole - int(whole)) * 30))
    if unit == "hour":
        return plus_days(day, _days_of_hours(count))
    return plus_days(day, int(count * numbers_of("unit_days")[unit]))


def _days_of_hours(count: float) -> int:
    sign = 1 if count > 0 else -1
    return sign * int((abs(count) + 23) // 24) if abs(count) >= 24 else 0


def point_at(day: date, found: Length, sign: int) -> Span:
    """
    Return when "N fa" or "tra N" is: the day, the month or the year of it.

    Days and weeks are told to the day, months to the month, years to the year.
    """
    if found.is_loose or found.low is None or found.high is None:
        far = plus_days(day, sign * loose_days(found.unit))
        start, end = min(day, far), max(day, far)
        return days(start, plus_days(end, 1)).loosely()
    ends = sorted(_move(day, found.unit, sign * n) for n in (found.low, found.high))
    first, last = _whole(ends[0], found), _whole(ends[1], found)
    span = first if first == last else through(first, last) or first
    return span.loosely() if found.about else span


def _whole(day: date, found: Length) -> Span:
    size = numbers_of("unit_months").get(found.unit, 0)
    if size and found.low is not None and found.low % 1:
        return month_of(day.year, day.month)
    if size >= _MONTHS_OF_A_YEAR:
        return years(day.year)
    return month_of(day.year, day.month) if size else one_day(day)
