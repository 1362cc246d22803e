"""Can a person see what an outlet repeats, and take it back?"""

from datetime import UTC, datetime

from cli.desk import Desk
from watcher.store import refrains
from watcher.store.database import open_database

WORDS = "la gazzetta è anche in edicola"


def learn(desk: Desk) -> None:
    """Learn that the Gazzetta repeats something."""
    db = open_database(desk.state)
    with db.atomic():
        found = datetime(2026, 3, 3, tzinfo=UTC)
        refrains.add(db, "Gazzetta di Casale", [WORDS], found=found)


def test_nothing_learned_is_said_in_words(desk: Desk) -> None:
    """Two papers that do not repeat themselves."""
    told = desk.call("articles", "refrains")

    assert told.status == 0
    assert "no outlet has a refrain" in told.out


def test_what_was_learned_is_listed(own_desk: Desk) -> None:
    """With an id, in words and in JSON."""
    learn(own_desk)

    (row,) = own_desk.call("articles", "refrains", "--json").rows
    shown = own_desk.call("articles", "refrains").out

    assert (row["outlet"], row["words"]) == ("Gazzetta di Casale", WORDS)
    assert row["kept"] is False
    assert row["id"] in shown
    assert "left out" in shown


def test_what_is_kept_is_left_out_no_more_and_not_learned_again(own_desk: Desk) -> None:
    """A person has the last word."""
    learn(own_desk)
    (row,) = own_desk.call("articles", "refrains", "--json").rows

    told = own_desk.call("articles", "keep", row["id"])
    learn(own_desk)

    assert told.status == 0
    assert "read again: 1" in told.out
    (row,) = own_desk.call("articles", "refrains", "--json").rows
    assert row["kept"] is True
    db = open_database(own_desk.state)
    assert refrains.of_outlet(db, "Gazzetta di Casale") == frozenset()


def test_an_id_that_is_none_is_a_plain_line(own_desk: Desk) -> None:
    """Nothing is changed, also for those that are right."""
    learn(own_desk)
    (row,) = own_desk.call("articles", "refrains", "--json").rows

    told = own_desk.call("articles", "keep", row["id"], "r000000")

    assert told.status == 2
    assert told.complaint.startswith("r000000: no refrain")
    assert own_desk.call("articles", "refrains", "--json").rows == [row]
