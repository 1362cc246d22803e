"""Which entries are read now, in which order, and for how long?"""

import asyncio
from datetime import timedelta

from watcher.pipeline.editions import take
from watcher.pipeline.gather import MAX_ATTEMPTS, Gathered, gather
from watcher.pipeline.judge import Judge
from watcher.pipeline.world import Report, World
from watcher.store import entries

_BATCH = 50
_RETRY_AFTER = timedelta(minutes=10)
_EAR_SECONDS = 0.002
# Two places of a host and thirty seconds at most for a page: a feed whose pages all
# hang is left behind with what it had begun.
_PAGE_PATIENCE = 60.0
# A page that comes after the baseline is told as news.
_BASELINE_PATIENCE = 15.0


async def work_queue(
    world: World, report: Report, judge: Judge, *, budget: float | None
) -> None:
    """
    Read what waits, batch by batch, oldest first: novelty depends on what was before.

    After *budget* seconds the rest is left to the next round, so that a flood of
    entries keeps no feed from being asked; None is for as long as it takes.
    """
    patience = _patience(judge, budget)
    began = world.elapsed()
    while True:
        begun = _begin_reading(world, judge)
        gathered = await world.reading.results(begun, patience=patience)
        if not begun and not gathered:
            return
        for item in sorted(gathered, key=_time_order):
            if _is_wanted_now(world, item):
                continue
            if item.article is not None:
                take(world, report, judge, item)
            else:
                _put_off(world, report, item)
            # Reading takes long: a signal to stop is heard after each article. It
            # needs a few turns of the loop, more than `sleep(0)` gives.
            await asyncio.sleep(_EAR_SECONDS)
        if budget is not None and world.elapsed() - began > timedelta(seconds=budget):
            return


def is_left(world: World) -> bool:
    """Tell whether entries wait that could be read now."""
    busy = world.reading.keys()
    return bool(entries.pending(world.db, world.now, limit=1, busy=busy))


def _patience(judge: Judge, budget: float | None) -> float:
    if budget is None:
        return _PAGE_PATIENCE
    return _BASELINE_PATIENCE if judge.laying else budget


def _is_wanted_now(world: World, item: Gathered) -> bool:
    """Tell whether a page that was passed over is to be read; it stays on the queue."""
    if item.passed_over is None:
        return False
    stories = world.followed.stories(world.db, world.settings.profiles)
    return world.prefilter.regrets(item.pending.id, item.passed_over, stories)


def _begin_reading(world: World, judge: Judge) -> frozenset[int]:
    if world.settings.prefilter:
        profiles = world.settings.profiles
        stories = world.followed.stories(world.db, profiles)
        world.prefilter.prepare(profiles, judge.matcher, stories)
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
