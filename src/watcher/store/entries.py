"""Which entries wait to be read? The database is the work queue."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from watcher.model.entry import Entry
from watcher.store.codec import dump, load, stamp

# A feed may have as many pages that hang without holding up its others.
_MOST_BUSY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingEntry:
    """An entry that waits; `attempts` counts failed tries."""

    id: int
    feed_url: str
    attempts: int
    found: datetime
    entry: Entry


def add(
    db: Database, feed_url: str, entries: Iterable[Entry], *, found: datetime
) -> int:
    """Queue the *entries* of a feed that were never seen; return how many."""
    added, moment = 0, stamp(found)
    for entry in entries:
        cursor = db.execute(
            "INSERT OR IGNORE INTO entries"
            " (feed_url, entry_id, link, published, found, entry)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                feed_url,
                entry.id,
                entry.link,
                stamp(entry.published),
                moment,
                dump(entry),
            ],
        )
        added += cursor.rowcount
    return added


def pending(
    db: Database,
    now: datetime,
    *,
    limit: int = 100,
    busy: Collection[int] = (),
) -> list[PendingEntry]:
    """
    Return entries to read now, oldest publication first, but none that is *busy*.

    Undated entries come last: their date will be that of the page or of today. A feed
    with many busy entries has slow pages, and waits for them.
    """
    at_work = json.dumps(sorted(busy))
    rows = db.query(
        "SELECT id, feed_url, attempts, found, entry FROM entries"
        " WHERE state = 'pending' AND (next_try IS NULL OR next_try <= ?)"
        " AND id NOT IN (SELECT value FROM json_each(?))"
        " AND feed_url NOT IN (SELECT feed_url FROM entries"
        "   WHERE id IN (SELECT value FROM json_each(?))"
        "   GROUP BY feed_url HAVING count(*) >= ?)"
        " ORDER BY published IS NULL, published, id LIMIT ?",
        [stamp(now), at_work, at_work, _MOST_BUSY, limit],
    )
    return [
        PendingEntry(
            id=row["id"],
            feed_url=row["feed_url"],
            attempts=row["attempts"],
            found=datetime.fromisoformat(row["found"]),
            entry=load(Entry, row["entry"]),
        )
        for row in rows
    ]


def done(db: Database, entry_id: int, *, article_id: str | None) -> None:
    """Take an entry off the queue; *article_id* is what it became, if anything."""
    db.execute(
        "UPDATE entries SET state = 'done', article_id = ?, last_error = NULL"
        " WHERE id = ?",
        [article_id, entry_id],
    )


def postpone(db: Database, entry_id: int, *, error: str, next_try: datetime) -> None:
    """Keep an entry on the queue until *next_try*."""
    db.execute(
        "UPDATE entries SET attempts = attempts + 1, last_error = ?, next_try = ?"
        " WHERE id = ?",
        [error, stamp(next_try), entry_id],
    )


def drop(db: Database, entry_id: int, *, error: str) -> None:
    """Give an entry up; it stays visible with its error and is not asked again."""
    db.execute(
        "UPDATE entries SET state = 'dropped', last_error = ? WHERE id = ?",
        [error, entry_id],
    )


def counts(db: Database) -> dict[str, int]:
    """Return how many entries are in each state."""
    rows = db.query("SELECT state, count(*) AS n FROM entries GROUP BY state")
    return {row["state"]: row["n"] for row in rows}
