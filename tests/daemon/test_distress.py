"""Is it told once when the database cannot be written, and does the watch go on?"""

import sqlite3

import pytest

from daemon.worlds import Desk, config_of, stop_when, watch
from support.flood import stories
from support.site import Site
from watcher.pipeline import World
from watcher.store import deliveries, entries
from watcher.store.database import check_writable, open_database, refusal

REFUSES = "il registro non si può scrivere"
WRITES = "il registro si scrive di nuovo"


@pytest.fixture
def site():
    """Serve the whole story behind one feed."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories())
        yield running


def test_a_database_that_refuses_for_a_while_costs_nothing(site, tmp_path):
    """Told when it lasts, told when it is over; then everything is read and told."""
    desk, state = Desk(), tmp_path / "s"
    open_database(state, create=True).close()
    other = sqlite3.connect(state / "watcher.db", check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")

    def subjects() -> list[str]:
        return [message.subject for message in desk.messages]

    def impatient(world: World) -> None:
        world.db.execute("PRAGMA busy_timeout = 20")

    def heal() -> bool:
        if any(REFUSES in subject for subject in subjects()):
            other.rollback()
        return len(desk.messages) == 5

    stopper = stop_when(heal)
    watch(config_of(tmp_path, site), state, desk, at_hand=impatient)
    stopper.join()

    assert REFUSES in subjects()[0]
    assert WRITES in subjects()[1]
    assert len(subjects()) == 5
    db = open_database(state)
    assert entries.counts(db) == {"done": 5}
    assert deliveries.state_counts(db) == {"sent": 3}


def test_nothing_leaves_that_could_not_be_recorded(site, tmp_path):
    """Else the same alert would leave at every look into the outbox."""
    desk, state, worlds = Desk(), tmp_path / "s", []
    other = open_database(state, create=True)

    def read_only(step: str, _subject: str) -> None:
        # The alerts of the first article are in the outbox by now.
        if step == "committed":
            worlds[0].db.conn.execute("PRAGMA query_only = ON")

    def is_told() -> bool:
        return any(REFUSES in message.subject for message in desk.messages)

    stopper = stop_when(is_told)
    config = config_of(tmp_path, site)
    watch(config, state, desk, observe=read_only, at_hand=worlds.append)
    stopper.join()

    assert deliveries.state_counts(other) == {"pending": 1}
    assert len(desk.messages) == 1


def test_a_mistake_of_ours_is_no_refusal() -> None:
    """A table that is not there is a bug, and ends the daemon loudly."""
    with pytest.raises(sqlite3.OperationalError) as bug:
        sqlite3.connect(":memory:").execute("SELECT * FROM nowhere")

    assert refusal(bug.value) is None
    assert refusal(ZeroDivisionError()) is None
    assert refusal(full()) == "database or disk is full"


def test_a_database_that_can_be_written_is_not_changed_by_the_trial(tmp_path) -> None:
    """One that cannot refuses it."""
    db = open_database(tmp_path, create=True)
    before = list(db.conn.iterdump())
    check_writable(db)
    assert list(db.conn.iterdump()) == before

    db.execute("PRAGMA query_only = ON")
    with pytest.raises(sqlite3.OperationalError) as error:
        check_writable(db)
    assert refusal(error.value) == "attempt to write a readonly database"


def full() -> sqlite3.OperationalError:
    """Return what SQLite says when there is no room: from a real, tiny database."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE t (x)")
    db.execute("PRAGMA max_page_count = 2")
    try:
        db.execute("INSERT INTO t VALUES (zeroblob(100000))")
    except sqlite3.OperationalError as error:
        return error
    raise AssertionError("the database had room")
