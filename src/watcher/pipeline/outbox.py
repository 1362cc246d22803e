"""How do alerts leave? From the outbox, after commit, each channel by itself."""

import asyncio
from collections import defaultdict
from collections.abc import Coroutine
from dataclasses import replace

from watcher.alerts.decide import after_failure
from watcher.errors import ChannelError
from watcher.model.settings import Channel
from watcher.pipeline.departures import leaving
from watcher.pipeline.world import Report, World
from watcher.store import alerts
from watcher.store.alerts import Due


async def deliver_due(world: World, report: Report) -> None:
    """
    Try every delivery that is due and may leave; a broken channel delays no other.

    A channel that is gone keeps nothing waiting, so nothing is decided for it.
    """
    by_channel: dict[str, list[Due]] = defaultdict(list)
    for due in alerts.due(world.db, world.now):
        by_channel[due.delivery.channel].append(due)
    channels = {channel.name: channel for channel in world.settings.channels}
    await asyncio.gather(
        *(
            _empty(world, report, channels.get(name), waiting)
            for name, waiting in by_channel.items()
        )
    )


async def _empty(
    world: World, report: Report, channel: Channel | None, waiting: list[Due]
) -> None:
    if channel is None:
        for due in waiting:
            message = "no longer in watcher.toml"
            _record_failure(world, report, due, message, forever=True)
        return
    for due in leaving(world, channel.name, waiting):
        if not await _unbroken(_send(world, report, channel, due)):
            # What one message met the next would meet; they keep their turn.
            return


async def _unbroken(sending: Coroutine[None, None, bool]) -> bool:
    """
    Await *sending*; a stop waits for its end.

    A thread cannot be called back: what it has sent must still be recorded, or the
    next start would send it again.
    """
    task = asyncio.ensure_future(sending)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise


async def _send(world: World, report: Report, channel: Channel, due: Due) -> bool:
    world.observe("sending", channel.name)
    try:
        await asyncio.to_thread(world.deliver, channel, due.message)
    except ChannelError as error:
        _record_failure(world, report, due, str(error))
        return False
    # The window that no outbox can close: accepted there, not yet recorded here.
    world.observe("accepted", channel.name)
    sent = replace(
        due.delivery,
        state="sent",
        attempts=due.delivery.attempts + 1,
        sent_at=world.now,
        next_try=None,
        last_error=None,
    )
    with world.db.atomic():
        alerts.mark(world.db, sent)
    report.sent += 1
    world.observe("recorded", channel.name)
    return True


def _record_failure(
    world: World, report: Report, due: Due, error: str, *, forever: bool = False
) -> None:
    failed = after_failure(due.delivery, error, created=due.created, now=world.now)
    if forever:
        failed = replace(failed, state="dead", next_try=None)
    with world.db.atomic():
        alerts.mark(world.db, failed)
    report.delivery_failures.append((due.delivery.channel, error))
