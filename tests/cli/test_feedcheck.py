"""How are the feeds right now?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cli.desk import Desk
from support.flood import stories
from watcher.store import feeds
from watcher.store.database import open_database


def test_every_feed_is_asked_once_and_without_a_condition(own_desk: Desk) -> None:
    """What was polled before does not hide behind a 304, and nothing is stored."""
    site = own_desk.site
    site.requests.clear()
    before = own_desk.call("feeds", "--json").out

    told = own_desk.call("feeds", "check", "--json")

    assert told.status == 0
    assert sorted(path for _, path, _ in site.requests) == [
        "/feed.xml",
        "/gone.xml",
        "/home",
    ]
    assert not any("if-none-match" in headers for _, _, headers in site.requests)
    assert [row["health"] for row in told.rows] == ["mend", "failed", "failed"]
    assert told.rows[0]["entries"] == len(stories())
    assert "feeds discover" in told.rows[1]["mend"][0]
    assert "404, gone" in told.rows[2]["mend"][0]
    assert own_desk.call("feeds", "--json").out == before


def test_a_person_reads_a_table_and_what_to_mend(own_desk: Desk) -> None:
    """One row for each feed, then one line for each trouble."""
    told = own_desk.call("feeds", "check")

    lines = told.out.splitlines()
    assert lines[0].split()[:3] == ["health", "status", "entries"]
    assert "Gazzetta di Casale" in lines[1]
    assert f"{own_desk.site.base}/gone.xml: 404, gone" in told.out


def test_a_server_that_wants_peace_has_it(own_desk: Desk) -> None:
    """Its feed is named as held and not asked."""
    url = f"{own_desk.site.base}/feed.xml"
    db = open_database(own_desk.state)
    until = datetime.now(UTC) + timedelta(hours=1)
    feeds.save(db, [replace(feeds.state_of(db, url), not_before=until)])
    db.close()
    own_desk.site.requests.clear()

    told = own_desk.call("feeds", "check", "--json")

    assert told.rows[0]["health"] == "held"
    assert "/feed.xml" not in [path for _, path, _ in own_desk.site.requests]


def test_before_the_first_round_feeds_can_be_checked(own_desk: Desk) -> None:
    """No database is needed, and none is made."""
    (own_desk.state / "watcher.db").unlink()

    told = own_desk.call("feeds", "check", "--json")

    assert len(told.rows) == 3
    assert not (own_desk.state / "watcher.db").exists()
