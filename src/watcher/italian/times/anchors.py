"""Which April is meant? A date that comes back is pinned to one by the tense."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from watcher.italian.times.calendar import Span, plus_days
from watcher.model.factuality import Tense

_REACH = {3: 8, 2: 4, 1: 3, 0: 0}  # periods looked at on each side of a date
_ENDED_LONG_AGO = 30  # days after which "la scorsa estate" may be the one just over


class Period(IntEnum):
    """How often a date comes back; the coarser one leads in a range."""

    WEEK = 1
    MONTH = 2
    YEAR = 3
    ONCE = 4


class Anchor(NamedTuple):
    """
    A date that comes back each `period`; `at` gives its days in one of them.

    `at` takes a year, a month (year * 12 + month - 1) or a week (see
    `monday`), any number when it comes ONCE, and gives None where it does not exist.
    `dated` says that the text names the year. `weekday` must agree when given.
    """

    period: Period
    at: Callable[[int], Span | None]
    dated: bool = False
    floating: bool = False  # "nel pomeriggio": the day of what was told before

    def map(self, cut: Callable[[Span], Span | None]) -> "Anchor":
        """Return the anchor of a part of each span."""

        def at(index: int) -> Span | None:
            span = self.at(index)
            return cut(span) if span else None

        return self._replace(at=at)


class Moment(NamedTuple):
    """From where the text looks: its day, the clause's tense, a year told before."""

    published: date
    tense: Tense = Tense.NONE
    year: int | None = None
    month: date | None = None  # a day of the month told before, for "il 28"
    lean: float = 1.0  # above 1 the future is preferred to an equally near past


def fixed(span: Span, *, dated: bool = False) -> Anchor:
    """Return the anchor of *span* and no other days."""
    return Anchor(period=Period.ONCE, at=lambda _: span, dated=dated)


def in_year(anchor: Anchor, year: int) -> Anchor | None:
    """Pin a yearly *anchor* to *year*, None when it has no such day."""
    span = _at(anchor, year)
    return fixed(span, dated=True) if span else None


def pick(anchor: Anchor, moment: Moment) -> Span | None:
    """Choose the days that *anchor* means, seen from *moment*."""
    if anchor.period is Period.ONCE:
        return anchor.at(0)
    if anchor.period is Period.YEAR and moment.year is not None:
        return _at(anchor, moment.year)
    if anchor.period is Period.MONTH and moment.month is not None:
        return _at(anchor, _index(Period.MONTH, moment.month))
    spans = _around(anchor, moment.published)
    past = [s for s, begin, _ in spans if begin <= moment.published]
    future = [s for s, _, end in spans if end > moment.published]
    if moment.tense is Tense.PAST and past:
        return past[-1]
    if moment.tense is Tense.FUTURE and future:
        return _to_come(spans, moment.published) or future[0]
    return _nearest(past, future, moment)


def _to_come(spans: Iterable[tuple[Span, date, date]], published: date) -> Span | None:
    """Find the next "da lunedì a venerdì": not the week that has begun."""
    for span, begin, end in spans:
        days = (end - begin).days
        if span.granularity != "interval" or not 2 < days < 7:
            return None
        if begin >= published:
            return span
    return None


def _nearest(past: list[Span], future: list[Span], moment: Moment) -> Span | None:
    if not past:
        return future[0] if future else None
    if not future:
        return past[-1]
    ago = _distance(past[-1].end, moment.published) + 1
    ahead = _distance(future[0].start, moment.published) / moment.lean
    return future[0] if ahead <= ago else past[-1]


def _distance(day: date | None, published: date) -> int:
    return abs((day - published).days) if day else 0


def latest(anchor: Anchor, published: date) -> Anchor | None:
    """
    Pin to the last one that is over ("lo scorso aprile").

    A season must be over for more than a month: in early September "la scorsa
    estate" is last year's.
    """
    found = None
    for span, _, end in _around(anchor, published):
        gap = _ENDED_LONG_AGO + 1 if span.granularity == "season" else 0
        if plus_days(end, gap) <= published:
            found = span
    return fixed(found) if found else None


def coming(anchor: Anchor, published: date) -> Anchor | None:
    """Pin to the first one that has not begun ("il prossimo aprile")."""
    for span, begin, _ in _around(anchor, published):
        if begin > published:
            return fixed(span)
    return None


def current(anchor: Anchor, published: date) -> Anchor | None:
    """Pin to the one of this year, month or week ("quest'estate")."""
    spans = _around(anchor, published)
    for span, begin, end in spans:
        if begin <= published < end:
            return fixed(span)
    same = [
        span
        for span, begin, end in spans
        if begin.year == published.year == plus_days(end, -1).year
    ]
    if anchor.period is Period.YEAR and len(same) == 1:
        return fixed(same[0])
    nearest = pick(anchor, Moment(published=published))
    return fixed(nearest) if nearest else None


def sample(anchor: Anchor, day: date) -> Span | None:
    """Return the days of the period that holds *day*, to see how long they are."""
    return _at(anchor, _index(anchor.period, day))


def before(anchor: Anchor, day: date) -> Span | None:
    """Find the last one that begins before *day*."""
    if anchor.period is Period.ONCE:
        return anchor.at(0)
    spans = [s for s, begin, _ in _around(anchor, day) if begin < day]
    return spans[-1] if spans else None


def following(anchor: Anchor, day: date) -> Span | None:
    """Find the first one that ends after *day*."""
    if anchor.period is Period.ONCE:
        return anchor.at(0)
    for span, _, end in _around(anchor, day):
        if end > day:
            return span
    return None


# Chronicle and reader ask for the same date, one after the other.
@lru_cache(maxsize=64)
def _around(anchor: Anchor, day: date) -> tuple[tuple[Span, date, date], ...]:
    reach = _REACH[int(anchor.period)] if anchor.period is not Period.ONCE else 0
    middle = _index(anchor.period, day)
    found = []
    for index in range(middle - reach, middle + reach + 1):
        span = _at(anchor, index)
        if span and span.start and span.end and not span.is_empty:
            found.append((span, span.start, span.end))
    return tuple(found)


def monday(week: int) -> date:
    """Return the Monday of the week number *week*."""
    return date.fromordinal(week * 7 + 1)


def _index(period: Period, day: date) -> int:
    if period is Period.YEAR:
        return day.year
    if period is Period.MONTH:
        return day.year * 12 + day.month - 1
    return (day.toordinal() - 1) // 7


def _at(anchor: Anchor, index: int) -> Span | None:
    try:
        return anchor.at(index)
    except (ValueError, OverflowError):
        return None  # outside the calendar
