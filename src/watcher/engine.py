"""Where does CPU work run: here, or in worker processes that can be killed?"""

import asyncio
import os
import resource
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Lock
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from watcher.errors import WatcherError

T = TypeVar("T")
# Workers are spawned, never forked: a forked one would inherit our sockets.
_SPAWN = get_context("spawn")
# Each worker holds about 100 MB; four keep up with thousands of feeds.
_MOST = 4


class WorkError(WatcherError):
    """A piece of work was stopped: it took too long, or its worker died."""


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

    Work that takes longer than *limit_seconds* is killed with its worker, and so is
    a worker that grows beyond *memory_bytes* of address space: it costs nobody else
    anything, a new worker takes its place.
    """

    workers: int = field(default_factory=lambda: min(os.cpu_count() or 1, _MOST))
    limit_seconds: float = 20.0
    memory_bytes: int = 2 * 2**30
    _idle: "asyncio.Queue[_Worker]" = field(default_factory=asyncio.Queue)
    _threads: ThreadPoolExecutor | None = None

    async def __aenter__(self) -> Self:
        self._threads = ThreadPoolExecutor(self.workers, "engine")
        for _ in range(self.workers):
            self._idle.put_nowait(_Worker(self.memory_bytes))
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

    async def submit(self, work: Callable[..., T], /, *args: object) -> T:
        worker = await self._idle.get()
        try:
            answer: T = await asyncio.get_running_loop().run_in_executor(
                self._threads, worker.call, self.limit_seconds, work, args
            )
        except asyncio.CancelledError:
            # Its thread still waits for it and cleans up when it is dead.
            worker.abandon()
            worker = _Worker(self.memory_bytes)
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


@dataclass(slots=True)
class _Worker:
    """One process and our end of its pipe; started at the first call, or again."""

    memory_bytes: int
    _process: SpawnProcess | None = None
    _pipe: Connection | None = None
    _abandoned: bool = False
    _starting: Lock = field(default_factory=Lock)

    def call(self, limit: float, work: Callable[..., T], args: tuple[object, ...]) -> T:
        """Run *work* there, within *limit* seconds. Blocks; called from a thread."""
        pipe = self._pipe or self._start()
        try:
            failed, answer = _exchange(pipe, (work, args), limit)
        except (EOFError, OSError) as error:
            self.stop()
            raise WorkError("the worker died") from error
        except BaseException:
            # Out of step with its pipe: the next call starts a new process.
            self.stop()
            raise
        if failed:
            raise _rebuilt(*answer)
        return answer  # type: ignore[no-any-return]

    def abandon(self) -> None:
        """Kill the process for good while a thread waits for it, or starts it."""
        with self._starting:
            self._abandoned = True
            self._kill()

    def stop(self) -> None:
        """Kill the process and let go of it."""
        self._kill()
        if self._process:
            self._process.join()
            self._process.close()
        if self._pipe:
            self._pipe.close()
        self._process = self._pipe = None

    def _kill(self) -> None:
        with suppress(ValueError):  # closed already
            if self._process:
                self._process.kill()

    def _start(self) -> Connection:
        ours, theirs = _SPAWN.Pipe()
        # A process that is half started can be neither killed nor left to itself.
        with self._starting:
            if self._abandoned:
                raise WorkError("given up before it began")
            self._process = _SPAWN.Process(
                target=_serve, args=(theirs, self.memory_bytes), daemon=True
            )
            self._process.start()
        theirs.close()
        self._pipe = ours
        return ours


def _exchange(pipe: Connection, question: object, limit: float) -> tuple[bool, Any]:
    pipe.send(question)
    if not pipe.poll(limit):
        raise WorkError(f"stopped after {limit:g} seconds")
    answer: tuple[bool, Any] = pipe.recv()
    return answer


def _serve(pipe: Connection, memory_bytes: int) -> None:
    # Ctrl-C reaches the whole group; only the parent decides when we stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    with suppress(EOFError, OSError):
        while True:
            work, args = pipe.recv()
            pipe.send(_outcome(work, args))


def _outcome(work: Callable[..., Any], args: tuple[object, ...]) -> tuple[bool, Any]:
    try:
        return False, work(*args)
    except MemoryError:
        return True, (WorkError, ("needs too much memory",), {})
    except Exception as error:  # noqa: BLE001  # it is raised again by the parent
        return True, (type(error), error.args, vars(error))


def _rebuilt(
    kind: type[Exception], args: tuple[Any, ...], state: dict[str, Any]
) -> Exception:
    # Errors whose `__init__` takes other arguments than they keep cannot be pickled.
    error = kind.__new__(kind, *args)
    vars(error).update(state)
    return error
