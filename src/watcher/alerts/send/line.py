"""Over which connection does a message leave? One that is kept while more follow."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock, Thread
from typing import Any, Protocol

from apprise.plugins.base import _delivery_tracker

from watcher.alerts.answers import Answer, Broken

# Servers hang up on silence after five seconds or more. Who is a second ahead of them
# never hands a message to a connection that is just being closed.
IDLE_SECONDS = 1.0
# So many messages are remembered that some of their recipients have.
_MAX_HALVES = 200


class Kept(Protocol):
    """What is open to a server."""

    def close(self) -> None:
        """Take leave."""


class Line:
    """
    What is kept of one channel from message to message.

    `answer` is what its service said, `before` what it said to the last message, and
    `broken` what kept it from answering.
    `taken` are the recipients by message that have it while others refuse it.
    An open connection belongs to whoever took it; what nobody takes for a second or
    two is closed.
    """

    def __init__(self) -> None:
        self.answer: Answer | None = None
        self.before: Answer | None = None
        self.broken: Broken | None = None
        self.taken: dict[str, set[Any]] = {}
        self._kept: dict[str, Kept] = {}
        self._lock = Lock()
        self._is_used = False
        self._is_watched = False

    def has_taken(self, key: str) -> None:
        """Forget who took the message called *key*: all did."""
        self.taken.get(key, set()).clear()

    def take(self, what: str) -> Kept | None:
        """Return what was kept under this name, for the one who asks alone."""
        with self._lock:
            return self._kept.pop(what, None)

    def keep(self, what: str, kept: Kept) -> None:
        """Leave *kept* to the next message."""
        with self._lock:
            before = self._kept.pop(what, None)
            self._kept[what] = kept
            self._is_used = True
            if not self._is_watched:
                self._is_watched = True
                Thread(target=self._watch, daemon=True).start()
        if before:
            before.close()

    def _watch(self) -> None:
        idle: list[Kept] = []
        while not idle:
            time.sleep(IDLE_SECONDS)
            with self._lock:
                if not self._is_used:
                    idle, self._kept = list(self._kept.values()), {}
                    self._is_watched = False
                    break
                self._is_used = False
        for kept in idle:
            kept.close()


_line: ContextVar[Line | None] = ContextVar("line", default=None)


@contextmanager
def over(line: Line, key: str) -> Iterator[None]:
    """
    Let the message called *key* leave over *line*, which forgets its last answer.

    Apprise passes over the recipients that took it at an earlier try.
    """
    line.before, line.answer, line.broken = line.answer or line.before, None, None
    taken = line.taken.setdefault(key, set())
    tokens = _line.set(line), _delivery_tracker.set(taken)
    try:
        yield
    finally:
        _line.reset(tokens[0])
        _delivery_tracker.reset(tokens[1])
        if not taken:
            del line.taken[key]
        for old in list(line.taken)[:-_MAX_HALVES]:
            del line.taken[old]


def current() -> Line | None:
    """Return the line of the message in hand."""
    return _line.get()


def taken_by() -> set[Any]:
    """Return who took the message in hand at an earlier try; to be added to."""
    found = _delivery_tracker.get()
    return set() if found is None else found
