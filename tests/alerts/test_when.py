"""Is a delivery held back in quiet hours, whatever clocks do?"""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.builders import ROME
from watcher.alerts.when import moment_of, quiet_until
from watcher.model.profile import Quiet

NIGHT = Quiet(start=time(22, 30), end=time(7))
LUNCH = Quiet(start=time(12), end=time(14))
SKIPPED = Quiet(start=time(1), end=time(2, 30))


def utc(day: str, clock: str) -> datetime:
    """Return a moment of 2026 in UTC."""
    return datetime.fromisoformat(f"2026-{day}T{clock}+00:00")


@pytest.mark.parametrize(
    ("quiet", "now", "until"),
    [
        (NIGHT, utc("03-03", "21:29"), None),
        (NIGHT, utc("03-03", "21:30"), utc("03-04", "06:00")),
        (NIGHT, utc("03-04", "05:59"), utc("03-04", "06:00")),
        (NIGHT, utc("03-04", "06:00"), None),
        (LUNCH, utc("03-03", "10:59"), None),
        (LUNCH, utc("03-03", "11:00"), utc("03-03", "13:00")),
        (LUNCH, utc("03-03", "13:00"), None),
        # Summer time begins on 29 March: the night is an hour shorter.
        (NIGHT, utc("03-28", "21:30"), utc("03-29", "05:00")),
        (NIGHT, utc("03-29", "00:59"), utc("03-29", "05:00")),
        (NIGHT, utc("03-29", "05:00"), None),
        (NIGHT, utc("03-29", "20:30"), utc("03-30", "05:00")),
        # At 2:30 clocks show no time at all that night.
        (SKIPPED, utc("03-29", "00:30"), utc("03-29", "01:30")),
        (SKIPPED, utc("03-29", "01:30"), None),
        # It ends on 25 October: the night is an hour longer.
        (NIGHT, utc("10-24", "20:29"), None),
        (NIGHT, utc("10-24", "20:30"), utc("10-25", "06:00")),
        (NIGHT, utc("10-25", "05:30"), utc("10-25", "06:00")),
        # Clocks show 2:15 twice; the quiet ended at the first 2:30.
        (SKIPPED, utc("10-25", "00:15"), utc("10-25", "00:30")),
        (SKIPPED, utc("10-25", "01:15"), None),
        (Quiet(start=time(7), end=time(7)), utc("03-03", "06:00"), None),
        (None, utc("03-03", "02:00"), None),
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall(
    quiet: Quiet | None, now: datetime, until: datetime | None
) -> None:
    """Also over midnight, and in the nights in which clocks change."""
    assert quiet_until(now, quiet, ROME) == until


@given(
    st.datetimes(
        min_value=datetime(2026, 1, 1),  # noqa: DTZ001
        max_value=datetime(2027, 12, 31),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    st.times(),
    st.times(),
)
def test_what_rests_may_leave_when_the_quiet_ends(
    now: datetime, start: time, end: time
) -> None:
    """The end lies ahead, within a day and an hour, and nothing rests twice there."""
    quiet = Quiet(start=start.replace(fold=0), end=end.replace(fold=0))

    until = quiet_until(now, quiet, ROME)

    if until is not None:
        assert now < until
        assert (until - now).total_seconds() <= 25 * 3600
        assert quiet_until(until, quiet, ROME) is None


@pytest.mark.parametrize(
    ("day", "moment"),
    [("03-29", utc("03-29", "01:30")), ("10-25", utc("10-25", "00:30"))],
    ids=["skipped", "twice"],
)
def test_half_past_two_is_one_moment_in_every_night(day: str, moment: datetime) -> None:
    """Quiet hours end once in the nights in which clocks change."""
    date = datetime.fromisoformat(f"2026-{day}").date()

    assert moment_of(date, time(2, 30), ROME) == moment
