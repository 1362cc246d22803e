"""What the hostile servers say, from building blocks: heads, bodies, delays."""

import asyncio
import gzip
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hostile.farm import Asked, Script, Writer

ITEM = (
    "<item><guid>{n}</guid><title>Frana sul Brenno, tratto {n}</title>"
    "<link>/pages/frana-{n}</link></item>"
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server's script, and what comes of its feed: *entries*, or *error* in part."""

    script: Script
    entries: int = 0
    error: str | None = None


def rss(*items: str, channel: str = "") -> bytes:
    """Return a feed of *items*, by default of three."""
    inner = "".join(items or (ITEM.format(n=n) for n in range(3)))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Gazzetta di Casale</title>{channel}{inner}</channel></rss>"
    ).encode()


def response(
    body: bytes = b"",
    *headers: tuple[str, str],
    status: str = "200 OK",
    length: int | None = -1,
) -> bytes:
    """Return the bytes of an answer; *length* None sends no Content-Length."""
    lines = [f"HTTP/1.1 {status}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers]
    if length is not None:
        lines.append(f"Content-Length: {len(body) if length < 0 else length}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def says(*answers: bytes) -> Script:
    """Answer with *answers* in turn, and with the last for ever."""

    async def script(asked: Asked, writer: Writer) -> None:
        writer.write(answers[min(asked.number, len(answers) - 1)])

    return script


def feed(*headers: tuple[str, str], body: bytes | None = None) -> Script:
    """Answer with a good feed and *headers*."""
    return says(response(rss() if body is None else body, *headers))


def status(code: str, *headers: tuple[str, str]) -> Script:
    """Answer with *code* and nothing else."""
    return says(response(b"", *headers, status=code))


def moved(code: int, target: str | Callable[[Asked], str]) -> Script:
    """Redirect to *target*, which may depend on the request."""

    async def script(asked: Asked, writer: Writer) -> None:
        where = target(asked) if callable(target) else target
        writer.write(response(b"", ("Location", where), status=f"{code} Moved"))

    return script


def drips(pieces: Iterable[bytes], seconds: float) -> Script:
    """Send *pieces* with a pause before each."""
    held = list(pieces)

    async def script(asked: Asked, writer: Writer) -> None:
        for piece in held:
            await asyncio.sleep(seconds)
            writer.write(piece)
            await writer.drain()

    return script


def gzip_bomb(megabytes: int) -> bytes:
    """Return *megabytes* of blanks, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    blanks = b" " * 2**20
    return b"".join(packer.compress(blanks) for _ in range(megabytes)) + packer.flush()


def many(count: int) -> bytes:
    """Return a feed of *count* entries."""
    return rss(*(ITEM.format(n=n) for n in range(count)))


def packed(body: bytes) -> bytes:
    """Return *body* in gzip."""
    return gzip.compress(body)
