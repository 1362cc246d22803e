"""What does a slow server cost the others? Not even a round."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web as server

from loopback import Site, a_web, site
from store.builders import an_entry
from support.config import write_config
from watcher.config import load
from watcher.daemon import tick_of
from watcher.engine import Here, WorkError
from watcher.model.feed import Feed
from watcher.pipeline import Report, World, read_round
from watcher.pipeline.late import Late
from watcher.pipeline.queue import is_left
from watcher.store import entries
from watcher.store.database import open_database

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


def a_feed(*links: str) -> server.Response:
    """Answer with a feed whose entries have *links*."""
    items = "".join(
        f"<item><guid>{link}</guid><title>Frana</title><link>{link}</link></item>"
        for link in links
    )
    body = f"<rss version='2.0'><channel><title>Casale</title>{items}</channel></rss>"
    return server.Response(text=body, content_type="application/rss+xml")


@asynccontextmanager
async def a_world(tmp_path: Path, here: Site, *paths: str) -> AsyncIterator[World]:
    """Open a world that asks *paths* of *here* and is patient for a moment."""
    urls = [here.url(path) for path in paths]
    config = write_config(
        tmp_path / "config", feeds=urls, origin=here.pair, baseline=True
    )
    db = open_database(tmp_path / "s", create=True)
    async with a_web(here.pair) as web:
        world = World(
            settings=load(config, env={}),
            db=db,
            web=web,
            engine=Here(),
            deliver=lambda *_: None,
            now=NOW,
            patience=0.3,
        )
        try:
            yield world
        finally:
            await world.give_up()
            db.close()


def test_a_feed_that_hangs_holds_up_no_round(tmp_path: Path) -> None:
    """The good feed is asked in each, the slow one answers into a later round."""
    go = asyncio.Event()

    async def answer(request: server.Request) -> server.StreamResponse:
        if request.path == "/slow":
            await go.wait()
        return a_feed()

    async def run() -> tuple[list[str], list[int]]:
        async with (
            site(answer) as here,
            a_world(tmp_path, here, "/slow", "/good") as world,
        ):
            reports = []
            for number in range(3):
                later = replace(world, now=NOW + number * timedelta(minutes=1))
                reports.append(await read_round(later, Report()))
                if number == 1:
                    go.set()
            return [r.path for r in here.requests], [r.feeds_asked for r in reports]

    paths, asked = asyncio.run(run())

    assert sorted(paths) == ["/good", "/good", "/good", "/slow"]
    assert asked == [1, 1, 2]


def test_pages_that_hang_hold_up_no_other_feed(tmp_path: Path) -> None:
    """Their entries stay on the queue; those of the other feed are read."""
    never = asyncio.Event()

    async def answer(request: server.Request) -> server.StreamResponse:
        here = f"http://{request.host}"
        if request.path == "/slow":
            return a_feed(*(f"{here}/hangs/{n}" for n in range(80)))
        if request.path == "/good":
            return a_feed(
                *(f"{here.replace('127.0.0.1', 'localhost')}/n{n}" for n in range(3))
            )
        if request.path.startswith("/hangs"):
            await never.wait()
        return server.Response(status=404)

    async def run() -> dict[str, int]:
        async with (
            site(answer) as here,
            a_world(tmp_path, here, "/slow", "/good") as world,
        ):
            await read_round(replace(world, patience=1.5), Report())
            counts = {}
            for path in ("/slow", "/good"):
                rows = world.db.query(
                    "SELECT count(*) AS n FROM entries"
                    " WHERE feed_url = ? AND state = 'pending'",
                    [here.url(path)],
                )
                counts[path] = next(rows)["n"]
            return counts

    assert asyncio.run(run()) == {"/slow": 80, "/good": 0}


@dataclass
class Slow:
    """A worker that poison keeps until *go*, and that dies of it in a batch."""

    go: asyncio.Event

    async def submit(self, work: Callable[..., Any], /, *args: Any) -> Any:
        if "poison" in repr(args[0]):
            if len(args[0]) > 1:
                raise WorkError("stopped after a while")
            await self.go.wait()
        return await Here().submit(work, *args)

    async def map(self, work: Callable[..., Any], items: Iterable[object], /) -> Any:
        raise NotImplementedError


def test_a_body_that_is_slow_to_read_holds_up_no_round(tmp_path: Path) -> None:
    """Its feed is not asked again meanwhile; the others are."""
    go, asked = asyncio.Event(), []

    async def answer(request: server.Request) -> server.StreamResponse:
        asked.append(request.path)
        return a_feed("/poison") if request.path == "/slow" else a_feed()

    async def run() -> list[int]:
        async with (
            site(answer) as here,
            a_world(tmp_path, here, "/slow", "/good") as world,
        ):
            answered = []
            for number in range(4):
                if number == 3:
                    go.set()
                now = NOW + number * timedelta(minutes=1)
                later = replace(world, now=now, engine=Slow(go))
                answered.append((await read_round(later, Report())).feeds_asked)
                await asyncio.sleep(0.4)
            return answered

    counts = asyncio.run(run())

    assert asked.count("/slow") == 1
    assert asked.count("/good") >= 3
    assert sum(counts) == len([path for path in asked if path in {"/slow", "/good"}])


def test_a_baseline_waits_for_every_feed_in_later_rounds(tmp_path: Path) -> None:
    """What a slow feed shows at first is no news, and no round waits for it."""
    go = asyncio.Event()

    async def answer(request: server.Request) -> server.StreamResponse:
        if request.path == "/slow":
            await go.wait()
        return a_feed()

    async def run() -> list[int]:
        async with (
            site(answer) as here,
            a_world(tmp_path, here, "/slow", "/good") as world,
        ):
            closed = []
            for number in range(3):
                later = replace(world, now=NOW + number * timedelta(minutes=1))
                closed.append(len((await read_round(later, Report())).baselines))
                if number == 0:
                    go.set()
                    await asyncio.sleep(0.2)
            return closed

    assert asyncio.run(run()) == [0, 1, 0]


def test_a_flood_of_entries_keeps_no_feed_waiting(tmp_path: Path) -> None:
    """A round reads for a while, and leaves the rest to the next."""

    async def answer(request: server.Request) -> server.StreamResponse:
        here = f"http://{request.host}"
        if request.path == "/flood":
            return a_feed(*(f"{here}/{n}" for n in range(120)))
        return server.Response(status=404)

    async def run() -> tuple[list[int], list[bool]]:
        async with site(answer) as here, a_world(tmp_path, here, "/flood") as world:
            minute = timedelta(minutes=1)
            ticks = (minute * n for n in range(999))
            read, left = [], []
            for number in range(3):
                later = replace(
                    world, now=NOW + number * minute, elapsed=lambda: next(ticks)
                )
                report = await read_round(later, Report())
                read.append(report.articles_read)
                left.append(is_left(later))
                # The baseline is closed when the flood has been read, not before.
                assert bool(report.baselines) is not left[-1]
            return read, left

    assert asyncio.run(run()) == ([50, 50, 20], [True, True, False])


def test_what_broke_a_piece_of_work_is_raised() -> None:
    """A bug is never swallowed, also when it shows only later."""

    async def breaks() -> None:
        await asyncio.sleep(0.02)
        raise ZeroDivisionError

    async def run() -> int:
        late: Late[str, None] = Late()
        late.begin("a", breaks())
        got = await late.results(frozenset("a"), patience=0.001)
        assert got == []
        assert "a" in late
        await asyncio.sleep(0.05)
        try:
            await late.results(frozenset(), patience=0.001)
        except ZeroDivisionError:
            return 1
        return 0

    assert asyncio.run(run()) == 1


def test_the_daemon_looks_twice_in_the_shortest_interval(tmp_path: Path) -> None:
    """Nobody's feed is late because the tick is slow; fifteen seconds are enough."""
    config = write_config(tmp_path, feeds=["http://a.example/"], origin="127.0.0.1:1")
    settings = load(config, env={})
    quarter = replace(settings, poll_every=timedelta(minutes=15))
    quick = Feed(url="http://b.example/", every=timedelta(seconds=10))

    assert tick_of(settings) == 0.5
    assert tick_of(quarter) == 15
    assert tick_of(replace(quarter, feeds=(*quarter.feeds, quick))) == 5


def test_entries_at_work_are_not_begun_again(tmp_path: Path) -> None:
    """Nor is more of a feed with many that hang."""
    db = open_database(tmp_path, create=True)
    with db.atomic():
        for feed in ("http://a.example/", "http://b.example/"):
            db.execute("INSERT INTO feeds (url, state) VALUES (?, '{}')", [feed])
            found = [an_entry(f"{feed}{n}") for n in range(12)]
            entries.add(db, feed, found, found=NOW)
    first = entries.pending(db, NOW, limit=12)

    few = {one.id for one in first[:2]}
    assert not few & {one.id for one in entries.pending(db, NOW, busy=few)}
    rest = entries.pending(db, NOW, busy={one.id for one in first[:10]})
    assert {one.feed_url for one in rest} == {"http://b.example/"}
    db.close()
