"""Which alerts were decided? Each is stored with its deliveries, in one transaction."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from watcher.model.alert import Alert, Message
from watcher.store.codec import dump, load, stamp


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


def newest(
    db: Database,
    *,
    profile: str | None = None,
    limit: int = 50,
    unseen: bool = False,
) -> list[Alert]:
    """Return the newest alerts, of all or only of those that nobody marked as seen."""
    seen = "SELECT 1 FROM marks m WHERE m.alert_id = alerts.id AND m.seen IS NOT NULL"
    where = [
        *(["profile = ?"] if profile else []),
        *([f"NOT EXISTS ({seen})"] if unseen else []),
    ]
    rows = db.query(
        f"SELECT * FROM alerts WHERE {' AND '.join(where) or 'true'}"
        " ORDER BY id DESC LIMIT ?",
        [profile, limit] if profile else [limit],
    )
    return [_alert(row) for row in rows]


def by_id(db: Database, alert_id: str) -> Alert | None:
    """Return the alert called "a7", if there is one."""
    if not alert_id.removeprefix("a").isdecimal():
        return None
    rows = db.query("SELECT * FROM alerts WHERE id = ?", [number_of(alert_id)])
    row = next(rows, None)
    return _alert(row) if row else None


def of_article(db: Database, article_id: str) -> list[Alert]:
    """Return the alerts that an article gave rise to."""
    rows = db.query(
        "SELECT * FROM alerts WHERE article_id = ? ORDER BY id", [article_id]
    )
    return [_alert(row) for row in rows]


def messages_of(db: Database, alert_ids: Sequence[str]) -> list[Message]:
    """Return what each of the alerts called "a7" tells, in the order asked for."""
    numbers = [number_of(alert_id) for alert_id in alert_ids]
    rows = db.query(
        f"SELECT id, message FROM alerts WHERE id IN ({', '.join('?' * len(numbers))})",
        numbers,
    )
    found = {row["id"]: row["message"] for row in rows}
    return [load(Message, found[number]) for number in numbers]


def heading_of(db: Database, alert_id: str) -> tuple[str, str]:
    """Return key and subject of the alert called "a7"."""
    rows = db.query(
        "SELECT key, json_extract(message, '$.subject') AS subject FROM alerts"
        " WHERE id = ?",
        [number_of(alert_id)],
    )
    row = next(rows)
    return row["key"], row["subject"]


def number_of(alert_id: str) -> int:
    """Return the number of the row that is called "a7"."""
    return int(alert_id.removeprefix("a"))


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
