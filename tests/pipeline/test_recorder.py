"""Is what arrives at the same time committed together, and an error told to all?"""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from store.builders import a_database, an_alert, stored
from watcher.pipeline.recorder import Recorder
from watcher.store import alerts, deliveries

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
CHANNELS = ["a", "b", "c", "d", "e"]


@pytest.fixture
def db():
    """Return a database with one alert for five channels."""
    database = a_database()
    stored(database)
    with database.atomic():
        alerts.add(database, an_alert(), CHANNELS)
    return database


def record_all(db, *, hurry: bool = True) -> None:
    """Record that all five channels took the alert, at the same time."""

    async def go() -> None:
        recorder = Recorder(db, asyncio.get_running_loop())
        sent = [
            replace(delivery, state="sent", sent_at=NOW)
            for delivery in deliveries.of_alert(db, "a1")
        ]
        waiting = [
            asyncio.wrap_future(recorder.record(one, lambda _: None, hurry=hurry))
            for one in sent
        ]
        await asyncio.gather(*waiting)

    asyncio.run(go())


@pytest.mark.parametrize("hurry", [True, False])
def test_what_is_ready_together_is_committed_together(db, hurry) -> None:
    """One wait for the disk, and every delivery is written down."""
    commits = []
    db.conn.set_trace_callback(
        lambda sql: commits.append(sql) if sql == "COMMIT" else 0
    )

    record_all(db, hurry=hurry)

    db.conn.set_trace_callback(None)
    assert len(commits) == 1
    assert deliveries.state_counts(db) == {"sent": 5}


def test_a_commit_that_fails_is_told_to_everyone(db) -> None:
    """Nobody takes for recorded what is not, and nothing of it is."""
    db.execute("PRAGMA query_only = ON")

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        record_all(db)

    db.execute("PRAGMA query_only = OFF")
    assert deliveries.state_counts(db) == {"pending": 5}
