"""Has an entry been seen before, and does it now say something else?"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlite_utils import Database

from watcher.model.entry import Entry
from watcher.store.codec import dump, moment, stamp

# Some feeds change a counter in their texts at every poll.
_AT_MOST_EVERY = timedelta(hours=1)
# What was found earlier has settled; a change in it is a matter of style.
_SETTLED = timedelta(days=2)
_COLUMNS = "id, feed_url, entry_id, link, state, digest, edited, found, article_id"
Row = dict[str, Any]


def words_of(entry: Entry) -> str:
    """Return a hash of what *entry* says: title, summary and content."""
    said = "\0".join((entry.title, entry.summary, entry.content))
    return blake2b(said.encode(), digest_size=12).hexdigest()


def known(
    db: Database, feed_url: str, shown: Sequence[Entry]
) -> Iterator[tuple[Entry, Row | None]]:
    """
    Yield each entry that a feed showed with its row when it was seen before.

    It is known by its id in this feed; else, when it stands alone at its link there,
    by the link, in this feed or in another that did not give it up; else, without a
    link, by its words in this feed. So a guid that changes at every poll makes no new
    entry, and an article in several feeds is read once.
    """
    by_id = _by(db, "entry_id", [e.id for e in shown], feed_url)
    strange = [entry for entry in shown if entry.id not in by_id]
    links = _links(shown)
    sought = [e.link for e in strange if e.link and links[e.link] == 1]
    by_link = _by_link(db, sought, feed_url)
    mute = [words_of(entry) for entry in strange if not entry.link]
    by_words = _by(db, "digest", mute, feed_url, "AND link IS NULL")
    for entry in shown:
        yield (
            entry,
            (
                by_id.get(entry.id)
                or by_link.get(entry.link or "")
                or (None if entry.link else by_words.get(words_of(entry)))
            ),
        )


def note(db: Database, row: Row, entry: Entry, found: datetime) -> bool:
    """
    Note that the entry of *row* was seen again; other words put it on the queue.

    One that was read is read again as an edition of the same article, at most once an
    hour for two days. One that was given up gets another chance. Return False when it
    comes too soon and is left as it was.
    """
    digest = words_of(entry)
    if digest == row["digest"]:
        return True
    values: dict[str, Any] = {"digest": digest}
    if row["digest"] and not _is_settled(row, found):
        if _was_just_edited(row, found):
            return False
        values |= _edition(row, entry, found)
    columns = ", ".join(f"{name} = ?" for name in values)
    db.execute(
        f"UPDATE entries SET {columns} WHERE id = ?", [*values.values(), row["id"]]
    )
    return True


def _edition(row: Row, entry: Entry, found: datetime) -> dict[str, Any]:
    text = dump(replace(entry, id=row["entry_id"]))
    if row["state"] == "pending":
        return {"entry": text}
    return {
        "entry": text,
        "state": "pending",
        "attempts": 0,
        "next_try": None,
        "edited": stamp(found),
    }


def _is_settled(row: Row, now: datetime) -> bool:
    return now - datetime.fromisoformat(row["found"]) > _SETTLED


def _was_just_edited(row: Row, now: datetime) -> bool:
    last = moment(row["edited"])
    return last is not None and now - last < _AT_MOST_EVERY


def _links(shown: Sequence[Entry]) -> Counter[str]:
    return Counter(entry.link for entry in shown if entry.link)


def _by(
    db: Database, column: str, values: Sequence[str], feed_url: str, more: str = ""
) -> dict[str, Row]:
    where = f"{column} IN (SELECT value FROM json_each(?)) AND feed_url = ? {more}"
    return _rows(db, column, where, values, feed_url)


def _by_link(db: Database, links: Sequence[str], feed_url: str) -> dict[str, Row]:
    where = (
        "link IN (SELECT value FROM json_each(?))"
        " AND (feed_url = ? OR state != 'dropped')"
    )
    return _rows(db, "link", where, links, feed_url)


def _rows(
    db: Database, column: str, where: str, values: Sequence[str], feed_url: str
) -> dict[str, Row]:
    if not values:
        return {}
    # Written last, and so kept, is the oldest of several, but one of the feed itself
    # before any other's.
    sql = f"SELECT {_COLUMNS} FROM entries WHERE {where} ORDER BY feed_url = ?, id DESC"
    rows = db.query(sql, [json.dumps(values), feed_url, feed_url])
    return {row[column]: row for row in rows}
