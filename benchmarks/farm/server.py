"""How is the farm served? By a process of its own that speaks as little as it can."""

import asyncio
from multiprocessing.connection import Connection
from typing import Any

from farm.plan import Plan, host_of
from farm.shelf import Shelf

_END = b"\r\n\r\n"


class _Visit(asyncio.Protocol):
    """One kept connection; requests may come in pieces, or several at once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._waiting = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  (TCP gives one)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        requests = (self._waiting + data).split(_END)
        self._waiting = requests.pop()
        if self._transport:
            self._transport.write(b"".join(map(self._shelf.answer, requests)))


def serve(plan: Plan, control: Connection) -> None:
    """
    Serve *plan* until *control* is closed.

    It sends the port first. Then each (share, turn) that it gets is a change, and
    None a question for the counts; both are answered.
    """
    asyncio.run(_serve(plan, control))


async def _serve(plan: Plan, control: Connection) -> None:
    loop = asyncio.get_running_loop()
    hosts = sorted({host_of(plan, number) for number in range(plan.feeds)})
    first = await loop.create_server(lambda: _Visit(shelf), hosts[0], 0, backlog=512)
    port = first.sockets[0].getsockname()[1]
    shelf = Shelf(plan, port)
    if hosts[1:]:
        await loop.create_server(lambda: _Visit(shelf), hosts[1:], port, backlog=512)
    control.send(port)
    closed = asyncio.Event()
    loop.add_reader(control.fileno(), _obey, shelf, control, closed)
    await closed.wait()


def _obey(shelf: Shelf, control: Connection, closed: asyncio.Event) -> None:
    try:
        told: Any = control.recv()
    except EOFError:
        closed.set()
        return
    control.send(shelf.counts if told is None else shelf.grow(*told))
