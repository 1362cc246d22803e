"""What waits in the outbox, for whom, and did it arrive?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from watcher.model.alert import Alert, Delivery
from watcher.store import alerts
from watcher.store.codec import moment, stamp

HOUR = timedelta(hours=1)
# "unknown" waits too: nobody can say whether it arrived.
_WAITS = "d.state IN ('pending', 'unknown')"
# Quiet hours end within a day, all else is shorter. A time further ahead was written
# by a clock that has been set back since.
_FURTHEST = timedelta(hours=26)
_DUE = f"{_WAITS} AND (d.next_try IS NULL OR d.next_try <= ? OR d.next_try > ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A delivery that waits, and what decides when it leaves; no message, it is big."""

    delivery: Delivery
    kind: str
    profile: str | None
    created: datetime

    @property
    def alert_id(self) -> str:
        """Return the id of the alert."""
        return self.delivery.alert_id


def channels_due(db: Database, now: datetime) -> list[str]:
    """Name the channels that have something to try now."""
    rows = db.query(
        f"SELECT DISTINCT d.channel FROM deliveries d WHERE {_DUE} ORDER BY d.channel",
        _due(now),
    )
    return [row["channel"] for row in rows]


def waiting(db: Database, channel: str, now: datetime) -> list[Waiting]:
    """Return what *channel* has to try now, oldest alert first."""
    rows = db.query(
        "SELECT d.*, a.created, a.kind, a.profile FROM deliveries d"
        f" JOIN alerts a ON a.id = d.alert_id WHERE {_DUE} AND d.channel = ?"
        " ORDER BY d.alert_id",
        [*_due(now), channel],
    )
    return [
        Waiting(
            delivery=_delivery(row),
            created=datetime.fromisoformat(row["created"]),
            kind=row["kind"],
            profile=row["profile"],
        )
        for row in rows
    ]


def _due(now: datetime) -> list[str | None]:
    return [stamp(now), stamp(now + _FURTHEST)]


def of_alert(db: Database, alert_id: str) -> list[Delivery]:
    """Return the deliveries of the alert called "a7"."""
    rows = db.query(
        "SELECT * FROM deliveries WHERE alert_id = ? ORDER BY channel",
        [alerts.number_of(alert_id)],
    )
    return [_delivery(row) for row in rows]


def fold(db: Database, alert: Alert, folded: Sequence[Delivery]) -> str:
    """
    Queue *alert* in the place of *folded*, deliveries of one channel; return its id.

    Joins an open transaction: what is folded is told by *alert* or not at all.
    """
    number = alerts.add(db, alert, [folded[0].channel])
    for delivery in folded:
        told = f"told in {number}"
        mark(db, replace(delivery, state="folded", next_try=None, last_error=told))
    return number


def sent_since(
    db: Database, since: datetime, *, channel: str, profile: str | None
) -> list[datetime]:
    """
    Return when *channel* took alerts of *profile* in the hour after *since*.

    Oldest first. What a clock that ran ahead wrote down is no part of it.
    """
    rows = db.query(
        "SELECT d.sent_at FROM deliveries d JOIN alerts a ON a.id = d.alert_id"
        " WHERE d.state = 'sent' AND d.sent_at > ? AND d.sent_at <= ? AND d.channel = ?"
        " AND a.profile IS ? AND a.kind IN ('news', 'folded') ORDER BY d.sent_at",
        [stamp(since), stamp(since + HOUR), channel, profile],
    )
    return [datetime.fromisoformat(row["sent_at"]) for row in rows]


def lists_waiting(db: Database, *, channel: str, profile: str | None) -> int:
    """Return how many messages that list alerts of *profile* wait for *channel*."""
    rows = db.query(
        "SELECT count(*) AS n FROM deliveries d JOIN alerts a ON a.id = d.alert_id"
        f" WHERE {_WAITS} AND d.channel = ? AND a.profile IS ?"
        " AND a.kind = 'folded'",
        [channel, profile],
    )
    return int(next(rows)["n"])


def mark(db: Database, delivery: Delivery) -> None:
    """Write down what became of *delivery*."""
    db.execute(
        "UPDATE deliveries SET state = ?, attempts = ?, next_try = ?, sent_at = ?,"
        " last_error = ? WHERE alert_id = ? AND channel = ?",
        [
            delivery.state,
            delivery.attempts,
            stamp(delivery.next_try),
            stamp(delivery.sent_at),
            delivery.last_error,
            alerts.number_of(delivery.alert_id),
            delivery.channel,
        ],
    )


def put_off(db: Database, channel: str, until: datetime) -> None:
    """Let nothing of *channel* leave before *until*; joins an open transaction."""
    db.execute(
        f"UPDATE deliveries AS d SET next_try = ? WHERE {_DUE} AND d.channel = ?",
        [stamp(until), *_due(until), channel],
    )


def revive(db: Database) -> int:
    """Put every dead delivery back on the queue; return how many."""
    cursor = db.execute(
        "UPDATE deliveries SET state = 'pending', attempts = 0, next_try = NULL"
        " WHERE state = 'dead'"
    )
    return int(cursor.rowcount)


def readdress(db: Database, old: str, new: str) -> int:
    """
    Queue what is dead for the channel *old* for *new*; return how much that was.

    Joins an open transaction. What *new* has or gets anyway is not told there twice.
    """
    db.execute(
        "INSERT OR IGNORE INTO deliveries (alert_id, channel)"
        " SELECT alert_id, ? FROM deliveries WHERE state = 'dead' AND channel = ?",
        [new, old],
    )
    cursor = db.execute(
        "UPDATE deliveries SET state = 'folded', last_error = ?"
        " WHERE state = 'dead' AND channel = ?",
        [f"told to {new}", old],
    )
    return int(cursor.rowcount)


def state_counts(db: Database) -> dict[str, int]:
    """Return how many deliveries are in each state."""
    rows = db.query("SELECT state, count(*) AS n FROM deliveries GROUP BY state")
    return {row["state"]: row["n"] for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ailing:
    """A channel that took nothing since it refused: what it said, and what waits."""

    error: str
    is_dead: bool
    waiting: int


def ailing(db: Database) -> dict[str, Ailing]:
    """Return the channels that took nothing since a delivery failed, or died."""
    rows = db.query(
        "SELECT channel, last_error, max(state = 'dead') OVER w AS is_dead,"
        f" sum({_WAITS}) OVER w AS waiting FROM deliveries d"
        f" WHERE (state = 'dead' OR ({_WAITS} AND attempts > 0))"
        " AND alert_id > (SELECT coalesce(max(alert_id), 0) FROM deliveries s"
        " WHERE s.channel = d.channel AND s.state = 'sent')"
        " WINDOW w AS (PARTITION BY channel) ORDER BY alert_id"
    )
    return {
        row["channel"]: Ailing(
            error=row["last_error"] or "",
            is_dead=bool(row["is_dead"]),
            waiting=row["waiting"],
        )
        for row in rows
    }


def _delivery(row: dict[str, Any]) -> Delivery:
    return Delivery(
        alert_id=f"a{row['alert_id']}",
        channel=row["channel"],
        state=row["state"],
        attempts=row["attempts"],
        next_try=moment(row["next_try"]),
        sent_at=moment(row["sent_at"]),
        last_error=row["last_error"],
    )
