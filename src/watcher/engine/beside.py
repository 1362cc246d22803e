"""Where do calls wait for somebody else? In the threads of a process beside ours."""

import logging
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Lock, Semaphore, Thread
from types import TracebackType
from typing import Any, Generic, ParamSpec, Self, TypeVar

from watcher.engine.answers import WorkError, outcome, rebuilt
from watcher.engine.worker import SPAWN

P = ParamSpec("P")
T = TypeVar("T")


class Beside(Generic[P, T]):
    """
    Runs *work*, importable by name, in a process beside ours; a context manager.

    It is called from threads, at most *lanes* calls at the same time. They share the
    interpreter over there and take no time from ours.
    The process starts at the first call. When this one is killed it ends after the
    calls in hand; a signal meant for this one does not end it.
    """

    def __init__(self, work: Callable[P, T], lanes: int) -> None:
        self._work = work
        self._lanes = lanes
        self._places = Semaphore(lanes)
        self._starting = Lock()
        self._neighbour: _Neighbour | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._neighbour:
            self._neighbour.stop()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what *work* returns; raise what it raises, or WorkError."""
        with self._places:
            failed, answer = self._alive().ask((self._work, args, kwargs))
        if failed:
            raise rebuilt(*answer)
        return answer  # type: ignore[no-any-return]

    def _alive(self) -> "_Neighbour":
        with self._starting:
            if self._neighbour and not self._neighbour.is_alive:
                self._neighbour.stop()
                self._neighbour = None
            if self._neighbour is None:
                self._neighbour = _Neighbour(self._lanes)
            return self._neighbour


class _Neighbour:
    """One process, and our ends of the pipes that nobody uses at the moment."""

    def __init__(self, lanes: int) -> None:
        pairs = [SPAWN.Pipe() for _ in range(lanes)]
        theirs = [there for _, there in pairs]
        self._free: SimpleQueue[Connection] = SimpleQueue()
        self._broken = False
        self._process = SPAWN.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        for here, there in pairs:
            there.close()
            self._free.put(here)

    @property
    def is_alive(self) -> bool:
        return not self._broken and self._process.is_alive()

    def ask(self, question: object) -> tuple[bool, Any]:
        pipe = self._free.get()
        try:
            pipe.send(question)
            answer: tuple[bool, Any] = pipe.recv()
        except (EOFError, OSError) as error:
            self._broken = True
            raise WorkError("the process died") from error
        finally:
            self._free.put(pipe)
        return answer

    def stop(self) -> None:
        """Kill it: nobody waits for an answer any more."""
        self._process.kill()
        self._process.join()


def _serve(pipes: list[Connection]) -> None:
    # Who stops the service stops the parent; what is in hand here is still recorded.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    # A long queue gives way to the round beside it; a few calls hardly notice.
    os.nice(3)
    # The log lines of libraries may hold secrets, and nobody masks them here.
    logging.getLogger().addHandler(logging.NullHandler())
    threads = [Thread(target=_answer, args=(pipe,)) for pipe in pipes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _answer(pipe: Connection) -> None:
    with suppress(EOFError, OSError):
        while True:
            work, args, kwargs = pipe.recv()
            pipe.send(outcome(partial(work, **kwargs), args))
