"""How do we ask a server for a page without harm to it or to us?"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

from yarl import URL

from watcher import __version__
from watcher.errors import FetchError, ForbiddenAddressError, OversizeError
from watcher.model.settings import Network
from watcher.web import address
from watcher.web.dial import RefusedError
from watcher.web.exchange import Exchanges
from watcher.web.guard import Guard
from watcher.web.inflate import ACCEPTED, InflateError, TooLargeError, inflate
from watcher.web.line import ExchangeError, Patience, Raw
from watcher.web.response import Response
from watcher.web.slots import Slots, origin_of

_PERMANENT = frozenset({301, 308})
BeforeRedirect = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """
    What one request may cost: bytes as sent and inflated, seconds, hops.

    `total_seconds` counts from the first connection attempt, redirects included;
    the wait for a free slot of the host is not counted. `stall_seconds` is the
    longest silence, `spacing_seconds` the shortest time between the starts of two
    requests to a public host. Of idle connections the last `kept` wait for another
    request, `kept_seconds` long: a process may have a thousand files open.
    """

    wire_bytes: int = 15 * 2**20
    inflated_bytes: int = 25 * 2**20
    total_seconds: float = 30.0
    stall_seconds: float = 10.0
    redirects: int = 8
    per_host: int = 2
    spacing_seconds: float = 0.25
    connections: int = 64
    kept: int = 256
    kept_seconds: float = 15.0


@dataclass(slots=True)
class _Errand:
    """What a chain of redirects asks with, and what it may still cost."""

    headers: Mapping[str, str]
    max_bytes: int
    seconds: float


@dataclass(slots=True)
class Web:
    """
    The session of one program run; use it as an async context manager.

    No cookies, no referrer, no proxy from the environment; at most two connections
    to a host, and a pause between two requests to a public one.
    """

    network: Network
    limits: Limits = field(default_factory=Limits)
    #: Which private addresses are allowed.
    guard: Guard = field(init=False)
    _exchanges: Exchanges | None = None
    _places: asyncio.Semaphore = field(init=False)
    _slots: Slots = field(init=False)

    def __post_init__(self) -> None:
        self.guard = Guard(self.network.allow_private)
        self._slots = Slots(self.limits.per_host, self._spacing)

    def is_private(self, url: str) -> bool:
        """Tell whether *url* names an allowed private host, as far as its text says."""
        return self._is_private(address.parse(url))

    async def __aenter__(self) -> Self:
        limits = self.limits
        patience = Patience(
            stall_seconds=limits.stall_seconds,
            kept_seconds=limits.kept_seconds,
            wire_bytes=limits.wire_bytes,
        )
        self._exchanges = Exchanges(self.guard, patience, limits.kept)
        self._places = asyncio.Semaphore(limits.connections)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._exchanges:
            await self._exchanges.close()

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_bytes: int | None = None,
        accept: str = "*/*",
        before_redirect: BeforeRedirect | None = None,
    ) -> Response:
        """
        Ask for *url*, follow its redirects and return the last answer, any status.

        *max_bytes* lowers the limit of the inflated body. *before_redirect* is told
        each further address and raises when it is not to be asked. Raise FetchError
        when there is no usable answer, ForbiddenAddressError when the guard refused.
        """
        most = self.limits.inflated_bytes
        errand = _Errand(
            headers=self._headers(accept, headers or {}),
            max_bytes=min(max_bytes or most, most),
            seconds=self.limits.total_seconds,
        )
        first = address.parse(url)
        response = await self._hop(first, errand)
        if response.leads_to is None:
            return response
        return await self._follow(first, response, errand, before_redirect)

    async def _follow(
        self,
        current: URL,
        response: Response,
        errand: _Errand,
        before_redirect: BeforeRedirect | None,
    ) -> Response:
        """Follow the redirect *response* of *current*, and those after it."""
        asked, permanent = [current], True
        while (location := response.leads_to) is not None:
            if len(asked) > self.limits.redirects:
                raise FetchError(address.shown(str(asked[0])), "too many redirects")
            permanent = permanent and response.status in _PERMANENT
            current = address.follow(current, location)
            if current in asked:
                raise FetchError(address.shown(str(asked[0])), "redirects in a circle")
            asked.append(current)
            if before_redirect:
                await before_redirect(str(current))
            response = await self._hop(current, errand)
        moved = response.url if permanent else None
        return replace(response, permanent_url=moved, hops=len(asked) - 1)

    def _headers(self, accept: str, more: Mapping[str, str]) -> dict[str, str]:
        return {
            "User-Agent": self.network.user_agent or f"watcher/{__version__}",
            "Accept-Encoding": ACCEPTED,
            "Accept": accept,
            **more,
        }

    async def _hop(self, url: URL, errand: _Errand) -> Response:
        if self._exchanges is None:
            raise FetchError(address.shown(str(url)), "the session is not open")
        clock, origin = asyncio.get_running_loop().time, origin_of(url)
        async with self._slots.of(url, origin), self._places:
            began = clock()
            try:
                until = began + max(errand.seconds, 0)
                raw = await self._exchanges.get(url, origin, errand.headers, until)
            except (ExchangeError, InflateError, OSError, ValueError) as error:
                raise _told(url, error) from error
            finally:
                errand.seconds -= clock() - began
        return _response(url, raw, errand.max_bytes)

    def _is_private(self, url: URL) -> bool:
        return self.guard.is_private_host(str(url.raw_host), int(url.port or 0))

    def _spacing(self, url: URL) -> float:
        return 0.0 if self._is_private(url) else self.limits.spacing_seconds


def _response(url: URL, raw: Raw, max_bytes: int) -> Response:
    encoding = raw.headers.get("content-encoding")
    try:
        body = raw.body and inflate(raw.body, encoding, max_bytes=max_bytes)
    except InflateError as error:
        raise _told(url, error) from error
    return Response(url=str(url), status=raw.status, headers=raw.headers, body=body)


def _told(url: URL, error: Exception) -> FetchError:
    """Say what happened to the request for *url* in words of our own."""
    where = address.shown(str(url))
    if isinstance(error, RefusedError):
        return ForbiddenAddressError(where, str(error))
    if isinstance(error, TooLargeError):
        return OversizeError(where, str(error))
    if isinstance(error, ExchangeError | InflateError):
        return FetchError(where, str(error))
    if isinstance(error, TimeoutError):
        return FetchError(where, "took too long")
    return FetchError(where, f"no usable answer ({type(error).__name__})")
