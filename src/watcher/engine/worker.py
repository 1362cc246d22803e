"""How does one process do work for us, and how is it stopped?"""

import math
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Lock
from typing import Any, TypeVar

from watcher.engine.answers import WorkError, outcome, rebuilt

T = TypeVar("T")
#: Processes are spawned, never forked: a forked one would inherit our sockets.
SPAWN = get_context("spawn")
# A process that closed its pipe is about to end, and then says by what.
_A_MOMENT = 2.0
LIMIT_SECONDS = 20.0
CPU_SECONDS = 10
# The largest page that is read takes 300 MB, a usual one 125.
MEMORY_BYTES = 512 * 2**20


@dataclass(slots=True)
class Worker:
    """One process and our end of its pipe; started at the first call, or again."""

    memory_bytes: int = MEMORY_BYTES
    cpu_seconds: int = CPU_SECONDS
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
            reason = self._why_it_ended()
            self.stop()
            raise WorkError(reason) from error
        except BaseException:
            # Out of step with its pipe: the next call starts a new process.
            self.stop()
            raise
        if failed:
            raise rebuilt(*answer)
        return answer  # type: ignore[no-any-return]

    @property
    def is_abandoned(self) -> bool:
        """Whether it was killed for good."""
        return self._abandoned

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

    def _why_it_ended(self) -> str:
        if self._process:
            self._process.join(_A_MOMENT)
            if self._process.exitcode == -signal.SIGXCPU:
                return f"stopped after {self.cpu_seconds} seconds of processor time"
        return "the worker died"

    def _kill(self) -> None:
        with suppress(ValueError):  # closed already
            if self._process:
                self._process.kill()

    def _start(self) -> Connection:
        ours, theirs = SPAWN.Pipe()
        # A process that is half started can be neither killed nor left to itself.
        with self._starting:
            if self._abandoned:
                raise WorkError("given up before it began")
            self._process = SPAWN.Process(
                target=_serve,
                args=(theirs, self.memory_bytes, self.cpu_seconds),
                daemon=True,
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


def _serve(pipe: Connection, memory_bytes: int, cpu_seconds: int) -> None:
    # Ctrl-C reaches the whole group; only the parent decides when we stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        # Who is ended by a limit leaves no picture of its memory behind.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(EOFError, OSError):
        while True:
            work, args = pipe.recv()
            _allow(cpu_seconds)
            pipe.send(outcome(work, args))


def _allow(cpu_seconds: int) -> None:
    """Let the system end this process when it works for longer from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = math.ceil(used.ru_utime + used.ru_stime + cpu_seconds)
    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
