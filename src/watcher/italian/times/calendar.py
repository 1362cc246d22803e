"""Which days does a month, a season or a part of a year cover? Pure arithmetic."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_FAR = 3_000_000  # more days than the calendar has


class Span(NamedTuple):
    """
    The days from *start* to *end*, end exclusive, None when open.

    `choices` are the spans of an "or"; `approximate` is "circa", written "~". `note`
    is "set" or "unanchored" when there are no days to tell.
    """

    start: date | None
    end: date | None
    granularity: str = "interval"
    vague: bool = False
    approximate: bool = False
    choices: tuple["Span", ...] = ()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """True when both ends are known and no day lies between them."""
        return (
            self.start is not None and self.end is not None and self.start >= self.end
        )

    def opened(self) -> "Span":
        """Return the span from its start on."""
        return self._replace(end=None, granularity="interval", choices=())

    def loosely(self) -> "Span":
        """Return the same days, marked as vague."""
        return self._replace(vague=True)


SOME_DAY = Span(start=None, end=None, vague=True, note="unanchored")
EACH = Span(start=None, end=None, note="set")


def plus_days(day: date, days: int) -> date:
    """Move *day* by *days*, staying inside the calendar."""
    days = max(-_FAR, min(_FAR, days))
    ordinal = day.toordinal() + days
    return date.fromordinal(max(1, min(date.max.toordinal(), ordinal)))


def plus_months(day: date, months: int) -> date:
    """
    Move *day* by *months*; the 31st becomes the last day of a shorter month.

    >>> plus_months(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    index = day.year * 12 + day.month - 1 + max(-_FAR, min(_FAR, months))
    if index < 12:
        return date.min
    if index >= 120_000:
        return date.max
    return date(index // 12, index % 12 + 1, min(day.day, _length(index)))


def _length(index: int) -> int:
    year, month = divmod(index, 12)
    if month == 11:
        return 31
    return (date(year, month + 2, 1) - timedelta(days=1)).day


def days(start: date, end: date, granularity: str = "interval") -> Span:
    """Cover the days from *start* to *end*, end exclusive."""
    return Span(start=start, end=end, granularity=granularity)


def one_day(day: date) -> Span:
    """Cover one day."""
    return days(day, plus_days(day, 1), "day")


# Which April is meant is found by looking at many; the press writes of few years.
@lru_cache(maxsize=4096)
def day_of(year: int, month: int, day: int) -> Span | None:
    """Cover a day of a month, None when the month has no such day."""
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def months(year: int, month: int, count: int, granularity: str = "interval") -> Span:
    """Cover *count* months from the first of *month*."""
    first = date(max(1, min(9999, year)), month, 1)
    return days(first, plus_months(first, count), granularity)


def month_of(year: int, month: int) -> Span:
    """Cover one month."""
    return months(year, month, 1, "month")


def season_of(year: int, month: int) -> Span:
    """Cover the meteorological season that begins in *month* of *year*."""
    return months(year, month, 3, "season")


def years(year: int, count: int = 1) -> Span:
    """Cover *count* whole years."""
    return months(year, 1, 12 * count, "year" if count == 1 else "interval")


def week_of(day: date) -> Span:
    """Cover the week, Monday to Sunday, that holds *day*."""
    monday = plus_days(day, -day.weekday())
    return days(monday, plus_days(monday, 7), "week")


def easter(year: int) -> date:
    """
    Return Easter Sunday of the Gregorian calendar.

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, spare = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    week = (32 + 2 * spare + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
