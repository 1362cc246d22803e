"""When does a round run? APScheduler ticks until SIGTERM or SIGINT."""

import asyncio
import logging
import signal
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from watcher.pipeline import Report, World, run_round

log = logging.getLogger(__name__)

# Feeds carry their own due times in the database; the tick only looks who is due.
TICK_SECONDS = 15


def utc_now() -> datetime:
    """Return the present moment, aware and UTC."""
    return datetime.now(UTC)


async def run_daemon(world: World, *, tick_seconds: float = TICK_SECONDS) -> None:
    """
    Run rounds until SIGTERM or SIGINT, the first at once, never two together.

    A stop ends the round in hand after the article and the message in hand; what is
    left stays on the queue. A bug in a round ends the daemon and is raised.
    """
    rounds = _Rounds(world)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, rounds.stop)
    scheduler = _scheduler(rounds, tick_seconds)
    scheduler.start()
    log.info("watching", extra={"feeds": len(world.settings.feeds)})
    try:
        await rounds.end()
    finally:
        scheduler.shutdown(wait=False)
    log.info("stopped")


@dataclass(slots=True)
class _Rounds:
    """One round after the other, and the one way to end them."""

    world: World
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _current: "asyncio.Task[Report] | None" = None

    async def tick(self) -> None:
        """Run one round to its end, whatever it is."""
        if self._stopping.is_set():
            return
        world = replace(self.world, now=utc_now())
        self._current = asyncio.create_task(run_round(world))
        await asyncio.wait({self._current})
        if self._current.cancelled():
            return
        if self._current.exception():
            self._stopping.set()
            return
        log_report(self._current.result())

    def stop(self) -> None:
        """End the round in hand where it waits next: an article is judged at once."""
        self._stopping.set()
        if self._current:
            self._current.cancel()

    async def end(self) -> None:
        """Wait for the stop and for the round in hand; raise what broke it."""
        await self._stopping.wait()
        if self._current is None:
            return
        await asyncio.wait({self._current})
        if not self._current.cancelled():
            self._current.result()


def _scheduler(rounds: _Rounds, tick_seconds: float) -> AsyncIOScheduler:
    # It warns at every tick that a long round lets pass.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    scheduler = AsyncIOScheduler(timezone=UTC)
    # One tick at a time, none lost to a slow one: it runs late instead.
    scheduler.add_job(
        rounds.tick,
        "interval",
        seconds=tick_seconds,
        next_run_time=utc_now(),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    return scheduler


def log_report(report: Report) -> None:
    """Write a round as one line, and each trouble as one."""
    if report.feeds_asked or report.articles_read or report.sent:
        log.info(
            "round done",
            extra={
                "feeds": report.feeds_asked,
                "unchanged": report.feeds_unchanged,
                "failed": len(report.feeds_failed),
                "entries": report.entries_new,
                "articles": report.articles_read,
                "matches": report.matches,
                "claims": report.claims,
                "alerts": report.alerts,
                "sent": report.sent,
            },
        )
    for url, error in report.feeds_failed:
        log.warning("feed failed", extra={"feed": url, "error": error})
    for url, error in report.articles_failed:
        log.warning("article failed", extra={"article": url, "error": error})
    for channel, error in report.delivery_failures:
        log.warning("delivery failed", extra={"channel": channel, "error": error})
