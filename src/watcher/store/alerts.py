"""Which alerts were decided, and did they arrive? The durable outbox."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from watcher.model.alert import Alert, Delivery, Message
from watcher.store.codec import dump, load, moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A delivery that waits, with what it must carry."""

    delivery: Delivery
    message: Message
    created: datetime
    kind: str
    profile: str | None


def add(db: Database, alert: Alert, channels: Sequence[str]) -> str:
    """
    Queue *alert* for *channels* and return its id ("a7").

    Joins an open transaction: alert and deliveries are committed with the claims
    they tell.
    """
    cursor = db.execute(
        "INSERT INTO alerts (key, kind, profile, article_id, created, claim_ids,"
        " message) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            alert.message.key,
            alert.kind,
            alert.profile,
            alert.article_id,
            stamp(alert.created),
            json.dumps(alert.claim_ids),
            dump(alert.message),
        ],
    )
    for channel in channels:
        db.execute(
            "INSERT INTO deliveries (alert_id, channel) VALUES (?, ?)",
            [cursor.lastrowid, channel],
        )
    return f"a{cursor.lastrowid}"


def due(db: Database, now: datetime, *, limit: int = 500) -> list[Due]:
    """Return the deliveries to try now, oldest alert first."""
    rows = db.query(
        "SELECT d.*, a.message, a.created, a.kind, a.profile FROM deliveries d"
        " JOIN alerts a ON a.id = d.alert_id"
        " WHERE d.state = 'pending' AND (d.next_try IS NULL OR d.next_try <= ?)"
        " ORDER BY d.alert_id, d.channel LIMIT ?",
        [stamp(now), limit],
    )
    return [
        Due(
            delivery=_delivery(row),
            message=load(Message, row["message"]),
            created=datetime.fromisoformat(row["created"]),
            kind=row["kind"],
            profile=row["profile"],
        )
        for row in rows
    ]


def fold(db: Database, alert: Alert, folded: Sequence[Delivery]) -> str:
    """
    Queue *alert* in the place of *folded*, deliveries of one channel; return its id.

    Joins an open transaction: what is folded is told by *alert* or not at all.
    """
    number = add(db, alert, [folded[0].channel])
    for delivery in folded:
        told = f"told in {number}"
        mark(db, replace(delivery, state="folded", next_try=None, last_error=told))
    return number


def sent_since(
    db: Database, since: datetime, *, channel: str, profile: str | None
) -> list[datetime]:
    """Return when *channel* took alerts of *profile* after *since*, oldest first."""
    rows = db.query(
        "SELECT d.sent_at FROM deliveries d JOIN alerts a ON a.id = d.alert_id"
        " WHERE d.state = 'sent' AND d.sent_at > ? AND d.channel = ?"
        " AND a.profile IS ? AND a.kind IN ('news', 'folded') ORDER BY d.sent_at",
        [stamp(since), channel, profile],
    )
    return [datetime.fromisoformat(row["sent_at"]) for row in rows]


def lists_waiting(db: Database, *, channel: str, profile: str | None) -> int:
    """Return how many messages that list alerts of *profile* wait for *channel*."""
    rows = db.query(
        "SELECT count(*) AS n FROM deliveries d JOIN alerts a ON a.id = d.alert_id"
        " WHERE d.state = 'pending' AND d.channel = ? AND a.profile IS ?"
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
            int(delivery.alert_id.removeprefix("a")),
            delivery.channel,
        ],
    )


def revive(db: Database) -> int:
    """Put every dead delivery back on the queue; return how many."""
    cursor = db.execute(
        "UPDATE deliveries SET state = 'pending', attempts = 0, next_try = NULL"
        " WHERE state = 'dead'"
    )
    return int(cursor.rowcount)


def newest(
    db: Database, *, profile: str | None = None, limit: int = 50
) -> list[tuple[Alert, list[Delivery]]]:
    """Return the newest alerts with their deliveries."""
    where = "WHERE profile = ?" if profile else ""
    rows = db.query(
        f"SELECT * FROM alerts {where} ORDER BY id DESC LIMIT ?",
        [profile, limit] if profile else [limit],
    )
    return [(_alert(row), _deliveries(db, row["id"])) for row in list(rows)]


def by_id(db: Database, alert_id: str) -> tuple[Alert, list[Delivery]] | None:
    """Return the alert called "a7" with its deliveries, if there is one."""
    number = alert_id.removeprefix("a")
    if not number.isdecimal():
        return None
    rows = list(db.query("SELECT * FROM alerts WHERE id = ?", [int(number)]))
    return (_alert(rows[0]), _deliveries(db, rows[0]["id"])) if rows else None


def of_article(db: Database, article_id: str) -> list[Alert]:
    """Return the alerts that an article gave rise to."""
    rows = db.query(
        "SELECT * FROM alerts WHERE article_id = ? ORDER BY id", [article_id]
    )
    return [_alert(row) for row in rows]


def state_counts(db: Database) -> dict[str, int]:
    """Return how many deliveries are in each state."""
    rows = db.query("SELECT state, count(*) AS n FROM deliveries GROUP BY state")
    return {row["state"]: row["n"] for row in rows}


def dead_channels(db: Database) -> dict[str, str]:
    """Return the last error of each channel that took nothing since a dead delivery."""
    rows = db.query(
        "SELECT channel, last_error FROM deliveries d WHERE state = 'dead'"
        " AND alert_id > (SELECT coalesce(max(alert_id), 0) FROM deliveries s"
        " WHERE s.channel = d.channel AND s.state = 'sent') ORDER BY alert_id"
    )
    return {row["channel"]: row["last_error"] or "" for row in rows}


def _deliveries(db: Database, number: int) -> list[Delivery]:
    rows = db.query(
        "SELECT * FROM deliveries WHERE alert_id = ? ORDER BY channel", [number]
    )
    return [_delivery(row) for row in rows]


def _alert(row: dict[str, Any]) -> Alert:
    return Alert(
        id=f"a{row['id']}",
        kind=row["kind"],
        profile=row["profile"],
        article_id=row["article_id"],
        created=datetime.fromisoformat(row["created"]),
        claim_ids=tuple(json.loads(row["claim_ids"])),
        message=load(Message, row["message"]),
    )


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
