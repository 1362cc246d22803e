"""
How does one request travel over a kept connection?

By aiohttp's connector, which opens, keeps and closes connections, and its parser, but
without its session: decision 0009 says why.
"""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import aiohttp
from aiohttp.client_reqrep import ClientRequest
from aiohttp.connector import Connection
from aiohttp.http import RawResponseMessage
from aiohttp.streams import StreamReader
from yarl import URL

from watcher.web.inflate import TooLargeError

_CHUNK = 65_536
# aiohttp stops at 8 kB; papers send Content-Security-Policy headers that are longer.
_HEADER_BYTES = 32_768
_SWITCHING = 101
# The deadline is the session's; it counts from the first attempt to connect.
_NO_LIMIT = aiohttp.ClientTimeout(total=None)
# In a header they would begin another one.
_BREAKS = re.compile(r"[\r\n\0]")
# More origins than a round meets at once.
_MOST_ORIGINS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many seconds of silence and bytes of body we bear."""

    stall_seconds: float
    wire_bytes: int


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer as it came: lower-case header names, the body not inflated."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class Attempt:
    """
    The host that a request names, and what became of connecting to it.

    `refused` is the address that the guard refused; `fresh` tells that a connection
    was opened for this request, and none that was kept.
    """

    host: str
    refused: str | None = None
    fresh: bool = False


def head_of(url: URL, headers: Mapping[str, str]) -> bytes:
    r"""
    Return the head of a GET for *url*; a name and password in it become a header.

    >>> head_of(URL("http://e.org/a?b=1"), {"Accept": "*/*"})
    b'GET /a?b=1 HTTP/1.1\r\nHost: e.org\r\nAccept: */*\r\n\r\n'
    """
    lines = [f"GET {url.raw_path_qs} HTTP/1.1", f"Host: {url.host_port_subcomponent}"]
    if url.user is not None:
        secret = aiohttp.encode_basic_auth(url.user, url.password or "")
        lines.append(f"Authorization: {secret}")
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if _BREAKS.search("".join(lines)):
        raise ValueError("a header with a line break")
    return "\r\n".join([*lines, "", ""]).encode()


@dataclass(slots=True)
class Exchanges:
    """Exchanges over the connections of *connector*."""

    connector: aiohttp.TCPConnector
    patience: Patience
    # What the connector wants to know of an origin: made once for each.
    _origins: dict[tuple[str, str | None, int | None], ClientRequest] = field(
        default_factory=dict
    )

    async def close(self) -> None:
        """Close every connection."""
        await self.connector.close()

    async def get(self, url: URL, headers: Mapping[str, str], attempt: Attempt) -> Raw:
        """
        Ask for *url* and read the answer; only a 2xx has a body.

        A connection that was kept may have died meanwhile, so the next is tried. On
        a *fresh* one the server meant it.
        """
        head, origin = head_of(url, headers), self._origin(url)
        while True:
            connection = await self.connector.connect(origin, [], _NO_LIMIT)
            try:
                message, content = await self._answer(connection, head)
            except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError):
                connection.close()
                if attempt.fresh:
                    raise
            except BaseException:
                connection.close()
                raise
            else:
                return await self._read(connection, message, content)

    def _origin(self, url: URL) -> ClientRequest:
        key = (url.scheme, url.raw_host, url.port)
        origin = self._origins.get(key)
        if origin is None:
            if len(self._origins) >= _MOST_ORIGINS:
                self._origins.clear()
            loop = asyncio.get_running_loop()
            origin = ClientRequest("GET", url.origin(), loop=loop)
            self._origins[key] = origin
        return origin

    async def _answer(
        self, connection: Connection, head: bytes
    ) -> tuple[RawResponseMessage, StreamReader]:
        protocol, transport = connection.protocol, connection.transport
        if protocol is None or transport is None:
            raise aiohttp.ServerDisconnectedError
        protocol.set_response_params(
            read_until_eof=True,
            auto_decompress=False,
            read_timeout=self.patience.stall_seconds,
            max_line_size=_HEADER_BYTES,
            max_field_size=_HEADER_BYTES,
        )
        transport.write(head)
        protocol.start_timeout()
        while True:
            message, content = await protocol.read()
            if message.code == _SWITCHING or not 100 <= message.code < 200:
                return message, content

    async def _read(
        self,
        connection: Connection,
        message: RawResponseMessage,
        content: StreamReader,
    ) -> Raw:
        headers: dict[str, str] = {}
        for name, value in message.headers.items():
            headers.setdefault(name.lower(), value)
        body = b""
        if 200 <= message.code < 300:
            try:
                body = await self._body(content, headers.get("content-length"))
            except BaseException:
                connection.close()
                raise
        # One with an unread rest is closed, not kept.
        connection.release()
        return Raw(message.code, headers, body)

    async def _body(self, content: StreamReader, length: str | None) -> bytes:
        limit = self.patience.wire_bytes
        if length and length.isdecimal() and int(length) > limit:
            raise TooLargeError(f"body larger than {limit} bytes")
        body = bytearray()
        async for chunk in content.iter_chunked(_CHUNK):
            body += chunk
            if len(body) > limit:
                raise TooLargeError(f"body larger than {limit} bytes")
        return bytes(body)
