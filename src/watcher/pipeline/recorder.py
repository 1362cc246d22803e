"""How is what arrived written down? What comes in at the same time, in one commit."""

import asyncio
from dataclasses import dataclass, field

from watcher.model.alert import Delivery
from watcher.store import deliveries
from watcher.store.database import Database

Waiting = tuple[Delivery, "asyncio.Future[None]"]


@dataclass(slots=True)
class Recorder:
    """
    Writes down deliveries; a commit waits for the disk, and several wait for it once.

    Nobody goes on before its own delivery is committed: after a power cut each channel
    repeats one message at most.
    """

    db: Database
    _waiting: list[Waiting] = field(default_factory=list)

    async def record(self, delivery: Delivery) -> None:
        """Commit *delivery*, together with all that is ready by now."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append((delivery, done))
        if len(self._waiting) == 1:
            loop.call_soon(self._commit)
        await done

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
