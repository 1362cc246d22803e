"""How does one request travel over a kept connection?"""

import asyncio
from contextlib import suppress

import pytest
from yarl import URL

from loopback import a_web, raw_site
from watcher.web.exchange import head_of

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nsi"


def _asked(answers: list[bytes], *, paths: int, then_close: bool) -> tuple[int, int]:
    """Ask *paths* times; return how many connections came and how many requests."""
    connections = requests = 0

    async def handler(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        nonlocal connections, requests
        connections += 1
        while True:
            try:
                await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError:
                return
            writer.write(answers[min(requests, len(answers) - 1)])
            await writer.drain()
            requests += 1
            if then_close:
                return

    async def run() -> None:
        async with raw_site(handler) as here, a_web(here.pair) as web:
            for number in range(paths):
                await web.get(here.url(f"/{number}"))
                # The server's farewell arrives before the next request leaves.
                await asyncio.sleep(0.02 if then_close else 0)

    asyncio.run(run())
    return connections, requests


def test_requests_share_one_connection() -> None:
    """A connection is opened once for the requests that follow each other."""
    assert _asked([OK], paths=5, then_close=False) == (1, 5)


def test_an_answer_without_a_body_keeps_the_connection() -> None:
    """A 304 is read to its end at once."""
    answer = b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n'
    assert _asked([answer], paths=3, then_close=False) == (1, 3)


def test_an_unread_error_page_costs_its_connection() -> None:
    """What is left of it must not be read as the next answer."""
    answer = b"HTTP/1.1 500 No\r\nContent-Length: 900000\r\n\r\n" + b"a" * 10_000
    assert _asked([answer, OK], paths=2, then_close=False) == (2, 2)


def test_news_of_progress_is_not_the_answer() -> None:
    """Answers of the 100 family come before the real one."""
    assert _asked(
        [b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3 + OK], paths=2, then_close=False
    ) == (1, 2)


def test_a_connection_that_died_is_opened_again() -> None:
    """Servers close kept connections when they like; nobody hears of it."""
    assert _asked([OK], paths=3, then_close=True) == (3, 3)


def test_what_nobody_asked_for_ends_the_connection() -> None:
    """A second answer to one question must not be read as that to the next."""
    assert _asked([OK + OK], paths=3, then_close=False) == (3, 3)


def test_an_idle_connection_is_closed_after_a_while() -> None:
    """Nobody may ask that host again; the server would keep it for us."""

    async def run() -> bytes:
        rest: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

        async def handler(
            reader: asyncio.StreamReader, writer: asyncio.StreamWriter
        ) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(OK)
            rest.set_result(await reader.read())

        async with raw_site(handler) as here, a_web(here.pair, kept_seconds=0) as web:
            await web.get(here.url())
            return await asyncio.wait_for(rest, 10)

    assert asyncio.run(run()) == b""


def test_of_idle_connections_only_the_last_are_kept() -> None:
    """A round over thousands of hosts needs few open files."""
    came: list[str] = []

    async def handler(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        came.append(writer.get_extra_info("sockname")[1])
        with suppress(asyncio.IncompleteReadError):
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(OK)

    async def run() -> None:
        async with (
            raw_site(handler) as one,
            raw_site(handler) as two,
            a_web(one.pair, two.pair, kept=1) as web,
        ):
            for here in (one, two, two, one):
                await web.get(here.url())

    asyncio.run(run())

    assert len(came) == 3


def test_a_secret_in_the_address_travels_as_a_header() -> None:
    """The request line and the host do not show it."""
    head = head_of(URL("http://anna:segreta@example.org:8080/x?y"), {})

    assert head == (
        b"GET /x?y HTTP/1.1\r\nHost: example.org:8080\r\n"
        b"Authorization: Basic YW5uYTpzZWdyZXRh\r\n\r\n"
    )


@pytest.mark.parametrize("value", ["a\r\nX: b", "a\nb", "a\0"])
def test_a_header_cannot_begin_another_one(value: str) -> None:
    """A validator comes from a stranger and goes back in a header."""
    with pytest.raises(ValueError, match="line break"):
        head_of(URL("http://example.org/"), {"If-None-Match": value})
