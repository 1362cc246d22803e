"""Does a schedule come round once, whatever clocks do?"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.model.schedule import Schedule, due

ROME = ZoneInfo("Europe/Rome")
MORNING = (Schedule("30 7 * * *"),)
TWICE = (*MORNING, Schedule("0 18 * * *"))
WORKDAYS = (Schedule("30 7 * * MON-FRI"),)


def utc(day: str, clock: str) -> datetime:
    """Return a moment of 2026 in UTC."""
    return datetime.fromisoformat(f"2026-{day}T{clock}+00:00")


@pytest.mark.parametrize(
    ("schedules", "last", "now", "moment"),
    [
        (MORNING, utc("03-03", "06:30"), utc("03-04", "06:29:59"), None),
        (MORNING, utc("03-03", "06:30"), utc("03-04", "06:30"), utc("03-04", "06:30")),
        (MORNING, utc("03-04", "06:30"), utc("03-04", "23:00"), None),
        (MORNING, utc("03-01", "09:00"), utc("03-04", "05:00"), utc("03-03", "06:30")),
        (TWICE, utc("03-04", "06:30"), utc("03-04", "17:00"), utc("03-04", "17:00")),
        (TWICE, utc("03-03", "06:30"), utc("03-04", "18:00"), utc("03-04", "17:00")),
        # Summer time begins on 29 March and ends on 25 October.
        (MORNING, utc("03-28", "06:30"), utc("03-29", "05:29"), None),
        (MORNING, utc("03-28", "06:30"), utc("03-29", "05:30"), utc("03-29", "05:30")),
        (MORNING, utc("10-24", "05:30"), utc("10-25", "06:29"), None),
        (MORNING, utc("10-24", "05:30"), utc("10-25", "06:30"), utc("10-25", "06:30")),
        # 6 March 2026 is a Friday.
        (WORKDAYS, utc("03-06", "06:30"), utc("03-08", "23:00"), None),
        (WORKDAYS, utc("03-06", "06:30"), utc("03-09", "06:30"), utc("03-09", "06:30")),
        ((), utc("03-03", "06:30"), utc("03-09", "06:30"), None),
    ],
)
def test_it_is_due_once_at_its_time(
    schedules: tuple[Schedule, ...],
    last: datetime,
    now: datetime,
    moment: datetime | None,
) -> None:
    """By the clock on the wall; what passed while nobody watched makes one."""
    assert due(now, schedules, ROME, last=last) == moment


@pytest.mark.parametrize(
    ("day", "moment"),
    [("03-29", utc("03-29", "01:00")), ("10-25", utc("10-25", "00:30"))],
    ids=["skipped", "twice"],
)
def test_half_past_two_comes_once_when_clocks_change(
    day: str, moment: datetime
) -> None:
    """Asked every minute of that night and the next day, it is due once."""
    schedules, last, found = (Schedule("30 2 * * *"),), utc(day, "00:00"), []
    last -= timedelta(hours=3)
    for minute in range(24 * 60):
        now = utc(day, "00:00") + timedelta(minutes=minute)
        if come := due(now, schedules, ROME, last=last):
            found.append(come)
            last = come

    assert found == [moment]


@given(
    st.datetimes(
        min_value=datetime(2026, 1, 1),  # noqa: DTZ001
        max_value=datetime(2027, 12, 31),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    st.integers(0, 59),
    st.integers(0, 23),
)
def test_the_latest_time_of_day_is_never_far(
    now: datetime, minute: int, hour: int
) -> None:
    """Not in the future, and within a day and the hour that clocks may add."""
    latest = Schedule(f"{minute} {hour} * * *").latest(now, ROME)

    assert latest <= now
    assert now - latest <= timedelta(hours=25)


@pytest.mark.parametrize(
    "cron",
    ["", "7:30", "61 7 * * *", "0 0 30 2 *", "@daily", "0 7 * * * *", "a b c d e"],
)
def test_what_is_no_cron_expression_is_refused(cron: str) -> None:
    """The message repeats it."""
    with pytest.raises(ValueError, match=cron.replace("*", r"\*") or "five"):
        Schedule(cron)
