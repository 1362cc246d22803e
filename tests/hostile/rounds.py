"""Point the program at a farm and run rounds of it, an hour apart."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from hostile.answers import Endpoint
from hostile.farm import Asked, Farm, Script
from support.config import write_config
from watcher.config import load
from watcher.engine import Processes
from watcher.model.feed import FeedState
from watcher.model.settings import Settings
from watcher.pipeline import Report, World, run_round
from watcher.store import feeds
from watcher.store.database import open_database
from watcher.web import Limits, Web

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
QUICK = Limits(total_seconds=1.5, stall_seconds=0.8, inflated_bytes=20 * 2**20)


def at(hour: float) -> datetime:
    """Return the moment of *hour*, counted from the first round."""
    return NOW + timedelta(hours=hour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What rounds over a farm left behind, by the name of the endpoint."""

    states: Mapping[str, FeedState]
    entries: Mapping[str, int]
    log: tuple[Asked, ...]
    reports: tuple[Report, ...]

    def asked(self, name: str) -> list[Asked]:
        """Return the requests for the feed *name*."""
        return [one for one in self.log if one.path.partition("?")[0] == f"/{name}"]


def visit(
    endpoints: Mapping[str, Endpoint],
    folder: Path,
    *,
    hours: tuple[float, ...] = (0,),
    every_feed: bool = True,
    more: Mapping[str, Script] = MappingProxyType({}),
) -> Visit:
    """Run a round over every endpoint at each of *hours*; *more* are only led to."""
    scripts = {name: one.script for name, one in endpoints.items()}
    with Farm({**scripts, **more}) as farm:
        urls = {name: farm.url(name) for name in endpoints}
        config = write_config(
            folder / "config", feeds=list(urls.values()), origin=farm.origin
        )
        reports = []
        for hour in hours:
            farm.hour = hour
            reports.append(
                _round(config, folder / "s", at(hour), every_feed=every_feed)
            )
        with closing(open_database(folder / "s")) as db:
            counts = feeds.entry_counts(db)
            return Visit(
                states={name: feeds.state_of(db, url) for name, url in urls.items()},
                entries={name: counts.get(url, 0) for name, url in urls.items()},
                log=tuple(farm.log),
                reports=tuple(reports),
            )


@asynccontextmanager
async def world(
    settings: Settings,
    state: Path,
    limits: Limits,
    *,
    workers: int,
    limit_seconds: float,
    now: datetime,
) -> AsyncIterator[World]:
    """Yield the world of a watcher with this state folder that sends nothing."""
    async with (
        Web(settings.network, limits) as web,
        Processes(workers=workers, limit_seconds=limit_seconds) as engine,
    ):
        with closing(open_database(state, create=True)) as db:
            yield World(
                settings=settings,
                db=db,
                web=web,
                engine=engine,
                deliver=lambda *_: None,
                now=now,
            )


def _round(config: Path, state: Path, now: datetime, *, every_feed: bool) -> Report:
    async def go() -> Report:
        settings = load(config, env={})
        open_world = world(settings, state, QUICK, workers=1, limit_seconds=15, now=now)
        async with open_world as there:
            return await run_round(there, every_feed=every_feed)

    return asyncio.run(go())
