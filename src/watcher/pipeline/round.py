"""In which order does a round go, and what does one trouble cost? Only itself."""

import asyncio
from datetime import timedelta
from functools import lru_cache

from watcher.model.profile import Profile
from watcher.pipeline import baseline, daily, digest, escalation, troubles
from watcher.pipeline.collect import collect
from watcher.pipeline.editions import take
from watcher.pipeline.gather import MAX_ATTEMPTS, Gathered, gather
from watcher.pipeline.judge import Judge
from watcher.pipeline.outbox import deliver_due
from watcher.pipeline.reread import reread_due
from watcher.pipeline.world import Report, World
from watcher.relevance import Matcher, compile_profiles
from watcher.store import entries, feeds

_BATCH = 50
_RETRY_AFTER = timedelta(minutes=10)
_EAR_SECONDS = 0.002
# Two places of a host and thirty seconds at most for a page: a feed whose pages all
# hang is left behind with what it had begun.
_PAGE_PATIENCE = 60.0
# A page that comes after the baseline is told as news.
_BASELINE_PATIENCE = 15.0


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
    hurried = world.patience if not every_feed else None
    await collect(world, report, every_feed=every_feed, patience=hurried)
    pages = _BASELINE_PATIENCE if judge.laying else world.patience
    await _work_queue(
        world, report, judge, patience=_PAGE_PATIENCE if every_feed else pages
    )
    await reread_due(world, report, judge)
    baseline.complete(world, report, judge)
    digest.tell(world)
    escalation.tell(world)
    daily.tell(world, report)
    troubles.tell(world, report)
    if world.settings.heartbeat:
        await world.heartbeat.beat(world.settings.heartbeat, world.web, world.now)
    return report


@lru_cache(maxsize=2)
def _matcher(profiles: tuple[Profile, ...]) -> Matcher:
    # Half a second of work, and the profiles stay the same from tick to tick.
    return compile_profiles(profiles)


async def _work_queue(
    world: World, report: Report, judge: Judge, *, patience: float
) -> None:
    # Oldest first: novelty depends on what was published before.
    while True:
        begun = _begin_reading(world)
        gathered = await world.reading.results(begun, patience=patience)
        if not begun and not gathered:
            return
        for item in sorted(gathered, key=_time_order):
            if item.article is not None:
                take(world, report, judge, item)
            else:
                _put_off(world, report, item)
            # Reading takes long: a signal to stop is heard after each article. It
            # needs a few turns of the loop, more than `sleep(0)` gives.
            await asyncio.sleep(_EAR_SECONDS)


def _begin_reading(world: World) -> frozenset[int]:
    busy = world.reading.keys()
    batch = entries.pending(world.db, world.now, limit=_BATCH, busy=busy)
    for entry in batch:
        world.reading.begin(entry.id, gather(world, entry))
    return frozenset(entry.id for entry in batch)


def _time_order(item: Gathered) -> tuple[str, int]:
    date = item.article.published if item.article else item.pending.found
    return (date.isoformat(), item.pending.id)


def _put_off(world: World, report: Report, item: Gathered) -> None:
    error = item.error or "nothing to read"
    report.articles_failed.append((item.pending.entry.link or "", error))
    with world.db.atomic():
        if item.again and item.pending.attempts + 1 < MAX_ATTEMPTS:
            wait = _RETRY_AFTER * 2**item.pending.attempts
            entries.postpone(
                world.db, item.pending.id, error=error, next_try=world.now + wait
            )
        else:
            entries.drop(world.db, item.pending.id, error=error)
