"""May this page be asked for? What the robots.txt of its host says, kept for a day."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from watcher.errors import FetchError
from watcher.italian.foreign.decode import decode
from watcher.web import Response, Web

# RFC 9309: at least 500 KiB are to be read, and nothing is kept for more than a day.
MAX_BYTES = 500 * 2**10
_KEPT = timedelta(days=1)
# A server in trouble is asked again sooner.
_KEPT_IN_TROUBLE = timedelta(hours=1)
_EVERYTHING = Protego.parse("")
_NOTHING = Protego.parse("User-agent: *\nDisallow: /")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    rules: Protego
    until: datetime


@dataclass(slots=True)
class Robots:
    """
    The rules of the hosts that were asked, in the memory of this process.

    Each host is asked once a day, however many of its pages are wanted at a time.
    """

    _kept: dict[str, _Kept] = field(default_factory=dict)
    _turns: defaultdict[str, asyncio.Lock] = field(
        default_factory=lambda: defaultdict(asyncio.Lock)
    )

    async def permit(self, web: Web, url: str, now: datetime) -> bool:
        """Tell whether the host of *url* lets us ask for it; ask its robots.txt."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return True  # no address at all: the download says so
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        async with self._turns[origin]:
            kept = self._kept.get(origin)
            if kept is None or kept.until <= now:
                kept = self._kept[origin] = await _ask(web, origin, now)
        return kept.rules.can_fetch(url, agent_token(web.network.user_agent))


def agent_token(user_agent: str) -> str:
    """
    Return the name that groups of a robots.txt call us by.

    >>> agent_token("watcher/1.0 (+https://example.org/contact)")
    'watcher'
    """
    return user_agent.partition("/")[0].strip() or "watcher"


async def _ask(web: Web, origin: str, now: datetime) -> _Kept:
    try:
        response = await web.get(f"{origin}/robots.txt", max_bytes=MAX_BYTES)
    except FetchError:
        # Nothing was forbidden. The page of a server that is down fails by itself.
        return _Kept(rules=_EVERYTHING, until=now + _KEPT_IN_TROUBLE)
    troubled = response.status == 429 or response.status >= 500
    return _Kept(
        rules=_rules(response, troubled=troubled),
        until=now + (_KEPT_IN_TROUBLE if troubled else _KEPT),
    )


def _rules(response: Response, *, troubled: bool) -> Protego:
    # RFC 9309 would let us in after 401 and 403; who locks the door means it.
    if troubled or response.status in {401, 403}:
        return _NOTHING
    if not response.is_ok:
        return _EVERYTHING
    return Protego.parse(decode(response.body, "utf-8"))
