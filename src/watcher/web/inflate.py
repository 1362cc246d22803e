"""How large may a compressed body grow? Never larger than we said."""

import zlib

import brotli

# What to say in Accept-Encoding: only what `inflate` can undo.
ACCEPTED = "gzip, deflate, br"
# Servers that set these mean "not compressed" (seen: "utf-8", "none", "binary").
_PLAIN = frozenset({"", "identity", "none", "utf-8", "utf8", "binary", "8bit", "7bit"})
_GZIP = frozenset({"gzip", "x-gzip"})
_GZIP_MAGIC = b"\x1f\x8b"
# Each member of a gzip file costs a copy of what follows it: a bomb of time.
_MAX_MEMBERS = 32
_BROTLI_STEP = 2**20


class InflateError(ValueError):
    """The body is too large, broken, cut short or compressed in an unknown way."""


class TooLargeError(InflateError):
    """The body is larger than it may be, as it came or inflated."""


def inflate(body: bytes, encoding: str | None, *, max_bytes: int) -> bytes:
    """
    Undo the Content-Encoding *encoding* of a whole *body*.

    Raise InflateError rather than give more than *max_bytes*. A body that says gzip
    and is not is given as it stands.

    >>> import gzip
    >>> inflate(gzip.compress(b"notizie"), "gzip", max_bytes=100)
    b'notizie'
    """
    for name in reversed((encoding or "").lower().split(",")):
        body = _undo(body, name.strip(), max_bytes)
    if len(body) > max_bytes:
        raise TooLargeError(f"body larger than {max_bytes} bytes")
    return body


def _undo(body: bytes, name: str, max_bytes: int) -> bytes:
    if name in _PLAIN or not body:
        return body
    if name in _GZIP:
        return _gunzip(body, max_bytes) if body[:2] == _GZIP_MAGIC else body
    if name == "deflate":
        wbits = zlib.MAX_WBITS if _has_zlib_header(body) else -zlib.MAX_WBITS
        return _member(zlib.decompressobj(wbits), body, max_bytes)[0]
    if name == "br":
        return _unbrotli(body, max_bytes)
    raise InflateError(f"unknown content encoding {name[:40]!r}")


def _gunzip(body: bytes, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    room = max_bytes
    for _ in range(_MAX_MEMBERS):
        part, rest = _member(zlib.decompressobj(16 + zlib.MAX_WBITS), body, room)
        parts.append(part)
        room -= len(part)
        # Zero padding or junk after the last member is no member.
        if rest[:2] != _GZIP_MAGIC:
            return b"".join(parts)
        body = rest
    raise InflateError("too many gzip members")


def _member(
    inflater: "zlib._Decompress", body: bytes, room: int
) -> tuple[bytes, bytes]:
    try:
        part = inflater.decompress(body, room + 1)
    except zlib.error as error:
        raise InflateError(f"broken compression: {error}") from error
    if len(part) > room:
        raise TooLargeError("body inflates beyond the limit")
    if not inflater.eof:
        raise InflateError("compressed body is cut short")
    return part, inflater.unused_data


def _unbrotli(body: bytes, max_bytes: int) -> bytes:
    inflater = brotli.Decompressor()
    parts: list[bytes] = []
    room = max_bytes
    try:
        while not inflater.is_finished():
            # A step gives some 100 kB more than its limit at most, so a bomb costs
            # what we allow and no more.
            part = inflater.process(body, output_buffer_limit=_BROTLI_STEP)
            parts.append(part)
            room -= len(part)
            if room < 0:
                raise TooLargeError("body inflates beyond the limit")
            body = b""
            if inflater.can_accept_more_data() and not inflater.is_finished():
                raise InflateError("compressed body is cut short")
    except brotli.error as error:
        raise InflateError(f"broken compression: {error}") from error
    return b"".join(parts)


def _has_zlib_header(body: bytes) -> bool:
    first = int.from_bytes(body[:2], "big")
    return body[0] & 0x0F == 8 and first % 31 == 0
