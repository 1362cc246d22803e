"""Who empties the outbox while the daemon watches? A courier for each channel."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from watcher.alerts.decide import LONGEST_WAIT, next_try
from watcher.pipeline.outbox import carry
from watcher.pipeline.postman import Office, postmen
from watcher.pipeline.recorder import Recorder
from watcher.pipeline.world import Report, World
from watcher.store import deliveries
from watcher.store.database import check_writable

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Couriers:
    """
    At most one courier on its way to each channel; nobody waits for another.

    A round goes on beside them: the outbox is all that they share with it. *told*
    hears what each courier did.
    """

    world: World
    clock: Clock
    told: Callable[[Report], None]
    _away: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _rests: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    _office: Office = field(init=False)

    def __post_init__(self) -> None:
        # One more: those of a channel that is gone are given up without a thread.
        threads = postmen(len(self.world.settings.channels) + 1)
        self._office = Office(
            threads, Recorder(self.world.db, asyncio.get_running_loop())
        )

    def send_out(self) -> None:
        """Start a courier for every channel that has something to try and none away."""
        self._raise_bugs()
        now = self.clock()
        names = [
            name
            for name in deliveries.channels_due(self.world.db, now)
            if name not in self._away and not self._is_resting(name, now)
        ]
        if names:
            # What cannot be recorded must not leave: it would leave again and again.
            check_writable(self.world.db)
        for name in names:
            self._away[name] = asyncio.create_task(self._empty(name))

    async def come_home(self) -> None:
        """Call the couriers back; the messages in hand are finished and recorded."""
        tasks = set(self._away.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        self._office.threads.shutdown(wait=False)
        self._raise_bugs()

    async def _empty(self, name: str) -> None:
        report, more = Report(), True
        try:
            while more:
                more = await carry(self._present(), report, name, self._office)
        finally:
            self._note(name, failed=bool(report.delivery_failures))
            self.told(report)

    def _present(self) -> World:
        """Return the world now; no time has passed in it when a clock is set back."""
        now = self.clock()
        return replace(
            self.world, now=now, elapsed=lambda: max(self.clock() - now, timedelta())
        )

    def _note(self, name: str, *, failed: bool) -> None:
        """
        Let a channel that failed rest, longer each time.

        The others of its messages would meet the same; a single one that no service
        takes does not keep them for ever, for it waits by itself.
        """
        if not failed:
            self._rests.pop(name, None)
            return
        times = self._rests.get(name, (0, self.clock()))[0] + 1
        self._rests[name] = (times, next_try(times, self.clock(), key=name))

    def _is_resting(self, name: str, now: datetime) -> bool:
        left = self._rests[name][1] - now if name in self._rests else timedelta()
        # Longer than the longest wait and its jitter: the clock has been set back.
        return timedelta() < left < 2 * LONGEST_WAIT

    def _raise_bugs(self) -> None:
        for name, task in list(self._away.items()):
            if task.done():
                del self._away[name]
                if not task.cancelled():
                    task.result()
