"""How does one message after the other reach a channel, and get written down?"""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Event, Semaphore

from watcher.alerts.decide import LONGEST_PATIENCE, after_failure
from watcher.errors import ChannelError
from watcher.model.alert import Delivery, Message
from watcher.model.settings import Channel
from watcher.pipeline.recorder import Recorder
from watcher.pipeline.world import Report, World
from watcher.store import alerts, deliveries
from watcher.store.deliveries import Waiting

# With so many in the queue a channel goes on while a commit waits for the disk. What
# it took and we have not recorded comes twice after a kill: never more than these.
_MANY = 20
_MOST_UNRECORDED = 4
# So many messages are in memory for each channel, and in the hands of its thread.
_AT_A_TIME = 16
# Then the outbox is looked at again: what the hour allows and the quiet hours may have
# changed while they left.
_LOOK_AGAIN = timedelta(minutes=1)


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


@dataclass(slots=True, kw_only=True)
class Postman:
    """Brings messages to one channel, one after the other."""

    world: World
    report: Report
    channel: Channel
    office: Office
    _room: Semaphore = field(default_factory=lambda: Semaphore(_MOST_UNRECORDED))
    _stop: Event = field(default_factory=Event)
    _unrecorded: "set[Future[None]]" = field(default_factory=set)
    _errors: list[BaseException] = field(default_factory=list)

    async def bring(self, items: Sequence[Waiting]) -> bool:
        """
        Hand over *items* until one fails; say whether some are left after a minute.

        A stop waits for the message in hand, and what arrived is recorded in any case.
        """
        hurry = len(items) <= _MANY
        size = 1 if hurry else _AT_A_TIME
        try:
            for start in range(0, len(items), size):
                walk = self._hand_over(items[start : start + size], hurry=hurry)
                if not await self._unbroken(walk):
                    return False
                if hurry:
                    await self._recorded()
                if self.world.elapsed() >= _LOOK_AGAIN:
                    return start + size < len(items)
        finally:
            await self._recorded()
        return False

    async def _unbroken(self, walk: Coroutine[None, None, bool]) -> bool:
        """
        Await *walk*; a stop waits for the end of its message in hand.

        A thread cannot be called back: what it has sent must still be recorded, or the
        next start would send it again.
        """
        task = asyncio.ensure_future(walk)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            self._stop.set()
            await asyncio.wait({task})
            raise

    async def _hand_over(self, items: Sequence[Waiting], *, hurry: bool) -> bool:
        """Send these messages; say whether they arrived."""
        self._unrecorded = {one for one in self._unrecorded if not one.done()}
        world, loop = self.world, asyncio.get_running_loop()
        ids = [item.delivery.alert_id for item in items]
        letters = list(zip(items, alerts.messages_of(world.db, ids), strict=True))
        for _ in items:
            world.observe("sending", self.channel.name)
        failed = await loop.run_in_executor(
            self.office.threads, self._walk, letters, hurry
        )
        if failed:
            self._failed(*failed)
        return not failed and not self._stop.is_set()

    def _walk(
        self, letters: Sequence[tuple[Waiting, Message]], hurry: bool
    ) -> tuple[Waiting, ChannelError] | None:
        """Send *letters* from a thread, never far ahead of their records."""
        for item, message in letters:
            self._room.acquire()
            if self._stop.is_set():
                break
            try:
                self.world.deliver(self.channel, message)
            except ChannelError as error:
                return item, error
            self._arrived(item.delivery, hurry=hurry)
        return None

    def _arrived(self, delivery: Delivery, *, hurry: bool) -> None:
        # The window that no outbox can close: accepted there, not recorded here.
        self.world.observe("accepted", self.channel.name)
        sent = replace(
            delivery,
            state="sent",
            attempts=delivery.attempts + 1,
            sent_at=self.world.moment(),
            next_try=None,
            last_error=None,
        )
        self._unrecorded.add(
            self.office.recorder.record(sent, self._is_recorded, hurry=hurry)
        )

    def _is_recorded(self, recording: "Future[None]") -> None:
        try:
            recording.result()
            self.report.sent += 1
            self.world.observe("recorded", self.channel.name)
        except BaseException as error:  # noqa: BLE001 - raised again by `_recorded`
            self._errors.append(error)
            self._stop.set()
        finally:
            self._room.release()

    async def _recorded(self) -> None:
        """Wait until all that arrived is recorded; raise what kept one from it."""
        if waiting := [asyncio.wrap_future(one) for one in tuple(self._unrecorded)]:
            await asyncio.wait(waiting)
            # Whoever has failed is in our own list.
            for one in waiting:
                one.exception()
        if self._errors:
            raise self._errors[0]

    def _failed(self, item: Waiting, error: ChannelError) -> None:
        world, now = self.world, self.world.moment()
        failed = after_failure(item.delivery, error, created=item.created, now=now)
        with world.db.atomic():
            deliveries.mark(world.db, failed)
            if error.wait is not None:
                # The service asked for patience with us, not with this message.
                until = now + min(error.wait, LONGEST_PATIENCE)
                deliveries.put_off(world.db, self.channel.name, until)
        self.report.delivery_failures.append((self.channel.name, str(error)))
