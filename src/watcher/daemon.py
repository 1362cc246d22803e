"""When does a round run? APScheduler ticks until SIGTERM or SIGINT."""

import asyncio
import logging
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from watcher.pipeline import Report, World, run_round

log = logging.getLogger(__name__)

# Feeds carry their own due times in the database; the tick only looks who is due.
TICK_SECONDS = 15
# A stop waits this long for the article in hand; what is not done stays on the queue.
GRACE_SECONDS = 20


def utc_now() -> datetime:
    """Return the present moment, aware and UTC."""
    return datetime.now(UTC)


async def run_daemon(world: World, *, tick_seconds: float = TICK_SECONDS) -> None:
    """Run rounds until SIGTERM or SIGINT; a round in hand is finished first."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    working = asyncio.Lock()

    async def tick() -> None:
        if stop.is_set():
            return
        async with working:
            report = await run_round(replace(world, now=utc_now()))
            log_report(report)

    failures: list[BaseException] = []
    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_listener(_on_error(failures, stop))
    # One tick at a time, none lost to a slow one: it runs late instead.
    scheduler.add_job(
        tick,
        "interval",
        seconds=tick_seconds,
        next_run_time=utc_now(),
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    scheduler.start()
    log.info("watching", extra={"feeds": len(world.settings.feeds)})
    await stop.wait()
    scheduler.shutdown(wait=False)
    try:
        await asyncio.wait_for(working.acquire(), GRACE_SECONDS)
    except TimeoutError:
        log.warning("stopped in the middle of a round; the queue keeps the rest")
    if failures:
        raise failures[0]
    log.info("stopped")


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
    for channel, error in report.delivery_failures:
        log.warning("delivery failed", extra={"channel": channel, "error": error})


def _on_error(
    failures: list[BaseException], stop: asyncio.Event
) -> Callable[[object], None]:
    def listen(event: object) -> None:
        error = getattr(event, "exception", None)
        if error is not None:
            # A bug: stop loudly, with its traceback.
            failures.append(error)
            stop.set()

    return listen
