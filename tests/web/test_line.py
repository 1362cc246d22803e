"""How does one connection carry one exchange after the other, within its limits?"""

import asyncio
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.web.inflate import TooLargeError
from watcher.web.line import ExchangeError, Line, Patience, Raw

PATIENCE = Patience(stall_seconds=30, kept_seconds=30, wire_bytes=200)
LENGTH = b"HTTP/1.1 200 OK\r\nETag: a\r\nContent-Length: 7\r\n\r\nnotizie"
CHUNKS = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"3\r\nnot\r\n4\r\nizie\r\n0\r\n\r\n"
)
UNTIL_CLOSED = b"HTTP/1.0 200 OK\r\n\r\nnotizie"
UNCHANGED = b'HTTP/1.1 304 Not Modified\r\nETag: "b"\r\n\r\n'


class Wire(asyncio.Transport):
    """The other end of a line: it notes what was sent, and may be closed."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []
        self.is_cut = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Note *data*."""
        self.sent.append(bytes(data))

    def abort(self) -> None:
        """Close."""
        self.is_cut = True

    def is_closing(self) -> bool:
        """Tell whether it was closed."""
        return self.is_cut


def _heard(pieces: list[bytes], *, cut: bool = True) -> tuple[Raw, bool]:
    """Return what a line makes of *pieces*, and whether it is still open."""

    async def run() -> tuple[Raw, bool]:
        line, wire = Line(PATIENCE), Wire()
        line.connection_made(wire)
        answer = line.ask(b"GET", asyncio.get_running_loop().time() + 30)
        for piece in pieces:
            if not wire.is_cut:
                line.data_received(piece)
        if cut and not answer.done():
            line.connection_lost(None)
        is_open = line.is_open
        line.close()
        return await answer, is_open

    return asyncio.run(run())


@pytest.mark.parametrize("answer", [LENGTH, CHUNKS, UNTIL_CLOSED, UNCHANGED])
@given(data=st.data())
def test_an_answer_is_the_same_in_whatever_pieces_it_comes(
    answer: bytes, data: st.DataObject
) -> None:
    """Networks cut where they like."""
    at = sorted(data.draw(st.sets(st.integers(1, len(answer) - 1), max_size=5)))
    pieces = [answer[a:b] for a, b in zip([0, *at], [*at, len(answer)], strict=True)]

    raw, is_open = _heard(pieces)

    assert (raw.status, raw.body) in {(200, b"notizie"), (304, b"")}
    assert is_open is (answer is not UNTIL_CLOSED)


@given(
    st.sampled_from([LENGTH, CHUNKS, UNTIL_CLOSED, UNCHANGED]),
    st.integers(0, 100),
    st.binary(max_size=30),
)
def test_any_bytes_are_an_answer_or_one_error(
    answer: bytes, at: int, strange: bytes
) -> None:
    """A server may send what it likes; nobody waits for ever, and nothing breaks."""
    size = 0
    with suppress(ExchangeError, TooLargeError):
        size = len(_heard([answer[:at] + strange, answer[at:]])[0].body)

    assert size <= PATIENCE.wire_bytes


def test_a_body_is_given_up_when_it_grows_too_large() -> None:
    """The rest is not waited for."""
    noise = zlib.compress(bytes(range(256)) * 8)

    with pytest.raises(TooLargeError, match="larger than 200"):
        _heard([b"HTTP/1.1 200 OK\r\n\r\n", noise, b"more"], cut=False)


def test_the_rest_of_an_answer_that_was_cut_is_no_answer() -> None:
    """Half a feed is none."""
    with pytest.raises(ExchangeError, match="cut short"):
        _heard([LENGTH[:-2]])
