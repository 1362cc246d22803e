"""When do quiet hours end? Pure: time is an argument."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from watcher.model.profile import Quiet

_DAY = timedelta(days=1)


def quiet_until(now: datetime, quiet: Quiet | None, zone: tzinfo) -> datetime | None:
    """Return when the quiet hours that hold *now* end; None outside of them."""
    if quiet is None or quiet.start == quiet.end:
        return None
    today = now.astimezone(zone).date()
    over_midnight = _DAY if quiet.end < quiet.start else timedelta()
    for first in (today - _DAY, today):
        start = moment_of(first, quiet.start, zone)
        end = moment_of(first + over_midnight, quiet.end, zone)
        if start <= now < end:
            return end
    return None


def moment_of(day: date, clock: time, zone: tzinfo) -> datetime:
    """
    Return the moment, in UTC, at which clocks of *zone* show *clock* on *day*.

    A time that clocks show twice is the first one; one that they skip comes an hour
    later.
    """
    return datetime.combine(day, clock, zone).astimezone(UTC)
