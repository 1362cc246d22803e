"""How large may a compressed body grow?"""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.web.inflate import InflateError, inflate

TEXT = b"Il traghetto e' fermo per il vento. " * 40


def _raw_deflate(text: bytes) -> bytes:
    return zlib.compress(text)[2:-4]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        pytest.param(TEXT, None, id="plain"),
        pytest.param(TEXT, "identity", id="identity"),
        pytest.param(TEXT, "UTF-8", id="a-charset-in-the-wrong-header"),
        pytest.param(gzip.compress(TEXT), "gzip", id="gzip"),
        pytest.param(gzip.compress(TEXT), " X-GZIP ", id="x-gzip"),
        pytest.param(zlib.compress(TEXT), "deflate", id="deflate"),
        pytest.param(_raw_deflate(TEXT), "deflate", id="deflate-without-header"),
        pytest.param(brotli.compress(TEXT), "br", id="brotli"),
        pytest.param(gzip.compress(zlib.compress(TEXT)), "deflate, gzip", id="both"),
        pytest.param(TEXT, "gzip", id="says-gzip-and-is-not"),
        pytest.param(gzip.compress(TEXT) + b"\0" * 9, "gzip", id="padded"),
        pytest.param(
            gzip.compress(TEXT[:700]) + gzip.compress(TEXT[700:]), "gzip", id="members"
        ),
    ],
)
def test_a_body_is_inflated_as_its_server_meant(body: bytes, encoding: str) -> None:
    """Every encoding we offer, and the ways in which servers get them wrong."""
    assert inflate(body, encoding, max_bytes=10_000) == TEXT


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        pytest.param(gzip.compress(TEXT)[:-12], "gzip", id="cut-short"),
        pytest.param(b"\x1f\x8b" + b"x" * 50, "gzip", id="broken"),
        pytest.param(zlib.compress(b"\0" * 20_000), "deflate", id="too-large"),
        pytest.param(gzip.compress(b"x") * 40, "gzip", id="many-members"),
        pytest.param(brotli.compress(TEXT)[:-3], "br", id="brotli-cut-short"),
        pytest.param(TEXT, "br", id="says-brotli-and-is-not"),
        pytest.param(brotli.compress(b"\0" * 20_000), "br", id="brotli-too-large"),
        pytest.param(TEXT, "zstd", id="never-offered"),
        pytest.param(TEXT * 20, None, id="too-large-and-plain"),
    ],
)
def test_a_body_beyond_the_limits_is_refused(body: bytes, encoding: str) -> None:
    """Too large, broken, cut or unknown: an error, never a part of the body."""
    with pytest.raises(InflateError):
        inflate(body, encoding, max_bytes=10_000)


def _gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b"\0" * 2**20
    return b"".join(packer.compress(zeros) for _ in range(200)) + packer.flush()


def _brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=4)
    zeros = b"\0" * 2**20
    return b"".join(packer.process(zeros) for _ in range(200)) + packer.finish()


@pytest.mark.parametrize(
    ("bomb", "encoding"), [(_gzip_bomb, "gzip"), (_brotli_bomb, "br")]
)
def test_a_bomb_costs_only_the_limit(bomb: Callable[[], bytes], encoding: str) -> None:
    """Two hundred megabytes of zeros are never held."""
    body = bomb()
    tracemalloc.start()
    with pytest.raises(InflateError):
        inflate(body, encoding, max_bytes=2**20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 8 * 2**20


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "deflate, gzip", "br"])
)
def test_any_bytes_are_inflated_or_refused(body: bytes, encoding: str) -> None:
    """No other error leaves the room, whatever a server sends."""
    for sent in (body, b"\x1f\x8b\x08" + body):
        try:
            assert len(inflate(sent, encoding, max_bytes=500)) <= 500
        except InflateError:
            continue
