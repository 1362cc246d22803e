"""Servers that break HTTP, stall, flood or lie: what each is, and what comes of it."""

import asyncio
import socket
import struct

from hostile.answers import (
    Endpoint,
    drips,
    feed,
    gzip_bomb,
    moved,
    packed,
    response,
    rss,
    says,
    status,
)
from hostile.farm import Asked, Writer

GOOD = rss()
_LENGTH = f"Content-Length: {len(GOOD)}\r\n".encode()
_PIECE = f"{len(GOOD):x}".encode()
_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"


def _head(*lines: bytes, start: bytes = b"HTTP/1.1 200 OK\r\n") -> bytes:
    return start + b"".join(lines) + b"Connection: close\r\n\r\n" + GOOD


async def _hang(asked: Asked, writer: Writer) -> None:
    await asyncio.sleep(60)


async def _close(asked: Asked, writer: Writer) -> None:
    return


async def _reset(asked: Asked, writer: Writer) -> None:
    plug = writer.get_extra_info("socket")
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _hints_for_ever(asked: Asked, writer: Writer) -> None:
    while True:
        writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(0.001)


async def _endless(asked: Asked, writer: Writer) -> None:
    writer.write(response(b"<rss><channel>", length=None))
    while True:
        writer.write(b"<item><title>x</title></item>" * 1_000)
        await writer.drain()


def _longer(asked: Asked) -> str:
    return f"{asked.path}/x"


TRANSPORT = {
    "silent": Endpoint(_hang, error="silent"),
    "slow-head": Endpoint(drips([b"X: y\r\n"] * 200, 0.1), error="HTTP"),
    "slow-status": Endpoint(
        drips([b"HTTP/1.1 200 OK\r\n"] + [b"X: y\r\n"] * 99, 0.1), error="too long"
    ),
    "slow-body": Endpoint(
        drips([response(length=999)] + [b"<rss>"] * 99, 0.1), error="too long"
    ),
    "hints-for-ever": Endpoint(_hints_for_ever, error="too long"),
    "many-hints": Endpoint(
        says(b"HTTP/1.1 100 Continue\r\n\r\n" * 500 + response(GOOD)), entries=3
    ),
    "endless": Endpoint(_endless, error="larger than"),
    "closes": Endpoint(_close, error="hung up"),
    "resets": Endpoint(_reset, error="hung up"),
    "another-protocol": Endpoint(says(b"\0\1SSH-2.0-x\r\n"), error="HTTP"),
    "http-0.9": Endpoint(says(GOOD), error="HTTP"),
    "http-1.0": Endpoint(says(b"HTTP/1.0 200 OK\r\n\r\n" + GOOD), entries=3),
    "bare-line-feeds": Endpoint(
        says(_head(_LENGTH).replace(b"\r\n", b"\n")), entries=3
    ),
    "no-reason": Endpoint(says(_head(_LENGTH, start=b"HTTP/1.1 200\r\n")), entries=3),
    "status-0": Endpoint(status("000 x"), error="HTTP status 0"),
    "status-999": Endpoint(status("999 x"), error="HTTP status 999"),
    "many-headers": Endpoint(
        says(response(GOOD, *((f"X-{n}", "y") for n in range(9_000)))), error="HTTP"
    ),
    "huge-header": Endpoint(says(response(GOOD, ("X", "y" * 500_000))), error="HTTP"),
    "nul-in-header": Endpoint(says(_head(b"X: a\0b\r\n", _LENGTH)), error="HTTP"),
    "folded-header": Endpoint(says(_head(b"X: a\r\n b\r\n", _LENGTH)), entries=3),
    "utf-8-header": Endpoint(says(_head("X: è\r\n".encode(), _LENGTH)), entries=3),
    "two-lengths": Endpoint(says(_head(_LENGTH, b"Content-Length: 5\r\n"))),
    "too-long-a-length": Endpoint(says(response(GOOD, length=9_999)), error="cut"),
    "absurd-length": Endpoint(says(response(GOOD, length=10**15)), error="larger"),
    "length-of-no-number": Endpoint(says(_head(b"Content-Length: x\r\n"))),
    "chunks": Endpoint(
        says(_CHUNKED + _PIECE + b"\r\n" + GOOD + b"\r\n0\r\n\r\n"), entries=3
    ),
    "chunks-of-garbage": Endpoint(says(_CHUNKED + b"zz\r\n" + GOOD)),
    "chunks-without-end": Endpoint(
        says(_CHUNKED + _PIECE + b"\r\n" + GOOD + b"\r\n"), error="cut"
    ),
    "chunk-of-exabytes": Endpoint(says(_CHUNKED + b"f" * 16 + b"\r\n" + GOOD)),
    "gzip": Endpoint(feed(("Content-Encoding", "gzip"), body=packed(GOOD)), entries=3),
    "gzip-unsaid": Endpoint(feed(body=packed(GOOD)), entries=3),
    "gzip-that-is-none": Endpoint(feed(("Content-Encoding", "gzip")), entries=3),
    "gzip-cut-short": Endpoint(
        feed(("Content-Encoding", "gzip"), body=packed(GOOD)[:-20]), error="cut short"
    ),
    "gzip-bomb": Endpoint(
        feed(("Content-Encoding", "gzip"), body=gzip_bomb(100)), error="beyond"
    ),
    "gzip-bomb-in-gzip": Endpoint(
        feed(("Content-Encoding", "gzip, gzip"), body=packed(gzip_bomb(100))),
        error="beyond",
    ),
    "gzip-bomb-unsaid": Endpoint(feed(body=gzip_bomb(100)), error="not a feed"),
    "another-encoding": Endpoint(feed(("Content-Encoding", "exi")), error="encoding"),
}
STATUS = {
    "empty": Endpoint(feed(body=b""), error="empty"),
    "blanks": Endpoint(feed(body=b" \n\n "), error="empty"),
    "page": Endpoint(feed(body=b"<!doctype html><html><p>Accedi"), error="web page"),
    "204": Endpoint(status("204 No Content"), error="204"),
    "205": Endpoint(status("205 Reset"), error="205"),
    "206": Endpoint(says(response(GOOD[:99], status="206 Part")), error="206"),
    "300": Endpoint(status("300 Choices", ("Location", "/pages/x")), error="300"),
    "304-at-once": Endpoint(status("304 Not Modified"), error="304"),
    "305": Endpoint(status("305 Proxy", ("Location", "http://10.0.0.1/")), error="305"),
    "401": Endpoint(status("401 x", ("WWW-Authenticate", "Basic")), error="401"),
    "403": Endpoint(status("403 x"), error="403"),
    "404": Endpoint(status("404 x"), error="404"),
    "451": Endpoint(status("451 x"), error="451"),
    "500": Endpoint(status("500 x"), error="500"),
    "520": Endpoint(status("520 x"), error="520"),
}
REDIRECT = {
    "circle": Endpoint(moved(302, "/circle"), error="circle"),
    "to-itself-unnamed": Endpoint(moved(302, ""), error="circle"),
    "ever-longer": Endpoint(moved(302, _longer), error="too many redirects"),
    "nowhere": Endpoint(status("302 Moved"), error="302"),
    "to-metadata": Endpoint(moved(302, "http://169.254.169.254/x"), error="not a pub"),
    "to-metadata-in-v6": Endpoint(
        moved(307, "http://[::ffff:169.254.169.254]/"), error="not a public"
    ),
    "to-loopback-in-v6": Endpoint(moved(301, "http://[::1]:9/"), error="not a public"),
    "to-loopback-by-name": Endpoint(
        moved(302, "http://localhost:9/"), error="not a public"
    ),
    "to-another-port": Endpoint(moved(302, "http://127.0.0.1:9/"), error="not a pub"),
    "to-a-decimal": Endpoint(moved(302, "http://2130706433:9/"), error="not a public"),
    "to-hexadecimal": Endpoint(moved(302, "http://0x7f000001:9/")),
    "to-octal": Endpoint(moved(302, "http://0177.0.0.1:9/")),
    "to-short": Endpoint(moved(302, "http://127.1:9/")),
    "to-all-zeros": Endpoint(moved(302, "http://0.0.0.0:9/"), error="not a public"),
    "to-nat64": Endpoint(moved(302, "http://[64:ff9b::7f00:1]:9/"), error="not a pub"),
    "to-intranet": Endpoint(moved(302, "http://10.1.2.3/"), error="not a public"),
    "to-shared": Endpoint(moved(302, "http://100.64.0.1/"), error="not a public"),
    "to-file": Endpoint(moved(302, "file:///etc/passwd"), error="only http"),
    "to-script": Endpoint(moved(302, "javascript:alert(1)"), error="only http"),
    "to-data": Endpoint(moved(302, "data:text/xml,x"), error="only http"),
    "to-ftp": Endpoint(moved(302, "ftp://example.org/x"), error="only http"),
    "to-credentials": Endpoint(
        moved(302, "http://a:b@169.254.169.254/"), error="not a public"
    ),
    "to-backslash": Endpoint(moved(302, "http:\\\\169.254.169.254\\"), error="web add"),
    "to-no-scheme": Endpoint(moved(302, "//169.254.169.254/"), error="not a public"),
    "to-port-0": Endpoint(moved(302, "http://127.0.0.1:0/"), error="host"),
    "to-no-port": Endpoint(moved(302, "http://127.0.0.1:99999/"), error="web address"),
    "too-long": Endpoint(moved(302, "/" + "a" * 9_000), error="web address"),
    "with-line-breaks": Endpoint(moved(302, "/a\\r\\nX: y"), error="web address"),
}
