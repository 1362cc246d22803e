"""What does the owner of a whimsical server write on the score card after four days?"""

import asyncio
import random
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hostile.coins import KINDS, Coin
from hostile.farm import Farm
from hostile.rounds import QUICK, at
from support.config import write_config
from watcher.config import load
from watcher.engine import Here
from watcher.pipeline import Report, World
from watcher.pipeline.collect import collect
from watcher.store import feeds
from watcher.store.database import open_database
from watcher.web import Web

EVERY = timedelta(hours=1)
FEEDS = 40
HOURS = 96
# A look every quarter of an hour, a restart twice a day.
LOOKS = [hour / 4 for hour in range(4 * HOURS)]
RESTART_EVERY = 48


@pytest.fixture(scope="module")
def coins(tmp_path_factory: pytest.TempPathFactory) -> list[Coin]:
    """Follow forty feeds, each with a server that answers as it likes."""
    folder = tmp_path_factory.mktemp("coins")
    # Half of `every` is the shortest wait that there is.
    found = [Coin(f"c{n}", 0.5, random.Random(n)) for n in range(FEEDS)]  # noqa: S311
    with Farm({coin.name: coin for coin in found}) as farm:
        urls = [farm.url(coin.name) for coin in found]
        config = write_config(folder, feeds=urls, origin=farm.origin)
        settings = replace(load(config, env={}), poll_every=EVERY)
        for begin in range(0, len(LOOKS), RESTART_EVERY):
            looks = LOOKS[begin : begin + RESTART_EVERY]
            asyncio.run(_live(settings, folder / "s", farm, looks))
    return found


async def _live(settings, state: Path, farm: Farm, looks: list[float]) -> None:
    """Live for these hours as a daemon does, and end."""
    async with Web(settings.network, QUICK) as web:
        with closing(open_database(state, create=True)) as db:
            feeds.sync(db, settings.feeds)
            world = World(
                settings=settings,
                db=db,
                web=web,
                engine=Here(),
                deliver=lambda *_: None,
                now=at(looks[0]),
            )
            for hour in looks:
                farm.hour = hour
                now = replace(world, now=at(hour))
                await collect(now, Report(), every_feed=False)


def test_no_request_is_early_or_has_other_validators_than_the_last(
    coins: list[Coin],
) -> None:
    """Whatever came between: errors, log-in pages, redirects, restarts."""
    assert [fault for coin in coins for fault in coin.faults] == []


def test_a_request_without_condition_is_one_for_which_there_is_none(
    coins: list[Coin],
) -> None:
    """After the first feed there is always a validator here, so none is bare."""
    assert sum(coin.unconditional for coin in coins) == 0


def test_every_kind_of_answer_was_met_and_no_feed_was_forgotten(
    coins: list[Coin],
) -> None:
    """The card is worth something only when the server tried everything."""
    assert len(set().union(*(coin.met for coin in coins))) == KINDS
    assert min(coin.last or 0 for coin in coins) > HOURS - 30
