"""When is a new address of a feed remembered?"""

import asyncio
from dataclasses import replace

import pytest
from aiohttp import web as server

from feeds.feed_server import NOW, a_feed, as_handler, asked, rounds_of
from loopback import a_web, site
from watcher.model.feed import Feed, FeedState


@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_move_is_remembered_after_the_target_gave_a_feed(
    status: int,
) -> None:
    """From then on the new address is asked directly."""

    def script(_: int, request: server.Request) -> server.Response:
        if request.path == "/rss":
            return server.Response(status=status, headers={"Location": "/nuovo"})
        return a_feed()

    _, states, requests = rounds_of(script, rounds=2)

    assert str(states[0].moved_to).endswith("/nuovo")
    assert [request.path for request in requests] == ["/rss", "/nuovo", "/nuovo"]


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_temporary_move_is_never_remembered(status: int) -> None:
    """The old address is asked every time."""

    def script(_: int, request: server.Request) -> server.Response:
        if request.path == "/rss":
            return server.Response(status=status, headers={"Location": "/altrove"})
        return a_feed()

    _, states, requests = rounds_of(script, rounds=2)

    assert states[-1].moved_to is None
    assert [request.path for request in requests] == ["/rss", "/altrove"] * 2


def test_a_move_to_nothing_is_not_remembered() -> None:
    """The target must have given a valid feed."""

    def script(_: int, request: server.Request) -> server.Response:
        if request.path == "/rss":
            return server.Response(status=301, headers={"Location": "/vuoto"})
        return server.Response(text="<html>dominio in vendita</html>")

    _, states, _ = rounds_of(script, rounds=2)

    assert states[-1].moved_to is None
    assert states[-1].failures == 2


def test_a_remembered_address_that_dies_is_forgotten() -> None:
    """After three failures the address of feeds.toml is asked again."""

    def script(_: int, request: server.Request) -> server.Response:
        return a_feed() if request.path == "/rss" else server.Response(status=500)

    known = FeedState(url="", moved_to="", etag='"x"')

    async def run() -> list[str]:
        async with (
            site(lambda r: as_handler(script(0, r))) as here,
            a_web(here.pair) as web,
        ):
            feed = Feed(url=here.url("/rss"))
            state = replace(known, url=feed.url, moved_to=here.url("/nuovo"))
            for _ in range(4):
                state = (await asked(web, feed, state, lambda: NOW)).state
            return [request.path for request in here.requests]

    assert asyncio.run(run()) == ["/nuovo"] * 3 + ["/rss"]
