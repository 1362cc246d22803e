"""
Run the feed stage of one `watcher poll`.

Called with the folder of its state and a file that lists the feeds.

Timed is the stage as a round runs it, with the opening of the session, the start of
worker processes and the closing of both: ask every feed, parse, queue its entries,
commit. Not timed: imports, writing the feeds into the table, articles.
"""
# ruff: noqa: TID251 - a program of its own asks the clock

import asyncio
import gc
import json
import multiprocessing
import re
import resource
import sys
import time
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from watcher.engine import Processes
from watcher.model.feed import Feed
from watcher.model.settings import Network, Settings
from watcher.pipeline.collect import collect
from watcher.pipeline.world import Report, World
from watcher.store import feeds
from watcher.store.database import Database, open_database
from watcher.web import Web


async def one_round(settings: Settings, db: Database) -> tuple[Report, float]:
    """Ask every feed of *settings* once; return the megabytes of its largest worker."""
    report = Report()
    async with Web(settings.network) as web, Processes() as engine:
        world = World(
            settings=settings,
            db=db,
            web=web,
            engine=engine,
            deliver=lambda *_: None,
            now=datetime.now(UTC),
        )
        await collect(world, report, every_feed=True)
        largest = max(map(peak_of, multiprocessing.active_children()), default=0.0)
    return report, largest


def peak_of(process: BaseProcess) -> float:
    """Return the most megabytes that *process* held; what it was forked from aside."""
    # The system's sum over children counts what their parent held when it began them.
    status = Path(f"/proc/{process.pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0


def settings_for(urls: list[str]) -> Settings:
    """Return a configuration of plain feeds on loopback."""
    return Settings(
        language="it",
        timezone=ZoneInfo("Europe/Rome"),
        network=Network(allow_private=True),
        poll_every=timedelta(minutes=15),
        channels=(),
        feeds=tuple(Feed(url=url) for url in urls),
        profiles=(),
    )


def main() -> None:
    """Run the round and print what it took and what is stored."""
    state, urls = Path(sys.argv[1]), Path(sys.argv[2]).read_text().split()
    settings = settings_for(urls)
    db = open_database(state, create=True)
    feeds.sync(db, settings.feeds)
    gc.freeze()  # as the program does before it begins
    begin, busy = time.perf_counter(), time.process_time()
    report, largest = asyncio.run(one_round(settings, db))
    took, worked = time.perf_counter() - begin, time.process_time() - busy
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)
    rows = db.query("SELECT feed_url, entry_id FROM entries")
    told = {
        "seconds": took,
        "cpu": worked + workers.ru_utime + workers.ru_stime,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "worker_megabytes": largest,
        "failed": len(report.feeds_failed),
        "found": [(row["feed_url"], row["entry_id"]) for row in rows],
    }
    click.echo(json.dumps(told))
