"""What does a host that does its worst cost the others? Not their turn."""

import asyncio
from collections import defaultdict
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hostile.answers import (
    drips,
    feed,
    gzip_bomb,
    many,
    moved,
    response,
    rss,
    says,
)
from hostile.farm import Asked, Farm, Script, Writer
from hostile.rounds import world
from support.config import write_config
from watcher.config import load
from watcher.model.settings import Network, Settings
from watcher.pipeline import Report
from watcher.pipeline.round import read_round
from watcher.store import feeds
from watcher.store.database import open_database
from watcher.web import Limits

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
EVERY = timedelta(minutes=4)
# A feed with news is asked after half of what the user set, but not after its first
# answer, which is all news.
FIRST, THEN = EVERY.total_seconds(), EVERY.total_seconds() / 2
TICK = 15
TICKS = 48
GOOD = 30
LIMITS = Limits(total_seconds=1.0, stall_seconds=0.5)
_ATTRIBUTES = " ".join(f"a{n}='x'" for n in range(60_000))
_LONG = "Frana " * 1_700_000


async def _never(asked: Asked, writer: Writer) -> None:
    await asyncio.Event().wait()


async def _endless(asked: Asked, writer: Writer) -> None:
    writer.write(response(b"<rss><channel>", length=None))
    while True:
        writer.write(b"<item><title>x</title></item>" * 1_000)
        await writer.drain()


async def _news(asked: Asked, writer: Writer) -> None:
    guid = f"<guid isPermaLink='false'>{asked.number}</guid>"
    item = f"<item>{guid}<title>Nota {asked.number}</title></item>"
    writer.write(response(rss(item)))


HOSTILE: dict[str, Script] = {
    "never-answers": _never,
    "never-answers-either": _never,
    "loris": drips([b"HTTP/1.1 200 OK\r\n"] + [b"X: y\r\n"] * 99, 0.1),
    "slow-body": drips([response(length=999)] + [b"<rss>"] * 99, 0.1),
    "bomb": feed(("Content-Encoding", "gzip"), body=gzip_bomb(100)),
    "redirects": moved(302, lambda asked: f"{asked.path}/x"),
    "endless": _endless,
    "title": feed(body=rss(f"<item><title>{_LONG}</title></item>")),
    "titles": feed(body=rss(*[f"<item><title>{_LONG[:500_000]}</title></item>"] * 20)),
    "flood": feed(body=many(20_000)),
    "attributes": feed(body=rss(f"<item {_ATTRIBUTES}>")),
    "retry": says(response(b"", ("Retry-After", "9" * 20), status="503 x")),
}


@dataclass(frozen=True)
class Seen:
    """At which seconds each feed was asked, and how many entries the good ones gave."""

    good: dict[str, list[float]]
    hostile: dict[str, list[float]]
    entries: dict[str, int]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Let a daemon's rounds go over both hosts, a quarter of a minute apart."""
    folder = tmp_path_factory.mktemp("fairness")
    good = {f"good-{n}": _news for n in range(GOOD)}
    with ExitStack() as stack:
        bad_farm = stack.enter_context(Farm(HOSTILE))
        good_farm = stack.enter_context(Farm(good))
        urls = [*map(bad_farm.url, HOSTILE), *map(good_farm.url, good)]
        config = write_config(folder, feeds=urls, origin=good_farm.origin)
        pairs = (bad_farm.origin, good_farm.origin)
        settings = replace(
            load(config, env={}),
            poll_every=EVERY,
            network=Network(allow_private=pairs, user_agent="watcher-test/1.0"),
        )
        asyncio.run(_watch(settings, folder / "s", (bad_farm, good_farm)))
        with closing(open_database(folder / "s")) as db:
            counts = feeds.entry_counts(db)
        return Seen(
            good=_times(good_farm),
            hostile=_times(bad_farm),
            entries={name: counts.get(good_farm.url(name), 0) for name in good},
        )


async def _watch(settings: Settings, state: Path, farms: tuple[Farm, ...]) -> None:
    open_world = world(settings, state, LIMITS, workers=2, limit_seconds=2, now=NOW)
    async with open_world as opened:
        there = replace(opened, patience=0.5)
        for tick in range(TICKS):
            for farm in farms:
                farm.hour = tick * TICK
            now = NOW + timedelta(seconds=tick * TICK)
            await read_round(replace(there, now=now), Report())
        await there.give_up()


def _times(farm: Farm) -> dict[str, list[float]]:
    found = defaultdict(list)
    for one in farm.log:
        if one.path != "/robots.txt":
            found[one.path.strip("/")].append(one.hour)
    return found


def test_every_other_feed_is_asked_within_two_of_its_intervals(seen: Seen) -> None:
    """From the first round on, though the hostile host stands before them."""
    end = (TICKS - 1) * TICK
    for name, times in seen.good.items():
        assert times[:1] == [0], name
        first, *then = [b - a for a, b in zip(times, [*times[1:], end], strict=True)]
        assert first <= 2 * FIRST, name
        assert max(then) <= 2 * THEN, name
    assert len(seen.good) == GOOD


def test_what_they_say_is_read(seen: Seen) -> None:
    """An entry for each time that they were asked, but for what is still being read."""
    for name, times in seen.good.items():
        assert len(times) - 1 <= seen.entries[name] <= len(times)


def test_the_hostile_ones_were_all_asked_and_some_more_than_once(seen: Seen) -> None:
    """They had their turns; failing, they are asked ever more rarely."""
    assert set(HOSTILE) <= set(seen.hostile)
    assert max(len(times) for times in seen.hostile.values()) >= 2
    assert len(seen.hostile["never-answers"]) <= 3
