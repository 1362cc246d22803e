"""Which entries wait to be read? The database is the work queue."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from watcher.model.entry import Entry
from watcher.store import sightings
from watcher.store.codec import dump, load, stamp

# A feed may have as many pages that hang without holding up its others.
_MOST_BUSY = 10
# Nine values a row; SQLite takes 32,766 of them.
_ROWS_AT_ONCE = 500
# What another feed showed first may have become an article only afterwards.
_EDITION_OF = """CASE WHEN edited IS NOT NULL THEN coalesce(article_id, (
    SELECT twin.article_id FROM entries twin
    WHERE twin.link = entries.link AND twin.article_id IS NOT NULL LIMIT 1
)) END AS edition_of"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingEntry:
    """
    An entry that waits; `attempts` counts failed tries.

    `edition_of` is the article that it became when it was read before and its feed now
    says it in other words.
    """

    id: int
    feed_url: str
    attempts: int
    found: datetime
    entry: Entry
    edition_of: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """
    How many entries of a feed are new, and the ids of those whose edit was put off.

    What was put off counts when the feed shows it later.
    """

    new: int
    put_off: frozenset[str]


def add(
    db: Database, feed_url: str, entries: Iterable[Entry], *, found: datetime
) -> Added:
    """
    Queue the *entries* of a feed that were never seen.

    One that another feed showed first is done here and not counted; one that says
    other words than before is queued again.
    """
    fresh: list[list[Any]] = []
    put_off: set[str] = set()
    added, now = 0, stamp(found)
    for entry, row in sightings.known(db, feed_url, list(entries)):
        if row is not None and row["feed_url"] == feed_url:
            if not sightings.note(db, row, entry, found):
                put_off.add(entry.id)
        else:
            fresh.append(_values(feed_url, entry, now, twin=row))
            added += row is None
    for at in range(0, len(fresh), _ROWS_AT_ONCE):
        _insert(db, fresh[at : at + _ROWS_AT_ONCE])
    return Added(added, frozenset(put_off))


def _values(
    feed_url: str, entry: Entry, found: str | None, *, twin: Mapping[str, Any] | None
) -> list[Any]:
    return [
        feed_url,
        entry.id,
        entry.link,
        stamp(entry.published),
        found,
        dump(entry),
        sightings.words_of(entry),
        "done" if twin else "pending",
        twin["article_id"] if twin else None,
    ]


def _insert(db: Database, rows: Sequence[list[Any]]) -> None:
    # One statement for many rows costs half of one for each.
    places = ", ".join(["(?, ?, ?, ?, ?, ?, ?, ?, ?)"] * len(rows))
    db.execute(
        "INSERT INTO entries (feed_url, entry_id, link, published, found, entry,"
        f" digest, state, article_id) VALUES {places}",
        [value for row in rows for value in row],
    )


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
        f"SELECT id, feed_url, attempts, found, entry, {_EDITION_OF} FROM entries"
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
            edition_of=row["edition_of"],
        )
        for row in rows
    ]


def feed_of(db: Database, article_id: str) -> str | None:
    """Return the feed that showed an article first; None when an import did."""
    rows = db.query(
        "SELECT feed_url FROM entries WHERE article_id = ? ORDER BY id LIMIT 1",
        [article_id],
    )
    return next((str(row["feed_url"]) for row in rows), None)


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
