"""How do alerts leave? From the outbox, after commit, each channel by itself."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace

from watcher.alerts.decide import LONGEST_PATIENCE, after_failure
from watcher.errors import ChannelError
from watcher.model.settings import Channel
from watcher.pipeline.departures import leaving
from watcher.pipeline.recorder import Recorder
from watcher.pipeline.world import Report, World
from watcher.store import alerts, deliveries
from watcher.store.database import check_writable
from watcher.store.deliveries import Waiting

# After so many the outbox is looked at again: what the hour allows and the quiet hours
# may have changed while they left.
_MOST_AT_ONCE = 400


async def deliver_due(world: World, report: Report) -> None:
    """
    Try every delivery that is due and may leave; a broken channel delays no other.

    A channel that is gone keeps nothing waiting, so nothing is decided for it.
    """

    async def empty(channel: str) -> None:
        while await carry(world, report, channel, office):
            pass

    names = deliveries.channels_due(world.db, world.now)
    if names:
        # What cannot be recorded must not leave: the next start would send it again.
        check_writable(world.db)
    office = Office(postmen(len(names)), Recorder(world.db))
    try:
        await asyncio.gather(*map(empty, names))
    finally:
        office.threads.shutdown(wait=False)


def postmen(channels: int) -> Executor:
    """
    Return threads of their own for so many channels.

    In the common pool six services that hang would keep the seventh waiting, and the
    look-up of host names too.
    """
    return ThreadPoolExecutor(max(channels, 1), thread_name_prefix="channel")


@dataclass(frozen=True, slots=True)
class Office:
    """What all postmen share: threads to wait in, and who writes down what arrived."""

    threads: Executor
    recorder: Recorder


async def carry(world: World, report: Report, name: str, office: Office) -> bool:
    """
    Hand over what the channel called *name* gets now; say whether there may be more.

    Not so after a failure: what one message met the next would meet.
    """
    waiting = deliveries.waiting(world.db, name, world.now)
    channel = next((c for c in world.settings.channels if c.name == name), None)
    if channel is None:
        for item in waiting:
            _give_up(world, report, item, "no longer in watcher.toml")
        return False
    postman = _Postman(world=world, report=report, channel=channel, office=office)
    leave = leaving(world, name, waiting)
    for item in leave[:_MOST_AT_ONCE]:
        if not await _unbroken(postman.hand_over(item)):
            return False
    return len(leave) > _MOST_AT_ONCE


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Postman:
    """Brings messages to one channel, one after the other."""

    world: World
    report: Report
    channel: Channel
    office: Office

    async def hand_over(self, item: Waiting) -> bool:
        """Send one message and record what became of it; say whether it arrived."""
        world, loop = self.world, asyncio.get_running_loop()
        message = alerts.message_of(world.db, item.delivery.alert_id)
        world.observe("sending", self.channel.name)
        try:
            await loop.run_in_executor(
                self.office.threads, world.deliver, self.channel, message
            )
        except ChannelError as error:
            self._failed(item, error)
            return False
        # The window that no outbox can close: accepted there, not yet recorded here.
        world.observe("accepted", self.channel.name)
        sent = replace(
            item.delivery,
            state="sent",
            attempts=item.delivery.attempts + 1,
            sent_at=world.now,
            next_try=None,
            last_error=None,
        )
        await self.office.recorder.record(sent)
        self.report.sent += 1
        world.observe("recorded", self.channel.name)
        return True

    def _failed(self, item: Waiting, error: ChannelError) -> None:
        world = self.world
        failed = after_failure(
            item.delivery, error, created=item.created, now=world.now
        )
        with world.db.atomic():
            deliveries.mark(world.db, failed)
            if error.wait is not None:
                # The service asked for patience with us, not with this message.
                until = world.now + min(error.wait, LONGEST_PATIENCE)
                deliveries.put_off(world.db, self.channel.name, until)
        self.report.delivery_failures.append((self.channel.name, str(error)))


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
