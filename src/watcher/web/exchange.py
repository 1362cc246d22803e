"""
How does one request travel over a kept connection?

Written and kept by us, read by aiohttp's parser: decision 0009 says why.
"""

import asyncio
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field

from yarl import URL

from watcher.web.dial import dial
from watcher.web.guard import Guard
from watcher.web.line import HungUpError, Line, Patience, Raw
from watcher.web.slots import Origin

# In a header they would begin another one.
_BREAKS = re.compile(r"[\r\n\0]")


def head_of(url: URL, headers: Mapping[str, str]) -> bytes:
    r"""
    Return the head of a GET for *url*; a name and password in it become a header.

    >>> head_of(URL("http://e.org/a?b=1"), {"Accept": "*/*"})
    b'GET /a?b=1 HTTP/1.1\r\nHost: e.org\r\nAccept: */*\r\n\r\n'
    """
    lines = [f"GET {url.raw_path_qs} HTTP/1.1", f"Host: {url.host_port_subcomponent}"]
    if url.user is not None:
        secret = b64encode(f"{url.user}:{url.password or ''}".encode()).decode()
        lines.append(f"Authorization: Basic {secret}")
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if _BREAKS.search("".join(lines)):
        raise ValueError("a header with a line break")
    return "\r\n".join([*lines, "", ""]).encode()


@dataclass(slots=True)
class Exchanges:
    """Exchanges over connections that are opened past *guard*, the last *most* kept."""

    guard: Guard
    patience: Patience
    most: int
    _kept: dict[Origin, list[Line]] = field(default_factory=dict)
    # The same lines, those that were put by first at the front.
    _idle: dict[Line, Origin] = field(default_factory=dict)

    async def close(self) -> None:
        """Close every connection that is kept."""
        while self._idle:
            self._drop_oldest()
        # What closes a socket runs in the loop's next turn.
        await asyncio.sleep(0)

    async def get(
        self, url: URL, origin: Origin, headers: Mapping[str, str], until: float
    ) -> Raw:
        """
        Ask for *url* and read the answer before *until*; only a 2xx has a body.

        A connection that was kept may have died meanwhile, so the next is tried. On
        a fresh one the server meant it.
        """
        head = head_of(url, headers)
        while (line := self._take(origin)) is not None:
            try:
                return await self._exchange(line, origin, head, until)
            except HungUpError:
                continue
        async with asyncio.timeout_at(until):
            line = await dial(url, self.guard, lambda: Line(self.patience))
        return await self._exchange(line, origin, head, until)

    async def _exchange(
        self, line: Line, origin: Origin, head: bytes, until: float
    ) -> Raw:
        try:
            raw = await line.ask(head, until)
        except BaseException:
            line.close()
            raise
        if line.is_open:
            self._keep(line, origin)
        return raw

    def _take(self, origin: Origin) -> Line | None:
        kept = self._kept.get(origin)
        while kept:
            line = kept.pop()
            del self._idle[line]
            if line.is_open:
                return line
        return None

    def _keep(self, line: Line, origin: Origin) -> None:
        self._kept.setdefault(origin, []).append(line)
        self._idle[line] = origin
        if len(self._idle) > self.most:
            self._drop_oldest()

    def _drop_oldest(self) -> None:
        line, origin = next(iter(self._idle.items()))
        del self._idle[line]
        self._kept[origin].remove(line)
        if not self._kept[origin]:
            del self._kept[origin]
        line.close()
