"""Which alerts leave one by one, and which together in one message? Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from watcher.alerts.decide import LIFETIME

# A channel that was away for two hours comes back to history, not to news.
LATE = timedelta(hours=2)
# Five notes are read one after the other; more are a flood.
MAX_LATE = 5
_KINDS = frozenset({"news", "system", "escalation"})


class Waiting(Protocol):
    """An alert that waits for a channel: its id, its kind and when it was made."""

    @property
    def alert_id(self) -> str:
        """Return the id of the alert."""

    @property
    def kind(self) -> str:
        """Return its kind."""

    @property
    def created(self) -> datetime:
        """Return when it was made."""


def is_foldable(kind: str) -> bool:
    """Say whether an alert of this *kind* may be told in one message with others."""
    return kind in _KINDS


def arrears(waiting: Sequence[Waiting], now: datetime) -> tuple[str, ...]:
    """
    Return the ids of what comes too late to be told one by one.

    That is every alert older than its lifetime, and with more than `MAX_LATE` older
    than two hours all of these.
    """
    late = [o for o in waiting if is_foldable(o.kind) and now - o.created > LATE]
    if len(late) <= MAX_LATE:
        late = [one for one in late if now - one.created > LIFETIME]
    return tuple(one.alert_id for one in late)


def share(
    waiting: Sequence[str], *, room: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """
    Return what leaves one by one and what is folded, in *room* messages altogether.

    >>> share(["a1", "a2", "a3", "a4"], room=3)
    (('a1', 'a2'), ('a3', 'a4'))
    """
    if len(waiting) <= room:
        return tuple(waiting), ()
    return tuple(waiting[: room - 1]), tuple(waiting[room - 1 :])
