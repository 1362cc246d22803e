"""Which troubles of the watcher itself are known, and which have been told?"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from watcher.store.codec import moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """
    A trouble that lasts since `since`; `told` is None until somebody was told.

    `subject` is "feed:URL", "silent:URL", "channel:NAME" or "disk".
    """

    subject: str
    since: datetime
    told: datetime | None = None


def known(db: Database) -> dict[str, Trouble]:
    """Return every trouble that lasts, by its subject."""
    rows = db.query("SELECT subject, since, told FROM troubles ORDER BY subject")
    return {
        row["subject"]: Trouble(
            subject=row["subject"],
            since=datetime.fromisoformat(row["since"]),
            told=moment(row["told"]),
        )
        for row in rows
    }


def save(db: Database, trouble: Trouble) -> None:
    """Remember *trouble*; joins an open transaction."""
    db.execute(
        "INSERT OR REPLACE INTO troubles (subject, since, told) VALUES (?, ?, ?)",
        [trouble.subject, stamp(trouble.since), stamp(trouble.told)],
    )


def forget(db: Database, subject: str) -> None:
    """Forget a trouble that is over; joins an open transaction."""
    db.execute("DELETE FROM troubles WHERE subject = ?", [subject])
