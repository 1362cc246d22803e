"""Has anybody seen this alert, or was somebody else told that nobody had?"""

from datetime import datetime

from sqlite_utils import Database

from watcher.store.alerts import number_of
from watcher.store.codec import moment, stamp


def see(db: Database, alert_id: str, *, at: datetime) -> None:
    """Write down that somebody has seen an alert; the first time counts."""
    db.execute(
        "INSERT INTO marks (alert_id, seen) VALUES (?, ?) ON CONFLICT (alert_id)"
        " DO UPDATE SET seen = coalesce(seen, excluded.seen)",
        [number_of(alert_id), stamp(at)],
    )


def escalate(db: Database, alert_id: str, *, at: datetime) -> None:
    """Write down that somebody else is told; joins an open transaction."""
    db.execute(
        "INSERT INTO marks (alert_id, escalated) VALUES (?, ?) ON CONFLICT (alert_id)"
        " DO UPDATE SET escalated = excluded.escalated",
        [number_of(alert_id), stamp(at)],
    )


def seen(db: Database, alert_id: str) -> datetime | None:
    """Return when somebody marked an alert."""
    rows = db.query("SELECT seen FROM marks WHERE alert_id = ?", [number_of(alert_id)])
    row = next(rows, None)
    return moment(row["seen"]) if row else None


def unseen(
    db: Database, profile: str | None, *, after: datetime, until: datetime
) -> list[str]:
    """
    Return the news of *profile*, or of all, that nobody has marked, oldest first.

    That made after *after*, until *until*, and not told to somebody else either.
    """
    rows = db.query(
        "SELECT a.id FROM alerts a LEFT JOIN marks m ON m.alert_id = a.id"
        " WHERE a.kind = 'news' AND a.profile = coalesce(?, a.profile)"
        " AND a.created > ? AND a.created <= ?"
        " AND m.seen IS NULL AND m.escalated IS NULL ORDER BY a.id",
        [profile, stamp(after), stamp(until)],
    )
    return [f"a{row['id']}" for row in rows]


def see_all(db: Database, *, at: datetime) -> int:
    """Mark every alert that nobody has marked; return how many."""
    cursor = db.execute(
        "INSERT INTO marks (alert_id, seen) SELECT id, ? FROM alerts a"
        " WHERE NOT EXISTS (SELECT 1 FROM marks m WHERE m.alert_id = a.id"
        "  AND m.seen IS NOT NULL)"
        " ON CONFLICT (alert_id) DO UPDATE SET seen = excluded.seen",
        [stamp(at)],
    )
    return int(cursor.rowcount)
