"""What does the writer remember from round to round?"""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.rounds import Desk
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.config import load
from watcher.engine import Here
from watcher.pipeline import World, run_round
from watcher.store import claims
from watcher.store.database import Database, open_database
from watcher.web import Web

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


class BugError(Exception):
    """Something nobody foresaw."""


@pytest.fixture
def site():
    """Run a news site with the first two articles of the story."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories()[:2])
        yield running


def rounds(site, tmp_path, *steps):
    """Run *steps*, each with one world of its own hour, on one open database."""

    async def go() -> World:
        config = write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel="json://127.0.0.1:9/",
        )
        settings = load(config, env={})
        async with Web(settings.network) as web:
            world = World(
                settings=settings,
                db=open_database(tmp_path / "s", create=True),
                web=web,
                engine=Here(),
                deliver=Desk(),
                now=NOW,
            )
            for number, step in enumerate(steps):
                await step(replace(world, now=NOW + HOUR * number))
            return world

    return asyncio.run(go())


async def whole_round(world: World) -> None:
    """Run one round."""
    await run_round(world, every_feed=True)


def known(db: Database, world: World) -> list[str]:
    """Return the ids of the claims in the database."""
    (profile,) = world.settings.profiles
    return [item.claim.id for item in claims.of_profile(db, profile.name)]


def test_the_ledger_of_the_next_round_is_that_of_the_last(site, tmp_path):
    """A second round reads no ledger anew, and holds what the database holds."""
    kept = []

    async def keep(world: World) -> None:
        kept.append(dict(world.ledgers))

    async def publish(world: World) -> None:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())

    world = rounds(site, tmp_path, whole_round, keep, publish, whole_round, keep)

    (name,) = kept[0]
    assert kept[0][name] is kept[1][name]
    assert [c.id for c in kept[1][name].claims()] == known(world.db, world)


def test_a_round_that_breaks_leaves_no_memory_of_what_was_undone(site, tmp_path):
    """Claims of a transaction that was taken back are in no ledger."""

    async def broken(world: World) -> None:
        def break_off(step: str, _: str) -> None:
            if step == "judged":
                raise BugError

        with pytest.raises(BugError):
            await run_round(replace(world, observe=break_off), every_feed=True)
        assert world.ledgers == {}

    world = rounds(site, tmp_path, broken, whole_round)

    (ledger,) = world.ledgers.values()
    assert [claim.id for claim in ledger.claims()] == known(world.db, world) != []
