"""What do we remember of each feed?"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlite_utils import Database

from watcher.model.entry import Entry
from watcher.model.feed import Feed, FeedState
from watcher.store.codec import dump, load, stamp


def sync(db: Database, feeds: Sequence[Feed]) -> None:
    """Make the table list exactly *feeds* as active; the rest keep their memory."""
    rows = db.query("SELECT url FROM feeds WHERE active")
    if {row["url"] for row in rows} == {feed.url for feed in feeds}:
        return  # as it is at nearly every tick
    with db.atomic():
        db.execute("UPDATE feeds SET active = 0")
        for feed in feeds:
            db.execute(
                "INSERT INTO feeds (url, state) VALUES (?, ?)"
                " ON CONFLICT (url) DO UPDATE SET active = 1",
                [feed.url, dump(FeedState(url=feed.url))],
            )


def state_of(db: Database, url: str) -> FeedState:
    """Return what is remembered of the feed at *url*; blank when never asked."""
    row = next(db.query("SELECT state FROM feeds WHERE url = ?", [url]), None)
    return load(FeedState, row["state"]) if row else FeedState(url=url)


def save(db: Database, states: Iterable[FeedState]) -> None:
    """Remember *states*; joins an open transaction."""
    rows = [(state.url, dump(state), stamp(state.next_due)) for state in states]
    with db.atomic():
        db.conn.executemany(
            "INSERT INTO feeds (url, state, next_due) VALUES (?, ?, ?)"
            " ON CONFLICT (url) DO UPDATE SET state = excluded.state,"
            " next_due = excluded.next_due",
            rows,
        )


def every_state(db: Database) -> list[FeedState]:
    """Return the states of the active feeds, by URL."""
    rows = db.execute("SELECT state FROM feeds WHERE active ORDER BY url")
    return [load(FeedState, state) for (state,) in rows]


def next_due(db: Database) -> datetime | None:
    """Return when the next active feed is due; None when nothing is known."""
    rows = db.query("SELECT min(next_due) AS due FROM feeds WHERE active")
    due = next(rows)["due"]
    return datetime.fromisoformat(due) if due else None


def entry_counts(db: Database) -> dict[str, int]:
    """Return how many entries each feed has shown, by feed URL."""
    rows = db.query("SELECT feed_url, count(*) AS n FROM entries GROUP BY feed_url")
    return {row["feed_url"]: row["n"] for row in rows}


def latest_entries(db: Database, url: str, *, limit: int = 50) -> tuple[Entry, ...]:
    """Return what the feed at *url* showed last, the newest find first."""
    rows = db.query(
        "SELECT entry FROM entries WHERE feed_url = ? ORDER BY id DESC LIMIT ?",
        [url, limit],
    )
    return tuple(load(Entry, row["entry"]) for row in rows)
