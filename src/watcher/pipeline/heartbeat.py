"""Does somebody outside hear that a round is done? A URL is called after each."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from watcher.errors import FetchError
from watcher.log import mask
from watcher.web import Web

log = logging.getLogger(__name__)

# A public service counts in minutes; the daemon looks every few seconds.
_PUBLIC_PAUSE = timedelta(minutes=1)
_MAX_ANSWER = 64 * 1024
# Such services answer in a fraction of a second; one that hangs is as good as none.
_MOST_SECONDS = 5.0


@dataclass(slots=True)
class Heartbeat:
    """
    Calls the URL beside the rounds, one call at a time, and holds up none of them.

    It outlives a round, because it remembers when it last called.
    """

    most_seconds: float = _MOST_SECONDS
    _last: datetime | None = None
    _call: asyncio.Task[None] | None = None

    def beat(self, url: str, web: Web, now: datetime) -> None:
        """
        Begin a call through the address guard, at most once a minute in public.

        A call that fails is logged: the service that does not hear from us tells it.
        """
        is_early = self._last is not None and abs(now - self._last) < _PUBLIC_PAUSE
        if is_early and not web.is_private(url):
            return
        if self._call:
            if not self._call.done():
                return
            self._call.result()
        self._last = now
        self._call = asyncio.create_task(self._ask(url, web))

    async def end(self) -> None:
        """Wait for the call in hand, which takes a few seconds at most."""
        call, self._call = self._call, None
        if call:
            await call

    async def give_up(self) -> None:
        """End the call in hand at once."""
        if self._call:
            self._call.cancel()
            await asyncio.wait({self._call})
            self._call = None

    async def _ask(self, url: str, web: Web) -> None:
        try:
            async with asyncio.timeout(self.most_seconds):
                answer = await web.get(url, max_bytes=_MAX_ANSWER)
        except TimeoutError:
            _warn(f"no answer within {self.most_seconds:g} seconds", url)
        except FetchError as error:
            _warn(str(error), url)
        else:
            if answer.status >= 300:
                _warn(f"HTTP {answer.status}", url)


def _warn(error: str, url: str) -> None:
    log.warning("heartbeat failed", extra={"error": mask(error, [url])})
