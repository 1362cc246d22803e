"""A world around real servers: what a test, a driver or a benchmark names differs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime
from pathlib import Path

from watcher.alerts.send import send
from watcher.engine import Engine, Here
from watcher.model.settings import Settings
from watcher.pipeline import World
from watcher.pipeline.world import Deliver, Observe, unobserved
from watcher.store.database import open_database
from watcher.web import Web


@asynccontextmanager
async def a_world(
    settings: Settings,
    state: Path,
    *,
    now: datetime,
    deliver: Deliver = send,
    engine: Engine | None = None,
    observe: Observe = unobserved,
) -> AsyncIterator[World]:
    """Open the database in *state* and a session, and close both in the end."""
    async with Web(settings.network) as web:
        with closing(open_database(state, create=True)) as db:
            yield World(
                settings=settings,
                db=db,
                web=web,
                engine=engine or Here(),
                deliver=deliver,
                now=now,
                observe=observe,
            )
