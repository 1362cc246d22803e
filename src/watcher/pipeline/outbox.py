"""How do alerts leave? From the outbox, after commit, each channel by itself."""

import asyncio
from dataclasses import replace

from watcher.pipeline.departures import leaving
from watcher.pipeline.postman import Office, Postman, postmen
from watcher.pipeline.recorder import Recorder
from watcher.pipeline.world import Report, World
from watcher.store import deliveries
from watcher.store.database import check_writable
from watcher.store.deliveries import Waiting

_GONE = "no longer in watcher.toml; `watcher alerts retry --from {name} --to ...`"


async def deliver_due(world: World, report: Report) -> None:
    """
    Try every delivery that is due and may leave; a broken channel delays no other.

    A channel that is gone keeps nothing waiting, so nothing is decided for it.
    """

    async def empty(channel: str) -> None:
        while await carry(world.afresh(), report, channel, office):
            pass

    names = deliveries.channels_due(world.db, world.now)
    if names:
        # What cannot be recorded must not leave: the next start would send it again.
        check_writable(world.db)
    office = Office(postmen(len(names)), Recorder(world.db, asyncio.get_running_loop()))
    try:
        await asyncio.gather(*map(empty, names))
    finally:
        office.threads.shutdown(wait=False)


async def carry(world: World, report: Report, name: str, office: Office) -> bool:
    """
    Hand over what the channel called *name* gets now; say whether there is more.

    Not so after a failure: what one message met the next would meet.
    """
    waiting = deliveries.waiting(world.db, name, world.now)
    channel = next((c for c in world.settings.channels if c.name == name), None)
    if channel is None:
        for item in waiting:
            _give_up(world, report, item, _GONE.format(name=name))
        return False
    postman = Postman(world=world, report=report, channel=channel, office=office)
    return await postman.bring(leaving(world, name, waiting))


def _give_up(world: World, report: Report, item: Waiting, error: str) -> None:
    dead = replace(
        item.delivery,
        state="dead",
        attempts=item.delivery.attempts + 1,
        next_try=None,
        last_error=error,
    )
    with world.db.atomic():
        deliveries.mark(world.db, dead)
    report.delivery_failures.append((item.delivery.channel, error))
