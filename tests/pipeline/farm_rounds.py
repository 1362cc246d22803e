"""Poll a small farm in this process: the feed stage alone, as a round runs it."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from farm.running import Farm
from watcher.engine import Here
from watcher.model.feed import Feed
from watcher.model.settings import Network, Settings
from watcher.pipeline import Report, World
from watcher.pipeline.collect import collect
from watcher.store import feeds
from watcher.store.database import Database
from watcher.web import Web

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


def poll(farm: Farm, db: Database, *, turn: int = 0) -> Report:
    """Ask every feed of *farm* once, an hour after the *turn* before."""
    settings = Settings(
        language="it",
        timezone=ZoneInfo("Europe/Rome"),
        network=Network(allow_private=True),
        poll_every=timedelta(minutes=15),
        channels=(),
        feeds=tuple(Feed(url=url) for url in farm.urls),
        profiles=(),
    )
    feeds.sync(db, settings.feeds)
    report = Report()

    async def go() -> None:
        async with Web(settings.network) as web:
            world = World(
                settings=settings,
                db=db,
                web=web,
                engine=Here(),
                deliver=lambda *_: None,
                now=NOW + timedelta(hours=turn),
            )
            await collect(world, report, every_feed=True)

    asyncio.run(go())
    return report


def stored(db: Database) -> set[tuple[str, str]]:
    """Return the feed and identity of every entry that is kept."""
    rows = db.query("SELECT feed_url, entry_id FROM entries")
    return {(row["feed_url"], row["entry_id"]) for row in rows}
