"""What becomes of servers whose TLS is broken? One clear error, and no body."""

import asyncio
import ssl
from contextlib import AbstractAsyncContextManager

import pytest

from loopback import RawHandler, Site, a_web, raw_site
from support.tls import OPENSSL, a_tls_context
from watcher.errors import FetchError

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews"


async def answering(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer a request with news."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(ANSWER)
    await writer.drain()


async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer whatever comes in plain HTTP."""
    await reader.read(1)
    writer.write(ANSWER)
    await writer.drain()


async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    """Take the handshake's first bytes and say nothing."""
    await reader.read(1)
    await asyncio.sleep(30)


async def hanging_up(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    """Take the handshake's first bytes and close."""
    await reader.read(1)


def failure(
    handler: RawHandler, *, tls: ssl.SSLContext | None = None, **limits: float
) -> str:
    """Ask such a server over https and return what the error says."""

    async def run(serving: AbstractAsyncContextManager[Site]) -> str:
        async with serving as here, a_web(here.pair, **limits) as web:
            with pytest.raises(FetchError) as caught:
                await web.get(f"https://{here.pair}/feed.xml")
            return str(caught.value)

    return asyncio.run(run(raw_site(handler, tls=tls)))


@pytest.mark.skipif(OPENSSL is None, reason="no openssl here")
def test_a_certificate_that_nobody_signed_is_refused() -> None:
    """The line names the page and the certificate."""
    said = failure(answering, tls=a_tls_context())

    assert "/feed.xml" in said
    assert "certificate" in said.lower()


def test_a_server_that_speaks_no_tls_is_an_error() -> None:
    """Plain HTTP on the port of https."""
    assert "/feed.xml" in failure(plain)


def test_a_handshake_that_never_ends_is_cut() -> None:
    """The deadline of the request counts from the first attempt to connect."""
    assert "too long" in failure(silent, total_seconds=1)


def test_a_server_that_hangs_up_in_the_handshake_is_an_error() -> None:
    """It is asked once: a fresh connection was meant."""
    assert "/feed.xml" in failure(hanging_up)
