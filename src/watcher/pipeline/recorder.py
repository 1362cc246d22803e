"""How is what arrived written down? What comes in at about the same time, together."""

import asyncio
from dataclasses import dataclass, field

from watcher.model.alert import Delivery
from watcher.store import deliveries
from watcher.store.database import Database

Waiting = tuple[Delivery, "asyncio.Future[None]"]
# A commit waits two milliseconds for the disk, and so does the round beside it. Ten
# deliveries in one cost no more.
_PAUSE_SECONDS = 0.02


@dataclass(slots=True)
class Recorder:
    """Writes down deliveries; a commit waits for the disk, and several wait for it."""

    db: Database
    _waiting: list[Waiting] = field(default_factory=list)

    def record(self, delivery: Delivery, *, hurry: bool) -> "asyncio.Future[None]":
        """
        Return what is done when *delivery* is committed, with all that is ready.

        Who does not *hurry* waits a little for others.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append((delivery, done))
        if len(self._waiting) == 1:
            loop.call_later(0 if hurry else _PAUSE_SECONDS, self._commit)
        return done

    def _commit(self) -> None:
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
