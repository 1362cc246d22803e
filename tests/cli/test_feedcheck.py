"""How are the feeds right now?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cli.calls import call
from cli.desk import Desk
from support.flood import stories
from watcher.store import feeds
from watcher.store.database import open_database


def test_every_feed_is_asked_once_and_conditionally(own_desk: Desk) -> None:
    """What a 304 hides is known from the rounds before, and nothing is stored."""
    site = own_desk.site
    site.requests.clear()
    before = own_desk.call("feeds", "--json").out

    told = own_desk.call("feeds", "check", "--json")

    assert told.status == 0
    asked = {path: "if-none-match" in headers for _, path, headers in site.requests}
    assert asked == {"/feed.xml": True, "/gone.xml": False, "/home": False}
    assert len(site.requests) == 3
    assert [row["health"] for row in told.rows] == ["mend", "failed", "failed"]
    assert (told.rows[0]["status"], told.rows[0]["entries"]) == (304, len(stories()))
    assert told.rows[0]["unchanged_since"]
    assert "feeds discover" in told.rows[1]["mend"][0]
    assert "404, gone" in told.rows[2]["mend"][0]
    assert own_desk.call("feeds", "--json").out == before


def test_what_changed_since_the_last_round_is_read(
    own_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is shown as it is now, and left to the next round."""
    site = own_desk.site
    status, kind, body = site.pages["/feed.xml"]
    one = body[: body.index(b"</item>") + 7] + b"</channel></rss>"
    monkeypatch.setitem(site.pages, "/feed.xml", (status, kind, one))

    told = own_desk.call("feeds", "check", "--json")

    row = told.rows[0]
    assert (row["status"], row["entries"], row["format"]) == (200, 1, "rss20")
    assert row["unchanged_since"] is None


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


def test_before_the_first_round_the_first_answer_is_kept(own_desk: Desk) -> None:
    """No feed that works is asked without a condition twice in its life."""
    (own_desk.state / "watcher.db").unlink()
    own_desk.site.requests.clear()

    first = own_desk.call("feeds", "check", "--json")
    second = own_desk.call("feeds", "check", "--json")

    assert [row["entries"] for row in first.rows] == [len(stories()), 0, 0]
    assert [row["status"] for row in second.rows] == [304, 200, 404]
    asked = [h for _, path, h in own_desk.site.requests if path == "/feed.xml"]
    assert ["if-none-match" in headers for headers in asked] == [False, True]


def test_a_state_that_cannot_be_made_is_done_without(own_desk: Desk) -> None:
    """The check says so and goes on."""
    file = own_desk.state.parent / "no-folder"
    file.write_text("")

    told = call("--config", own_desk.config, "--state", file / "s", "feeds", "check")

    assert told.status == 0
    assert "nothing is kept" in told.complaint
    assert "Gazzetta di Casale" in told.out
