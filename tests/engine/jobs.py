"""Work for the engine's tests: functions that a spawned worker can import."""

import os
import signal
import time
from pathlib import Path

from watcher.errors import ArticleError


def double(number: int) -> int:
    """Return twice *number*."""
    return 2 * number


def picky(number: int) -> int:
    """Raise a foreseen error for odd numbers."""
    if number % 2:
        raise ArticleError(f"page-{number}", "odd")
    return number


def broken(_: int) -> int:
    """Raise what nobody foresaw."""
    raise ZeroDivisionError("a bug")


def meet(folder: Path, name: str, other: str) -> int:
    """Come to *folder*, wait there for the other, and return our process."""
    (folder / name).touch()
    deadline = time.monotonic() + 20
    while not (folder / other).exists():
        assert time.monotonic() < deadline, f"{other} did not come"
        time.sleep(0.005)
    return os.getpid()


def hang(seconds: float) -> float:
    """Take *seconds*."""
    time.sleep(seconds)
    return seconds


def spin(seconds: float) -> float:
    """Keep the processor busy for *seconds* of its time."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return seconds


def die(_: int = 0) -> None:
    """End the worker as the kernel's memory killer does."""
    os.kill(os.getpid(), signal.SIGKILL)


def swell(size: int) -> int:
    """Ask for *size* bytes."""
    return len(bytearray(size))


def open_sockets(_: int) -> int:
    """Count the sockets of this process that are no pipe to its parent."""
    links = (os.fspath(fd.resolve()) for fd in Path("/proc/self/fd").iterdir())
    return sum("socket:" in link for link in links)
