"""In which order does a round go, and what does one trouble cost? Only itself."""

import asyncio
from functools import lru_cache

from watcher.model.profile import Profile
from watcher.pipeline import baseline, daily, digest, escalation, troubles
from watcher.pipeline.collect import collect
from watcher.pipeline.judge import Judge
from watcher.pipeline.outbox import deliver_due
from watcher.pipeline.queue import work_queue
from watcher.pipeline.reread import reread_due
from watcher.pipeline.world import Report, World
from watcher.relevance import Matcher, compile_profiles
from watcher.store import feeds


async def run_round(world: World, *, every_feed: bool = False) -> Report:
    """
    Run one round and deliver: what an earlier one left in the outbox, and what is new.

    The old leaves while the new is read; neither waits for the other.
    """
    try:
        return await _round(world, every_feed=every_feed)
    except BaseException:
        # What a transaction took back, the ledgers and stories may still hold.
        world.ledgers.clear()
        world.followed.forget()
        raise
    finally:
        await world.give_up()


async def _round(world: World, *, every_feed: bool) -> Report:
    report = Report()
    leaving = asyncio.create_task(deliver_due(world, report))
    try:
        await read_round(world, report, every_feed=every_feed)
        await leaving
    finally:
        leaving.cancel()
        await asyncio.wait({leaving})
    await deliver_due(world, report)
    await world.heartbeat.end()
    world.observe("done", "")
    return report


async def read_round(
    world: World, report: Report, *, every_feed: bool = False
) -> Report:
    """
    Fill the outbox: poll | parse | download | extract | score | find | judge.

    Entries that an earlier round left behind are taken up again, so that a killed
    process loses nothing.
    """
    feeds.sync(world.db, world.settings.feeds)
    digest.begin(world)
    judge = Judge(
        world=world,
        report=report,
        matcher=_matcher(world.settings.profiles),
        laying=baseline.profiles_laying(world),
    )
    if judge.laying:
        await baseline.read_archive(world, judge)
    hurried = None if every_feed else world.patience
    await collect(world, report, every_feed=every_feed, patience=hurried)
    await work_queue(world, report, judge, budget=hurried)
    await reread_due(world, report, judge)
    baseline.complete(world, report, judge)
    digest.tell(world)
    escalation.tell(world)
    daily.tell(world, report)
    troubles.tell(world, report)
    if world.settings.heartbeat:
        world.heartbeat.beat(world.settings.heartbeat, world.web, world.now)
    return report


@lru_cache(maxsize=2)
def _matcher(profiles: tuple[Profile, ...]) -> Matcher:
    # Half a second of work, and the profiles stay the same from tick to tick.
    return compile_profiles(profiles)
