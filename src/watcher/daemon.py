"""When does a round run? APScheduler ticks until SIGTERM or SIGINT."""

import asyncio
import logging
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from watcher.model.settings import Settings
from watcher.pipeline import Couriers, Distress, Report, World, read_round
from watcher.pipeline.queue import is_left

log = logging.getLogger(__name__)

# Feeds carry their own due times in the database; the tick only looks who is due.
TICK_SECONDS = 15
_SHORTEST_TICK = 0.5
# An alert may wait as long as this for its courier.
_OUTBOX_SECONDS = 1


def utc_now() -> datetime:
    """Return the present moment, aware and UTC."""
    return datetime.now(UTC)


def tick_of(settings: Settings) -> float:
    """Return how often to look who is due: twice in the shortest interval."""
    own = (feed.every for feed in settings.feeds if feed.every)
    shortest = min((settings.poll_every, *own)).total_seconds()
    return min(TICK_SECONDS, max(shortest / 2, _SHORTEST_TICK))


def stopwatch() -> Callable[[], timedelta]:
    """Return what tells the time since now, whatever becomes of the system's clock."""
    began = time.monotonic()
    return lambda: timedelta(seconds=time.monotonic() - began)


async def run_daemon(world: World, *, tick_seconds: float | None = None) -> None:
    """
    Run rounds until SIGTERM or SIGINT, the first at once, never two together.

    What is to be told leaves beside the rounds, so that a slow channel holds up none.
    A stop ends the round in hand after the article and the message in hand; what is
    left stays on the queue. A bug in a round ends the daemon and is raised; a database
    that refuses to be written is tried again at every tick.
    """
    couriers = Couriers(world, utc_now, log_deliveries)
    rounds = _Rounds(world, couriers, Distress(world))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, rounds.stop)
    scheduler = _scheduler(rounds, tick_seconds or tick_of(world.settings))
    scheduler.start()
    log.info("watching", extra={"feeds": len(world.settings.feeds)})
    try:
        await rounds.end()
    finally:
        scheduler.shutdown(wait=False)
    log.info("stopped")


@dataclass(slots=True)
class _Rounds:
    """One round after the other, couriers beside them, and the one way to end them."""

    world: World
    couriers: Couriers
    distress: Distress
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _current: "asyncio.Task[Report] | None" = None
    _broken: BaseException | None = None

    async def tick(self) -> None:
        """Run one round to its end, and more while it leaves entries on the queue."""
        while await self._run_one():
            continue

    async def _run_one(self) -> bool:
        if self._stopping.is_set() or not await self.distress.may_work(utc_now()):
            return False
        world = replace(self.world, now=utc_now(), elapsed=stopwatch())
        self._current = asyncio.create_task(read_round(world, Report()))
        await asyncio.wait({self._current})
        if self._current.cancelled():
            return False
        if error := self._current.exception():
            await self._meet(error)
            return False
        log_report(self._current.result())
        await self.distress.worked(utc_now())
        await self.deliver()
        return is_left(world)

    async def deliver(self) -> None:
        """Send out couriers; a bug in one of them ends the daemon."""
        if self._stopping.is_set() or self.distress.is_on:
            return
        try:
            self.couriers.send_out()
        except BaseException as error:  # noqa: BLE001 - raised again by `end`
            await self._meet(error)

    async def _meet(self, error: BaseException) -> None:
        """Wait for a database that refuses; end at anything else."""
        if not await self.distress.meets(error, utc_now()):
            self._broken = error
            self.stop()

    def stop(self) -> None:
        """End the round in hand where it waits next: an article is judged at once."""
        self._stopping.set()
        if self._current:
            self._current.cancel()

    async def end(self) -> None:
        """Wait for the stop, the round and the messages in hand; raise what broke."""
        await self._stopping.wait()
        if self._current:
            await asyncio.wait({self._current})
        try:
            await self.couriers.come_home()
        except BaseException as error:  # noqa: BLE001 - a bug is raised below
            await self._meet(error)
        await self.world.give_up()
        if self._broken:
            raise self._broken


def _scheduler(rounds: _Rounds, tick_seconds: float) -> AsyncIOScheduler:
    # It warns at every tick that a long round lets pass.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = AsyncIOScheduler(timezone=UTC)
    # One tick at a time, none lost to a slow one: it runs late instead.
    once = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    jobs = ((rounds.tick, tick_seconds), (rounds.deliver, _OUTBOX_SECONDS))
    for job, seconds in jobs:
        scheduler.add_job(
            job, "interval", seconds=seconds, next_run_time=utc_now(), **once
        )
    return scheduler


def log_report(report: Report) -> None:
    """Write a round as one line, and each trouble as one."""
    if report.feeds_asked or report.articles_read:
        log.info(
            "round done",
            extra={
                "feeds": report.feeds_asked,
                "unchanged": report.feeds_unchanged,
                "failed": len(report.feeds_failed),
                "entries": report.entries_new,
                "articles": report.articles_read,
                "passed_over": report.pages_passed_over,
                "matches": report.matches,
                "claims": report.claims,
                "alerts": report.alerts,
            },
        )
    for url, error in report.feeds_failed:
        log.warning("feed failed", extra={"feed": url, "error": error})
    for url, error in report.articles_failed:
        log.warning("article failed", extra={"article": url, "error": error})


def log_deliveries(report: Report) -> None:
    """Write what a courier brought as one line, and each failure as one."""
    if report.sent:
        log.info("delivered", extra={"sent": report.sent})
    for channel, error in report.delivery_failures:
        log.warning("delivery failed", extra={"channel": channel, "error": error})
