"""Does the arithmetic of days, months and parts hold at its edges?"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.times.calendar import (
    easter,
    month_of,
    plus_days,
    plus_months,
    season_of,
    years,
)
from watcher.italian.times.portions import half, portion, weekday_in


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.dates(), st.integers(-(10**7), 10**7))
def test_moving_a_day_stays_in_the_calendar(day: date, steps: int) -> None:
    """Any move of days or months ends on a day that exists, in the right direction."""
    for moved in (plus_days(day, steps), plus_months(day, steps)):
        assert moved >= day if steps >= 0 else moved <= day


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2000, (4, 23))],
)
def test_easter_is_computed(year: int, day: tuple[int, int]) -> None:
    """Easter Sunday falls where the church calendar puts it."""
    assert easter(year) == date(year, *day)


def test_the_parts_of_a_span_tile_it() -> None:
    """Beginning, middle and end leave no day out and share none."""
    for span in (month_of(2024, 2), season_of(2025, 12), years(2025), years(1990, 10)):
        start, middle, end = (portion(span, p) for p in ("start", "middle", "end"))

        assert span.start == start.start
        assert start.end == middle.start
        assert middle.end == end.start
        assert end.end == span.end


def test_the_halves_of_a_span_tile_it() -> None:
    """The second half begins where the first ends."""
    for span in (
        month_of(2025, 2),
        month_of(2025, 10),
        season_of(2025, 6),
        years(2025),
    ):
        assert half(span, 1).end == half(span, 2).start


def test_a_weekday_that_a_month_lacks_is_none() -> None:
    """There is no sixth Monday."""
    assert weekday_in(month_of(2025, 9), 0, 6) is None
