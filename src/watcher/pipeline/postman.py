"""How does one message after the other reach a channel, and get written down?"""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from watcher.alerts.decide import LONGEST_PATIENCE, after_failure
from watcher.errors import ChannelError
from watcher.model.alert import Delivery
from watcher.model.settings import Channel
from watcher.pipeline.recorder import Recorder
from watcher.pipeline.world import Report, World
from watcher.store import alerts, deliveries
from watcher.store.deliveries import Waiting

# With so many in the queue a channel goes on while a commit waits for the disk. What
# it took and we have not recorded comes twice after a kill: never more than these.
_MANY = 20
_MOST_UNRECORDED = 4


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Postman:
    """Brings messages to one channel, one after the other."""

    world: World
    report: Report
    channel: Channel
    office: Office
    _unrecorded: list[asyncio.Task[None]] = field(default_factory=list)

    async def bring(self, items: Sequence[Waiting]) -> bool:
        """
        Hand over *items* until one fails; say whether all arrived.

        A stop waits for the message in hand, and what arrived is recorded in any case.
        """
        hurry = len(items) <= _MANY
        most = 1 if hurry else _MOST_UNRECORDED
        try:
            for item in items:
                if not await _unbroken(self._hand_over(item, hurry=hurry)):
                    return False
                await self._recorded(all_but=most - 1)
        finally:
            await self._recorded(all_but=0)
        return True

    async def _hand_over(self, item: Waiting, *, hurry: bool) -> bool:
        """Send one message; say whether it arrived."""
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
        recording = self._record(item.delivery, hurry=hurry)
        self._unrecorded.append(asyncio.create_task(recording))
        return True

    async def _record(self, delivery: Delivery, *, hurry: bool) -> None:
        sent = replace(
            delivery,
            state="sent",
            attempts=delivery.attempts + 1,
            sent_at=self.world.now,
            next_try=None,
            last_error=None,
        )
        await self.office.recorder.record(sent, hurry=hurry)
        self.report.sent += 1
        self.world.observe("recorded", self.channel.name)

    async def _recorded(self, *, all_but: int) -> None:
        """Wait for all but the last *all_but*; raise what kept one from it."""
        count = len(self._unrecorded) - all_but
        if count < 1:
            return
        waited = self._unrecorded[:count]
        await asyncio.wait(waited)
        del self._unrecorded[:count]
        errors = [error for task in waited if (error := task.exception())]
        if errors:
            raise errors[0]

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
