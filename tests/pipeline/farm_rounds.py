"""Poll a small farm in this process: the feed stage alone, as a round runs it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from farm.running import Farm
from watcher.engine import Engine, Here
from watcher.model.feed import Feed
from watcher.model.settings import Network, Settings
from watcher.pipeline import Report, World
from watcher.pipeline.collect import collect
from watcher.store import feeds
from watcher.store.database import Database
from watcher.web import Web

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


def a_world(
    urls: Sequence[str], db: Database, web: Web, *, engine: Engine, turn: int = 0
) -> World:
    """Build what a round over *urls* needs, an hour after the *turn* before."""
    settings = Settings(
        language="it",
        timezone=ZoneInfo("Europe/Rome"),
        network=web.network,
        poll_every=timedelta(minutes=15),
        channels=(),
        feeds=tuple(Feed(url=url) for url in urls),
        profiles=(),
    )
    feeds.sync(db, settings.feeds)
    return World(
        settings=settings,
        db=db,
        web=web,
        engine=engine,
        deliver=lambda *_: None,
        now=NOW + timedelta(hours=turn),
    )


def poll(farm: Farm, db: Database, *, turn: int = 0) -> Report:
    """Ask every feed of *farm* once."""
    report = Report()

    async def go() -> None:
        async with Web(Network(allow_private=True)) as web:
            world = a_world(farm.urls, db, web, engine=Here(), turn=turn)
            await collect(world, report, every_feed=True)

    asyncio.run(go())
    return report


def stored(db: Database) -> set[tuple[str, str]]:
    """Return the feed and identity of every entry that is kept."""
    rows = db.query("SELECT feed_url, entry_id FROM entries")
    return {(row["feed_url"], row["entry_id"]) for row in rows}
