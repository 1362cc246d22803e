"""How do we ask a server for a page without harm to it or to us?"""

import asyncio
import gzip
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web as server

from loopback import Site, a_web, raw_site, site
from watcher.errors import FetchError
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


def _get_raw(answer: bytes, *, hold: bool = False, **limits: float) -> Response:
    async def handler(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        if hold:
            await asyncio.sleep(30)

    async def run() -> Response:
        async with raw_site(handler) as here, a_web(here.pair, **limits) as web:
            return await web.get(here.url())

    return asyncio.run(run())


def test_the_answer_comes_with_lower_case_headers_and_an_inflated_body() -> None:
    """Headers are found by one spelling, bodies are ready to parse."""

    async def packed(_: server.Request) -> server.StreamResponse:
        headers = {"Content-Encoding": "gzip", "ETag": '"a"'}
        return server.Response(body=gzip.compress(b"testo"), headers=headers)

    response, here = _get(packed, "/x?q=%C3%A8+b%20c")

    assert (response.status, response.body) == (200, b"testo")
    assert response.headers["etag"] == '"a"'
    assert here.requests[0].raw_path == "/x?q=%C3%A8+b%20c"


def test_a_request_is_honest_and_bare() -> None:
    """We name ourselves and send no cookie, referrer or proxy header."""
    _, here = _get(_hello)
    sent = here.requests[0].headers

    assert sent["User-Agent"].startswith("watcher-test/1")
    assert sent["Accept-Encoding"] == "gzip, deflate, br"
    assert set(sent) == {"Host", "User-Agent", "Accept-Encoding", "Accept"}


def test_cookies_are_never_sent_back() -> None:
    """A server that sets a cookie does not see it again."""

    async def sets(_: server.Request) -> server.StreamResponse:
        return server.Response(headers={"Set-Cookie": "id=1; Path=/"})

    async def run() -> list[server.Request]:
        async with site(sets) as here, a_web(here.pair) as web:
            await web.get(here.url())
            await web.get(here.url())
            return here.requests

    assert all("Cookie" not in request.headers for request in asyncio.run(run()))


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        pytest.param(
            b"200 OK\r\nContent-Length: 9\r\n\r\nno", "cut", id="lying-length"
        ),
        pytest.param(b"200 OK\r\nContent-Length: 99999999999", "larger", id="huge"),
        pytest.param(b"200 OK\r\nX: " + b"a" * 100_000, "HTTP", id="long-header"),
        pytest.param(b"200 OK" + b"\r\nX: a" * 5_000, "HTTP", id="many-headers"),
        pytest.param(b"abc", "HTTP", id="no-status"),
        pytest.param(b"200 OK\r\nContent-Length: -5", "HTTP", id="negative-length"),
    ],
)
def test_an_answer_that_is_no_good_is_one_plain_error(head: bytes, reason: str) -> None:
    """The message says what was wrong, on one line."""
    with pytest.raises(FetchError, match=reason) as caught:
        _get_raw(b"HTTP/1.1 " + head + b"\r\n\r\n")

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(b"", "hung up", id="nothing"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP", id="another-protocol"),
    ],
)
def test_a_server_that_speaks_no_http_is_a_plain_error(
    answer: bytes, reason: str
) -> None:
    """Closed doors and other protocols."""
    with pytest.raises(FetchError, match=reason):
        _get_raw(answer)


def test_a_body_beyond_the_limit_is_cut_off() -> None:
    """The limit counts what comes, not what was announced."""
    answer = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"a" * 300_000
    with pytest.raises(FetchError, match="larger than 100000"):
        _get_raw(answer, wire_bytes=100_000)


def test_a_silent_server_is_left_after_the_stall() -> None:
    """Silence is cut before the deadline of the whole request."""
    with pytest.raises(FetchError, match="silent"):
        _get_raw(b"HTTP/1.1 200 OK\r\n", hold=True, stall_seconds=0.2)


def test_a_dripping_server_is_left_at_the_deadline() -> None:
    """A byte now and then does not buy more time."""

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.02)

    async def run() -> None:
        async with raw_site(drip) as here, a_web(here.pair, total_seconds=0.3) as web:
            await web.get(here.url())

    with pytest.raises(FetchError, match="too long"):
        asyncio.run(run())


def test_a_host_sees_two_connections_and_a_slow_page_costs_only_itself() -> None:
    """The wait for a free slot is not counted against the deadline."""
    open_now: list[server.Request] = []
    most = 0

    async def slow(request: server.Request) -> server.StreamResponse:
        nonlocal most
        open_now.append(request)
        # A request whose connection is gone has no transport any more.
        most = max(most, sum(one.transport is not None for one in open_now))
        await asyncio.sleep(5 if request.path == "/hang" else 0.1)
        open_now.remove(request)
        return server.Response(text="ecco")

    async def run() -> list[Response | BaseException]:
        async with site(slow) as here, a_web(here.pair, total_seconds=0.4) as web:
            paths = ["/hang", *(f"/{n}" for n in range(9))]
            gets = (web.get(here.url(path)) for path in paths)
            return await asyncio.gather(*gets, return_exceptions=True)

    hung, *others = asyncio.run(run())

    assert most == 2
    assert isinstance(hung, FetchError)
    assert all(isinstance(one, Response) for one in others)


def test_two_requests_to_a_public_host_keep_their_distance() -> None:
    """A name that is not allowed as private counts as public, whatever it means."""
    came: list[float] = []

    async def noted(_: server.Request) -> server.StreamResponse:
        came.append(asyncio.get_running_loop().time())
        return server.Response(text="ecco")

    async def run() -> None:
        async with site(noted) as here, a_web(here.pair, spacing_seconds=1) as web:
            public = here.url().replace("127.0.0.1", "localhost")
            await asyncio.gather(web.get(public), web.get(public))
            await web.get(public)
            await web.get(here.url())

    asyncio.run(run())
    first, second, third, private = came

    # What a busy machine takes to open a connection is far less than half a second.
    assert min(second - first, third - second) > 0.5
    assert private - third < 0.5


def test_a_server_that_hangs_up_is_asked_once() -> None:
    """A second request at once is a burst to a server that has just refused one."""
    asked = 0

    async def slams(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        await reader.readuntil(b"\r\n\r\n")
        asked += 1

    async def run() -> None:
        async with raw_site(slams) as here, a_web(here.pair) as web:
            await web.get(here.url())

    with pytest.raises(FetchError, match="hung up"):
        asyncio.run(run())
    assert asked == 1


def test_a_kept_connection_that_went_stale_is_opened_again() -> None:
    """Servers close what they kept without a word; the request was never read."""
    asked: list[bytes] = []

    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nsi")
        await writer.drain()
        if len(asked) == 1:
            # Takes the next request on the same connection, and hangs up.
            asked.append(await reader.readuntil(b"\r\n\r\n"))

    async def run() -> list[Response]:
        async with raw_site(once) as here, a_web(here.pair) as web:
            return [await web.get(here.url("/a")), await web.get(here.url("/b"))]

    assert [one.body for one in asyncio.run(run())] == [b"si", b"si"]
    assert len(asked) == 3


def test_a_long_header_is_read() -> None:
    """Papers send Content-Security-Policy headers of more than 8 kB."""
    response = _get_raw(
        b"HTTP/1.1 200 OK\r\nX-Csp: %b\r\nContent-Length: 2\r\n\r\nsi" % (b"a" * 30_000)
    )

    assert response.body == b"si"


def test_an_error_page_is_an_answer_without_body() -> None:
    """The caller decides by the status; nobody reads the page."""

    async def missing(_: server.Request) -> server.StreamResponse:
        return server.Response(status=404, text="non trovato")

    response, _ = _get(missing)

    assert (response.status, response.body) == (404, b"")


def test_header_bytes_that_are_no_text_do_no_harm() -> None:
    """A header in Latin-1 reaches the caller in some form, and nothing breaks."""
    response = _get_raw(
        b'HTTP/1.1 200 OK\r\nETag: "\xe8"\r\nContent-Length: 2\r\n\r\nsi'
    )

    assert response.body == b"si"


def test_a_closed_session_is_a_plain_error() -> None:
    """Forgetting `async with` says so."""
    with pytest.raises(FetchError, match="not open"):
        asyncio.run(Web(Network()).get("http://example.org/"))
