"""Who hears that the database cannot be written? The channels, past the outbox."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime

from watcher.alerts.trouble import Notice, compose_notice
from watcher.errors import ChannelError, LockedError, StoreError
from watcher.model.settings import Channel, Settings
from watcher.pipeline.composing import alert_key, style_of
from watcher.pipeline.postman import postmen
from watcher.pipeline.world import Deliver, World
from watcher.store.database import check_writable, refusal

log = logging.getLogger(__name__)

# A lock or a full disk may pass; what refuses twice in a row does not by itself.
_MANY = 2


@dataclass(slots=True)
class Distress:
    """
    Whether the database refuses to be written, and whether that was told.

    Nothing can be queued then, so the channels get the message at once, one time. It
    is the one message that is not promised to arrive.
    """

    world: World
    _times: int = 0
    _told: bool = False

    @property
    def is_on(self) -> bool:
        """Say whether the database refused the last time."""
        return self._times > 0

    async def meets(self, error: BaseException, now: datetime) -> bool:
        """Say whether *error* is a refusal; tell the channels when it lasts."""
        reason = refusal(error)
        if reason is None:
            return False
        if not self._times:
            log.error("database refuses", extra={"error": reason})
        self._times += 1
        if self._times >= _MANY and not self._told:
            self._told = True
            await self._tell("database_refuses", reason, now)
        return True

    async def is_over(self, now: datetime) -> bool:
        """Try the database if it refused before; tell that it can be written again."""
        if not self._times:
            return True
        try:
            check_writable(self.world.db)
        except Exception as error:
            if await self.meets(error, now):
                return False
            raise
        self._times = 0
        log.info("database can be written again")
        if self._told:
            self._told = False
            await self._tell("database_writes", "", now)
        return True

    async def _tell(self, kind: str, reason: str, now: datetime) -> None:
        notice = _notice(kind, reason, now.isoformat())
        await _tell_all(notice, self.world.settings, self.world.deliver)


async def tell_unusable(
    error: Exception, settings: Settings, deliver: Deliver, now: datetime
) -> bool:
    """
    Tell every channel when *error* says that there is no database to work with.

    All copies of a day are one message: a service that is started again and again, or
    a `watcher poll` every few minutes, finds the same each time.
    """
    kind, reason = "database_refuses", refusal(error)
    if isinstance(error, StoreError) and not isinstance(error, LockedError):
        kind, reason = "database_shut", str(error)
    if reason is None:
        return False
    await _tell_all(_notice(kind, reason, str(now.date())), settings, deliver)
    return True


def _notice(kind: str, reason: str, when: str) -> Notice:
    key = alert_key("system", kind, when)
    return Notice(key=key, kind=kind, items=[("watcher.db", reason)])


async def _tell_all(notice: Notice, settings: Settings, deliver: Deliver) -> None:
    message = compose_notice(notice, style_of(settings))
    loop, threads = asyncio.get_running_loop(), postmen(len(settings.channels))

    async def tell(channel: Channel) -> None:
        try:
            await loop.run_in_executor(threads, deliver, channel, message)
        except ChannelError as error:
            extra = {"channel": channel.name, "error": str(error)}
            log.warning("delivery failed", extra=extra)

    await asyncio.gather(*map(tell, settings.channels))
    threads.shutdown(wait=False)
