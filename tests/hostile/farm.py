"""Servers that lie, stall and attack: one port, a path for each, all logged."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Self

Writer = asyncio.StreamWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: which path, the how-manieth there from 0, at which hour, headers."""

    path: str
    number: int
    hour: float
    headers: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """Return the header *name*, None when it was not sent."""
        return self.headers.get(name.lower())


Script = Callable[[Asked, Writer], Awaitable[None]]


@dataclass(slots=True)
class Farm:
    """Use as a context manager; *scripts* answer by the first part of the path."""

    scripts: Mapping[str, Script]
    log: list[Asked] = field(default_factory=list)
    hour: float = 0
    port: int = 0
    _loop: asyncio.AbstractEventLoop | None = None
    _thread: Thread | None = None
    _stop: asyncio.Event | None = None
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    @property
    def origin(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, name: str) -> str:
        """Return the address of the endpoint *name*."""
        return f"http://{self.origin}/{name}"

    def __enter__(self) -> Self:
        ready = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._serve(ready)))
        self._thread.start()
        ready.wait(10)
        return self

    def __exit__(self, *trouble: object) -> None:
        if self._loop and self._thread and self._stop:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()

    async def _serve(self, ready: Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stop.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connection(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        task = asyncio.current_task()
        if task:
            self._tasks.add(task)
        try:
            await self._answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)  # type: ignore[arg-type]
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *rest = head.strip().split("\r\n")
        path = line.split(" ")[1]
        pairs = (one.partition(":") for one in rest)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        number = sum(one.path == path for one in self.log)
        asked = Asked(path=path, number=number, hour=self.hour, headers=headers)
        self.log.append(asked)
        name = path.partition("?")[0].strip("/").partition("/")[0]
        await self.scripts.get(name, nothing_here)(asked, writer)
        await writer.drain()


async def nothing_here(asked: Asked, writer: Writer) -> None:
    """Answer 404, as to a robots.txt that is not there."""
    writer.write(
        b"HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    )
