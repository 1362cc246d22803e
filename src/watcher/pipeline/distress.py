"""Who hears that the database cannot be written? The channels, past the outbox."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime

from watcher.alerts.trouble import Notice, compose_notice
from watcher.errors import ChannelError, LockedError, StoreError
from watcher.model.settings import Channel, Settings
from watcher.pipeline.composing import alert_key, style_of
from watcher.pipeline.plight import Plight
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

    @property
    def is_on(self) -> bool:
        """Say whether the database refused the last time."""
        return self.world.plight.times > 0

    async def meets(self, error: BaseException, now: datetime) -> bool:
        """Say whether *error* is a refusal; tell the channels when it lasts."""
        reason = refusal(error)
        if reason is None:
            return False
        if not self.is_on:
            log.error("database refuses", extra={"error": reason})
        await _meet(
            _notice("database_refuses", reason, now),
            self.world.plight,
            self.world.settings,
            self.world.deliver,
        )
        return True

    async def may_work(self, now: datetime) -> bool:
        """Try the database if it refused before; say whether a round may begin."""
        if not self.is_on:
            return True
        try:
            check_writable(self.world.db)
        except Exception as error:
            if await self.meets(error, now):
                return False
            raise
        return True

    async def worked(self, now: datetime) -> None:
        """
        Tell after a whole round that the database can be written again.

        A disk that is full takes a few bytes and refuses the next.
        """
        if self.is_on:
            log.info("database can be written again")
            await tell_usable(self.world, now)


async def tell_usable(world: World, now: datetime) -> None:
    """Tell every channel that the database can be written, if they heard otherwise."""
    if world.plight.is_over():
        notice = _notice("database_writes", "", now)
        await _tell_all(notice, world.settings, world.deliver)


async def tell_unusable(
    error: Exception,
    plight: Plight,
    settings: Settings,
    deliver: Deliver,
    now: datetime,
) -> None:
    """
    Tell every channel when *error* says that there is no database to work with.

    Once: a service that is started again and again, or a `watcher poll` every few
    minutes, finds the same each time.
    """
    reason = refusal(error)
    if isinstance(error, StoreError) and not isinstance(error, LockedError):
        notice = _notice("database_shut", str(error), now)
        await _meet(notice, plight, settings, deliver, many=1)
    elif reason is not None:
        notice = _notice("database_refuses", reason, now)
        await _meet(notice, plight, settings, deliver)


async def _meet(
    notice: Notice,
    plight: Plight,
    settings: Settings,
    deliver: Deliver,
    *,
    many: int = _MANY,
) -> None:
    """Count a refusal; tell it the first time that there are so *many* in a row."""
    tells = plight.times + 1 >= many and not plight.is_told
    plight.refused(told=tells)
    if tells:
        await _tell_all(notice, settings, deliver)


def _notice(kind: str, reason: str, now: datetime) -> Notice:
    key = alert_key("system", kind, now.isoformat())
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
