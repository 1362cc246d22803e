"""When does it come round again? A cron expression, by the clock of a time zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from cronsim import CronSim, CronSimError

_FIELDS = 5


@dataclass(frozen=True, slots=True)
class Schedule:
    """
    A cron expression of five fields: minute, hour, day, month, day of the week.

    A time that clocks skip comes as soon as they have, one that they show twice comes
    the first time.

    Raises:
        ValueError: it is none.
    """

    cron: str

    def __post_init__(self) -> None:
        if len(self.cron.split()) != _FIELDS:
            raise ValueError(f'"{self.cron}" has not five fields')
        try:
            next(CronSim(self.cron, datetime(2000, 1, 1, tzinfo=UTC)))
        except (CronSimError, StopIteration) as error:
            raise ValueError(f'"{self.cron}": {error}'.rstrip(": ")) from None

    def latest(self, now: datetime, zone: tzinfo) -> datetime:
        """
        Return the last moment until *now* that it names, in UTC.

        >>> Schedule("30 7 * * MON").latest(datetime(2026, 3, 4, tzinfo=UTC), UTC)
        datetime.datetime(2026, 3, 2, 7, 30, tzinfo=datetime.timezone.utc)
        """
        # The search looks at minutes before its start; this one has begun.
        start = now.astimezone(zone) + timedelta(minutes=1)
        start = start.replace(second=0, microsecond=0)
        for moment in CronSim(self.cron, start, reverse=True):
            found: datetime = moment.astimezone(UTC)
            if found <= now:
                return found
        raise ValueError(f'"{self.cron}" names no moment in fifty years')


def due(
    now: datetime, schedules: Iterable[Schedule], zone: tzinfo, *, last: datetime
) -> datetime | None:
    """
    Return the latest moment of *schedules* that has come since *last*, if one has.

    What passed while nobody watched is one, not several.
    """
    come = [schedule.latest(now, zone) for schedule in schedules]
    return max((moment for moment in come if moment > last), default=None)
