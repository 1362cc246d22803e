"""How is what arrived written down? What comes in at about the same time, together."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock

from watcher.model.alert import Delivery
from watcher.store import deliveries
from watcher.store.database import Database

Waiting = tuple[Delivery, "Future[None]"]
# A commit waits two milliseconds for the disk, and so does the round beside it. Ten
# deliveries in one cost no more.
_PAUSE_SECONDS = 0.02


@dataclass(slots=True)
class Recorder:
    """
    Writes down deliveries; a commit waits for the disk, and several wait for it.

    It is told from any thread, and writes in that of *loop*, as everybody who writes.
    """

    db: Database
    loop: asyncio.AbstractEventLoop
    _waiting: list[Waiting] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def record(
        self,
        delivery: Delivery,
        then: "Callable[[Future[None]], object]",
        *,
        hurry: bool,
    ) -> "Future[None]":
        """
        Return what is done when *delivery* is committed, with all that is ready.

        Who does not *hurry* waits a little for others. *then* hears of it first, in
        the thread that writes.
        """
        done: Future[None] = Future()
        done.add_done_callback(then)
        with self._lock:
            self._waiting.append((delivery, done))
            is_first = len(self._waiting) == 1
        if is_first:
            self.loop.call_soon_threadsafe(self._soon, 0 if hurry else _PAUSE_SECONDS)
        return done

    def _soon(self, seconds: float) -> None:
        self.loop.call_later(seconds, self._commit)

    def _commit(self) -> None:
        with self._lock:
            ready, self._waiting = self._waiting, []
        try:
            with self.db.atomic():
                for delivery, _ in ready:
                    deliveries.mark(self.db, delivery)
        except Exception as error:  # noqa: BLE001 - each of those who wait raises it
            for _, done in ready:
                done.set_exception(error)
            return
        for _, done in ready:
            done.set_result(None)
