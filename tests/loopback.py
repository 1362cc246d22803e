"""A real HTTP server on loopback for one test."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web as server

from watcher.model.settings import Network
from watcher.web import Limits, Web

Handler = Callable[[server.Request], Awaitable[server.StreamResponse]]
RawHandler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass(slots=True)
class Site:
    """The running server: its host:port and every request that came."""

    pair: str
    requests: list[server.Request] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        """Return the address of *path*."""
        return f"http://{self.pair}{path}"


@asynccontextmanager
async def site(handler: Handler) -> AsyncIterator[Site]:
    """Serve every path and method with *handler*."""
    found = Site("")

    async def noted(request: server.Request) -> server.StreamResponse:
        found.requests.append(request)
        return await handler(request)

    app = server.Application()
    app.router.add_route("*", "/{tail:.*}", noted)
    runner = server.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    place = server.TCPSite(runner, "127.0.0.1", 0)
    await place.start()
    try:
        found.pair = f"127.0.0.1:{runner.addresses[0][1]}"
        yield found
    finally:
        await runner.cleanup()


@asynccontextmanager
async def raw_site(
    handler: RawHandler, *, tls: ssl.SSLContext | None = None
) -> AsyncIterator[Site]:
    """Serve connections with *handler*, which writes the bytes of its answer."""

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await handler(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    running = await asyncio.start_server(one, "127.0.0.1", 0, ssl=tls)
    try:
        yield Site(f"127.0.0.1:{running.sockets[0].getsockname()[1]}")
    finally:
        running.close()


def a_web(*pairs: str, **limits: float) -> Web:
    """Build a session that may reach *pairs* ("host:port") on loopback."""
    network = Network(allow_private=pairs, user_agent="watcher-test/1 (+https://e.org)")
    return Web(network, Limits(**limits))  # type: ignore[arg-type]
