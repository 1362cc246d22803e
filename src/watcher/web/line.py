"""How does one connection carry one exchange after the other, within its limits?"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from aiohttp import ClientPayloadError, StreamReader
from aiohttp.http import HttpProcessingError, HttpResponseParser, RawResponseMessage

from watcher.web.inflate import TooLargeError

# aiohttp stops at 8 kB; papers send Content-Security-Policy headers that are longer.
_HEADER_BYTES = 32_768
_READ_BYTES = 65_536
_SWITCHING = 101


class ExchangeError(Exception):
    """There is no usable answer; the message says why."""


class HungUpError(ExchangeError):
    """The server closed the connection before it answered."""

    def __init__(self) -> None:
        super().__init__("the server hung up")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """
    How many seconds of silence and bytes of body we bear.

    `kept_seconds` is how long a connection waits for another request.
    """

    stall_seconds: float
    kept_seconds: float
    wire_bytes: int


@dataclass(slots=True)
class Raw:
    """An answer as it came: lower-case header names, the body not inflated."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line(asyncio.Protocol):
    """
    A connection: a head goes out, an answer comes in, then the next.

    One timer looks after it, when something may have run out: a timer for each
    exchange would cost as much as the exchange.
    """

    # StreamReader asks its protocol; we read what it holds after each piece.
    _reading_paused = False

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._loop = asyncio.get_running_loop()
        self._clock = self._loop.time
        self._parser = HttpResponseParser(
            self,  # type: ignore[arg-type]  # of a protocol it only pauses it
            self._loop,
            _READ_BYTES,
            payload_exception=ClientPayloadError,
            read_until_eof=True,
            auto_decompress=False,
            max_line_size=_HEADER_BYTES,
            max_field_size=_HEADER_BYTES,
        )
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Raw] | None = None
        self._message: RawResponseMessage | None = None
        self._payload: StreamReader | None = None
        self._body = bytearray()
        self._heard = self._until = 0.0
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_open(self) -> bool:
        """Whether another exchange may begin."""
        return self._transport is not None and not self._transport.is_closing()

    def ask(self, head: bytes, until: float) -> "asyncio.Future[Raw]":
        """Send *head*; return its answer, which comes before *until* or never."""
        if self._transport is None:
            raise HungUpError
        self._answer = self._loop.create_future()
        self._message = None
        self._heard, self._until = self._clock(), until
        self._transport.write(head)
        self._look_again()
        return self._answer

    def close(self) -> None:
        """Close the connection at once; who waits for an answer waits in vain."""
        if self._timer:
            self._timer.cancel()
        if self._transport:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep *transport*."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Read a piece of the answer; what nobody asked for ends the connection."""
        if self._answer is None:
            self.close()
            return
        self._heard = self._clock()
        try:
            messages, _, _ = self._parser.feed_data(data)
            for message, payload in messages:
                self._begin(message, payload)
                self._read_on()
            if not messages:
                self._read_on()
        except HttpProcessingError:
            self._fail(self._broken())
        except (ClientPayloadError, TooLargeError) as error:
            known = isinstance(error, TooLargeError)
            self._fail(error if known else self._broken())

    def connection_lost(self, exc: Exception | None) -> None:
        """End the answer here, if it may."""
        self._transport = None
        if self._timer:
            self._timer.cancel()
        if self._answer is None:
            return
        if self._message is None:
            self._fail(HungUpError())
            return
        try:
            if exc:
                raise exc
            self._parser.feed_eof()
            self._read_on()
        except (ClientPayloadError, HttpProcessingError, TooLargeError, OSError):
            self._fail(self._broken())

    def pause_reading(self) -> None:
        """Read on: a piece is no larger than what the system hands over at once."""

    def resume_reading(self, *, resume_parser: bool = True) -> None:
        """Read on, as always."""

    def _begin(self, message: RawResponseMessage, payload: StreamReader) -> None:
        if self._answer is None:
            # A second answer to one question.
            self.close()
            return
        if 100 <= message.code < 200 and message.code != _SWITCHING:
            return
        self._message, self._payload = message, payload
        limit, length = self._patience.wire_bytes, message.headers.get("Content-Length")
        if self._has_body and length and int(length) > limit:
            raise TooLargeError(f"body larger than {limit} bytes")

    @property
    def _has_body(self) -> bool:
        """Whether anybody reads the body: that of an error page is nobody's."""
        return self._message is not None and 200 <= self._message.code < 300

    def _read_on(self) -> None:
        if self._message is None or self._payload is None:
            return
        payload = self._payload
        if self._has_body:
            self._body += payload.read_nowait()
            limit = self._patience.wire_bytes
            if len(self._body) > limit:
                raise TooLargeError(f"body larger than {limit} bytes")
        if payload.is_eof() or not self._has_body:
            self._finish(self._message, is_whole=payload.is_eof())

    def _finish(self, message: RawResponseMessage, *, is_whole: bool) -> None:
        headers: dict[str, str] = {}
        for name, value in message.headers.items():
            headers.setdefault(name.lower(), value)
        raw = Raw(message.code, headers, bytes(self._body))
        if self._answer and not self._answer.done():
            self._answer.set_result(raw)
        self._answer = self._payload = None
        if self._body:
            self._body = bytearray()
        # One with an unread rest, or that speaks another language now, is of no use.
        if message.should_close or not is_whole or message.code == _SWITCHING:
            self.close()
        else:
            self._look_again()

    def _broken(self) -> ExchangeError:
        if self._message is None:
            return ExchangeError("the answer is no valid HTTP")
        return ExchangeError("the body is broken or cut short")

    def _fail(self, error: Exception) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_exception(error)
        self._answer = self._payload = None
        self.close()

    def _look_again(self) -> None:
        """Look after the connection when something may have run out, or before."""
        when = self._heard + self._patience.kept_seconds
        if self._answer is not None:
            when = min(self._heard + self._patience.stall_seconds, self._until)
        if self._timer is not None:
            if self._timer.when() <= when:
                return
            self._timer.cancel()
        self._timer = self._loop.call_at(when, self._look)

    def _look(self) -> None:
        self._timer, now = None, self._clock()
        if self._answer is None:
            if now - self._heard >= self._patience.kept_seconds:
                self.close()
                return
        elif now >= self._until:
            self._fail(TimeoutError())
        elif now - self._heard >= self._patience.stall_seconds:
            self._fail(ExchangeError("the server stayed silent for too long"))
        if self.is_open:
            self._look_again()
