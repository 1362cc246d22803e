"""Does somebody outside hear that a round is done? A URL is called after each."""

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


@dataclass(slots=True)
class Heartbeat:
    """Calls the URL; it outlives a round, because it remembers when it last did."""

    _last: datetime | None = None

    async def beat(self, url: str, web: Web, now: datetime) -> None:
        """
        Call the URL through the address guard, at most once a minute in public.

        A call that fails is logged: the service that does not hear from us tells it.
        """
        is_early = self._last is not None and now - self._last < _PUBLIC_PAUSE
        if is_early and not web.is_private(url):
            return
        self._last = now
        try:
            answer = await web.get(url, max_bytes=_MAX_ANSWER)
        except FetchError as error:
            _warn(str(error), url)
            return
        if answer.status >= 300:
            _warn(f"HTTP {answer.status}", url)


def _warn(error: str, url: str) -> None:
    log.warning("heartbeat failed", extra={"error": mask(error, [url])})
