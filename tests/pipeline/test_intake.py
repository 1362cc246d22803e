"""What becomes of the answers of feeds? Many are parsed and stored at a time."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from aiohttp import web as server

from loopback import a_web, site
from pipeline.farm_rounds import a_world
from store.builders import a_database
from watcher.engine import Here, WorkError
from watcher.errors import WatcherError
from watcher.feeds.batch import Body, parse_feeds
from watcher.pipeline import Report
from watcher.pipeline.collect import collect
from watcher.store import feeds
from watcher.store.database import Database

RSS = (
    '<rss version="2.0"><channel><title>Il Molo</title><item><guid>{0}</guid>'
    "<title>Varato il traghetto {0}</title></item></channel></rss>"
)
PATHS = [f"/{name}.xml" for name in ("alfa", "bravo", "carlo", "delta")]


@dataclass
class Choking:
    """A pool whose workers die of bodies with *poison* in them."""

    poison: bytes

    async def submit(self, work: Callable[..., Any], /, *args: Any) -> Any:
        if any(self.poison in body.content for body in args[0]):
            raise WorkError("the worker died")
        return await Here().submit(work, *args)

    async def map(
        self, work: Callable[..., Any], items: Iterable[object], /
    ) -> list[Any | WatcherError]:
        raise NotImplementedError


async def _feed(request: server.Request) -> server.StreamResponse:
    if "hang" in request.query:
        await asyncio.sleep(30)
    if "If-None-Match" in request.headers:
        return server.Response(status=304)
    return server.Response(text=RSS.format(request.path), headers={"ETag": '"e"'})


def _stored(db: Database) -> list[str]:
    return [row["entry_id"] for row in db.query("SELECT entry_id FROM entries")]


def test_a_body_that_kills_its_worker_costs_only_itself() -> None:
    """The rest of its batch is read; it alone has failed."""
    db, report = a_database(), Report()

    async def run() -> None:
        async with site(_feed) as here, a_web(here.pair) as web:
            urls = [here.url(path) for path in PATHS]
            world = a_world(urls, db, web, engine=Choking(b"bravo"))
            await collect(world, report, every_feed=True)

    asyncio.run(run())

    assert sorted(_stored(db)) == [path for path in PATHS if "bravo" not in path]
    assert [error for _, error in report.feeds_failed] == ["the worker died"]
    assert "bravo" in report.feeds_failed[0][0]


def test_what_was_answered_is_stored_while_a_slow_feed_is_waited_for() -> None:
    """A stop in the middle of a round does not make every server be asked again."""
    db, report = a_database(), Report()

    async def run() -> list[str]:
        async with site(_feed) as here, a_web(here.pair) as web:
            urls = [here.url(path) for path in PATHS[:-1]] + [
                here.url(PATHS[-1] + "?hang")
            ]
            world = a_world(urls, db, web, engine=Here())
            for url in urls[:-1]:
                # Known and unchanged, so that there is nothing to parse.
                state = feeds.state_of(db, url)
                feeds.save(db, [replace(state, etag='"e"')])
            asked = asyncio.create_task(collect(world, report, every_feed=True))
            await asyncio.sleep(0.6)
            polled = [bool(feeds.state_of(db, url).last_polled) for url in urls]
            asked.cancel()
            await asyncio.wait({asked})
            assert asked.cancelled()
            await world.give_up()
            return [url for url, done in zip(urls, polled, strict=True) if done]

    done = asyncio.run(run())

    assert len(done) == len(PATHS) - 1


def test_many_bodies_are_read_in_order() -> None:
    """Each result belongs to its body."""
    bodies = [
        Body(content=RSS.format(n).encode(), url=f"http://e.org/{n}") for n in range(5)
    ]

    found = parse_feeds(bodies)

    assert [feed.entries[0].id for feed in found] == [str(n) for n in range(5)]
    assert [feed.source for feed in found] == [body.url for body in bodies]
