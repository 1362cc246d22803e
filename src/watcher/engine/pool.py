"""Where does CPU work run: here, or in worker processes that can be killed?"""

import asyncio
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
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
class _Job:
    """The worker that does a piece of work at the moment, if one does."""

    worker: Worker | None = None


@dataclass(slots=True)
class Processes:
    """
    A pool of spawned workers; use it as an async context manager.

    Work that takes longer than *limit_seconds*, or *cpu_seconds* of processor time, is
    killed with its worker: it costs nobody else anything, a new worker takes its
    place. Work that wants more than *memory_bytes* of address space fails.
    What is submitted while all are busy waits in the queue of their threads: a worker
    gets its next piece also while this process is busy with something else.
    """

    workers: int = field(default_factory=lambda: min(os.cpu_count() or 1, _MOST))
    limit_seconds: float = LIMIT_SECONDS
    cpu_seconds: int = CPU_SECONDS
    memory_bytes: int = MEMORY_BYTES
    # Who worked last works next: one that was never needed is never started.
    _idle: list[Worker] = field(default_factory=list)
    # Held while a worker gets a job or comes back from it.
    _handing: Lock = field(default_factory=Lock)
    _threads: ThreadPoolExecutor | None = None

    async def __aenter__(self) -> Self:
        self._threads = ThreadPoolExecutor(self.workers, "engine")
        self._idle += [self._new() for _ in range(self.workers)]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._threads:
            self._threads.shutdown(wait=True, cancel_futures=True)
        while self._idle:
            self._idle.pop().stop()

    def _new(self) -> Worker:
        return Worker(self.memory_bytes, self.cpu_seconds)

    async def submit(self, work: Callable[..., T], /, *args: object) -> T:
        job = _Job()
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._threads, self._do, job, work, args)
        except asyncio.CancelledError:
            self._give_up(job)
            raise

    def _do(self, job: _Job, work: Callable[..., T], args: tuple[object, ...]) -> T:
        """Let an idle worker do *work*: there are as many as threads."""
        with self._handing:
            job.worker = worker = self._idle.pop()
        try:
            return worker.call(self.limit_seconds, work, args)
        finally:
            with self._handing:
                job.worker = None
                self._idle.append(self._new() if worker.is_abandoned else worker)

    def _give_up(self, job: _Job) -> None:
        """Kill the worker that does *job*; its thread cleans up when it is dead."""
        with self._handing:
            if job.worker:
                job.worker.abandon()

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
