"""Since when is each profile watched?"""

from datetime import datetime

from sqlite_utils import Database

from watcher.store.codec import moment, stamp


def watching_since(db: Database, name: str) -> datetime | None:
    """Return when the baseline of *name* ended; None while it is being laid."""
    row = next(
        db.query("SELECT watching_since FROM profiles WHERE name = ?", [name]), None
    )
    return moment(row["watching_since"]) if row else None


def names(db: Database) -> list[str]:
    """Return every profile for which a round has begun, by name."""
    return [row["name"] for row in db.query("SELECT name FROM profiles ORDER BY name")]


def is_known(db: Database, name: str) -> bool:
    """Tell whether a round has begun for this profile before."""
    return bool(list(db.query("SELECT 1 FROM profiles WHERE name = ?", [name])))


def begin(db: Database, name: str) -> None:
    """Remember that the first round of *name* has begun."""
    db.execute("INSERT OR IGNORE INTO profiles (name) VALUES (?)", [name])


def watch(db: Database, name: str, *, since: datetime) -> None:
    """Remember that the baseline of *name* is complete."""
    db.execute(
        "INSERT INTO profiles (name, watching_since) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET watching_since = excluded.watching_since",
        [name, stamp(since)],
    )
