"""Where does CPU work run: here, or in worker processes that can be killed?"""

import asyncio
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self, TypeVar

from watcher.engine.worker import (
    CPU_SECONDS,
    LIMIT_SECONDS,
    MEMORY_BYTES,
    Worker,
)
from watcher.errors import WatcherError

T = TypeVar("T")
# Each worker holds about 100 MB; four keep up with thousands of feeds.
_MOST = 4


class Engine(Protocol):
    """Runs *work*, a function importable by name, on values that can be pickled."""

    async def submit(self, work: Callable[..., T], /, *args: object) -> T:
        """Return what *work* returns; raise what it raises, or WorkError."""

    async def map(
        self, work: Callable[..., T], items: Iterable[object], /
    ) -> list[T | WatcherError]:
        """Run *work* on every item; a foreseen error takes its item's place."""


@dataclass(frozen=True, slots=True)
class Here:
    """Run the work in this process, at once. For tests and single files."""

    async def submit(self, work: Callable[..., T], /, *args: object) -> T:
        return work(*args)

    async def map(
        self, work: Callable[..., T], items: Iterable[object], /
    ) -> list[T | WatcherError]:
        return await _each(self, work, items)


@dataclass(slots=True)
class Processes:
    """
    A pool of spawned workers; use it as an async context manager.

    Work that takes longer than *limit_seconds*, or *cpu_seconds* of processor time, is
    killed with its worker: it costs nobody else anything, a new worker takes its
    place. Work that wants more than *memory_bytes* of address space fails.
    """

    workers: int = field(default_factory=lambda: min(os.cpu_count() or 1, _MOST))
    limit_seconds: float = LIMIT_SECONDS
    cpu_seconds: int = CPU_SECONDS
    memory_bytes: int = MEMORY_BYTES
    # Who worked last works next: one that was never needed is never started.
    _idle: "asyncio.Queue[Worker]" = field(default_factory=asyncio.LifoQueue)
    _threads: ThreadPoolExecutor | None = None

    async def __aenter__(self) -> Self:
        self._threads = ThreadPoolExecutor(self.workers, "engine")
        for _ in range(self.workers):
            self._idle.put_nowait(self._new())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while not self._idle.empty():
            self._idle.get_nowait().stop()
        if self._threads:
            self._threads.shutdown(wait=True)

    def _new(self) -> Worker:
        return Worker(self.memory_bytes, self.cpu_seconds)

    async def submit(self, work: Callable[..., T], /, *args: object) -> T:
        worker = await self._idle.get()
        try:
            answer: T = await asyncio.get_running_loop().run_in_executor(
                self._threads, worker.call, self.limit_seconds, work, args
            )
        except asyncio.CancelledError:
            # Its thread still waits for it and cleans up when it is dead.
            worker.abandon()
            worker = self._new()
            raise
        finally:
            self._idle.put_nowait(worker)
        return answer

    async def map(
        self, work: Callable[..., T], items: Iterable[object], /
    ) -> list[T | WatcherError]:
        return await _each(self, work, items)


async def _each(
    engine: Engine, work: Callable[..., T], items: Iterable[object]
) -> list[T | WatcherError]:
    async def one(item: object) -> T | WatcherError:
        try:
            return await engine.submit(work, item)
        except WatcherError as error:
            return error

    return list(await asyncio.gather(*map(one, items)))
