"""What was done since the last daily line of a profile?"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from watcher.store.codec import stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The last daily line: its time, and how many rounds there had been."""

    at: datetime
    rounds: int


def count_round(db: Database) -> None:
    """Count a round that asked a feed."""
    db.execute(
        "INSERT INTO counters (name, value) VALUES ('rounds', 1)"
        " ON CONFLICT (name) DO UPDATE SET value = value + 1"
    )


def rounds(db: Database) -> int:
    """Return how many rounds asked a feed so far."""
    rows = db.query("SELECT value FROM counters WHERE name = 'rounds'")
    row = next(rows, None)
    return int(row["value"]) if row else 0


def last(db: Database, profile: str) -> Line | None:
    """Return the last daily line of *profile*; None before the first day."""
    rows = db.query("SELECT at, rounds FROM dailies WHERE profile = ?", [profile])
    row = next(rows, None)
    if row is None:
        return None
    return Line(at=datetime.fromisoformat(row["at"]), rounds=row["rounds"])


def mark(db: Database, profile: str, *, at: datetime) -> None:
    """Begin a new day of *profile*; joins an open transaction."""
    db.execute(
        "INSERT OR REPLACE INTO dailies (profile, at, rounds) VALUES (?, ?, ?)",
        [profile, stamp(at), rounds(db)],
    )


def forget(db: Database, profile: str) -> None:
    """Drop the day of a profile that wants no daily line; joins a transaction."""
    db.execute("DELETE FROM dailies WHERE profile = ?", [profile])


def articles_since(db: Database, since: datetime) -> int:
    """Return how many articles were read after *since*."""
    rows = db.query(
        "SELECT count(*) AS n FROM articles WHERE found > ?", [stamp(since)]
    )
    return int(next(rows)["n"])


def outcomes_since(db: Database, profile: str, since: datetime) -> dict[str, int]:
    """Return what came of the matches of articles read after *since*."""
    rows = db.query(
        "SELECT m.outcome, count(*) AS n FROM matches m"
        " JOIN articles a ON a.id = m.article_id"
        " WHERE m.profile = ? AND a.found > ? GROUP BY m.outcome",
        [profile, stamp(since)],
    )
    return {row["outcome"]: row["n"] for row in rows}
