"""Where may a server send us?"""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web as server

from loopback import Site, a_web, site
from watcher.errors import FetchError, ForbiddenAddressError
from watcher.model.settings import Network
from watcher.web import Response, Web

Answer = Callable[[server.Request], Awaitable[server.StreamResponse]]


async def _hello(_: server.Request) -> server.StreamResponse:
    return server.Response(text="Buongiorno", headers={"ETag": 'W/"1"'})


def _get(handler: Answer, path: str = "/", **limits: float) -> tuple[Response, Site]:
    async def run() -> tuple[Response, Site]:
        async with site(handler) as here, a_web(here.pair, **limits) as web:
            return await web.get(here.url(path)), here

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("statuses", "is_permanent"),
    [
        ([301], True),
        ([308, 301], True),
        ([302], False),
        ([301, 307], False),
        ([], False),
    ],
)
def test_only_permanent_redirects_name_a_new_address(
    statuses: list[int], is_permanent: bool
) -> None:
    """A single temporary hop keeps the old address."""

    async def hops(request: server.Request) -> server.StreamResponse:
        at = int(request.path[1:])
        if at == len(statuses):
            return server.Response(text="arrivo")
        return server.Response(status=statuses[at], headers={"Location": f"/{at + 1}"})

    response, here = _get(hops, "/0")

    assert response.body == b"arrivo"
    assert response.url == here.url(f"/{len(statuses)}")
    assert (response.permanent_url == response.url) is is_permanent


def test_redirects_without_end_are_given_up() -> None:
    """Nine hops are a loop."""

    async def loop(request: server.Request) -> server.StreamResponse:
        return server.Response(status=302, headers={"Location": f"{request.path}x"})

    async def run() -> int:
        async with site(loop) as here, a_web(here.pair) as web:
            with pytest.raises(FetchError, match="too many redirects"):
                await web.get(here.url())
            return len(here.requests)

    assert asyncio.run(run()) == 9


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "javascript:alert(1)", "ftp://x.example/", "http://"],
)
def test_a_redirect_out_of_the_web_is_an_error(location: str) -> None:
    """Only http and https are followed."""

    async def away(_: server.Request) -> server.StreamResponse:
        return server.Response(status=302, headers={"Location": location})

    with pytest.raises(FetchError):
        _get(away)


@pytest.mark.parametrize("allowed", [False, ("127.0.0.1:1",)], ids=["closed", "other"])
def test_a_private_address_is_refused_before_it_is_connected_to(
    allowed: bool | tuple[str, ...],
) -> None:
    """The guard sees literal addresses, which no resolver is asked about."""

    async def run() -> int:
        async with site(_hello) as here, Web(Network(allow_private=allowed)) as web:
            with pytest.raises(ForbiddenAddressError, match=r"127\.0\.0\.1"):
                await web.get(here.url())
            return len(here.requests)

    assert asyncio.run(run()) == 0


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0"]
)
def test_a_redirect_to_a_private_address_is_refused(host: str) -> None:
    """An allowed server cannot send us to its neighbours, however it spells them."""
    seen: list[server.Request] = []

    async def canary(request: server.Request) -> server.StreamResponse:
        seen.append(request)
        return await _hello(request)

    async def run() -> None:
        async with site(canary) as secret:
            port = secret.pair.partition(":")[2]

            async def away(_: server.Request) -> server.StreamResponse:
                target = f"http://{host}:{port}/"
                return server.Response(status=302, headers={"Location": target})

            async with site(away) as here, a_web(here.pair) as web:
                with pytest.raises(FetchError):
                    await web.get(here.url())

    asyncio.run(run())

    assert not seen


def test_everything_private_is_open_when_the_user_says_so() -> None:
    """`allow_private = true` is for intranets."""

    async def run() -> Response:
        async with site(_hello) as here, Web(Network(allow_private=True)) as web:
            assert web.is_private(here.url())
            return await web.get(here.url())

    assert asyncio.run(run()).body == b"Buongiorno"
