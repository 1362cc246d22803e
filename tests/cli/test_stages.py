"""`feeds parse` and `articles extract`: one stage, on files and URLs."""

import json
from pathlib import Path

import pytest

from cli.calls import call
from cli.desk import Desk
from support.flood import stories
from support.site import page

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Porto oggi</title>
<item><guid>7</guid><link>https://porto.example/7</link>
<title>Sciopero &amp; traghetti</title>
<pubDate>Tue, 03 Mar 2026 08:00:00 +0100</pubDate></item></channel></rss>"""


def test_a_feed_of_a_file_is_one_line(tmp_path: Path) -> None:
    """The keys of the contract, times in UTC, plain text."""
    (tmp_path / "f.xml").write_bytes(FEED)

    told = call("feeds", "parse", tmp_path / "f.xml", "--json")

    (row,) = told.rows
    assert told.status == 0
    assert list(row) == ["source", "title", "format", "entries", "notes"]
    assert row["source"] == str(tmp_path / "f.xml")
    assert row["title"] == "Porto oggi"
    assert row["entries"] == [
        {
            "id": "7",
            "link": "https://porto.example/7",
            "title": "Sciopero & traghetti",
            "published": "2026-03-03T07:00:00+00:00",
            "updated": None,
            "summary": "",
            "content": "",
        }
    ]


def test_a_file_that_is_no_feed_has_a_note(tmp_path: Path) -> None:
    """No entries, a note that says so, and the job is done all the same."""
    (tmp_path / "home.html").write_bytes(b"<html><body><p>Benvenuti</p></body></html>")
    (tmp_path / "bits").write_bytes(bytes(range(256)))

    told = call("feeds", "parse", tmp_path / "home.html", tmp_path / "bits", "--json")

    assert told.status == 0
    assert [row["entries"] for row in told.rows] == [[], []]
    assert all("not a feed" in row["notes"][0] for row in told.rows)


def test_a_missing_feed_costs_only_itself(tmp_path: Path) -> None:
    """The others are shown; the missing one is named and the status is 2."""
    (tmp_path / "f.xml").write_bytes(FEED)

    told = call("feeds", "parse", tmp_path / "none.xml", tmp_path / "f.xml", "--json")

    assert told.status == 2
    assert [len(row["entries"]) for row in told.rows] == [0, 1]
    assert "none.xml: No such file" in told.complaint
    assert "No such file" in told.rows[0]["notes"][0]


def test_a_feed_of_a_url_is_fetched_as_the_daemon_would(desk: Desk) -> None:
    """With the network settings of the configuration; a 404 is no feed."""
    told = desk.call("feeds", "parse", f"{desk.site.base}/feed.xml", "--json")
    spoken = desk.call("feeds", "parse", f"{desk.site.base}/feed.xml")

    assert len(told.rows[0]["entries"]) == len(stories())
    assert told.rows[0]["source"] == f"{desk.site.base}/feed.xml"
    assert "«Gazzetta di Casale»" in spoken.out
    assert len(spoken.out.splitlines()) == 1 + len(stories())


def test_a_private_address_is_refused_unless_allowed(tmp_path: Path) -> None:
    """Without allow_private loopback is out of bounds: exit 1, one line."""
    told = call("feeds", "parse", "http://127.0.0.1:9/f.xml", "--config", tmp_path)

    assert told.status == 1
    assert "not a public address" in told.complaint


def test_a_page_of_a_file_is_one_line(tmp_path: Path) -> None:
    """The keys of the contract; menus are left out, the date is the page's."""
    (tmp_path / "p.html").write_bytes(page(stories()[0]))

    told = call("articles", "extract", tmp_path / "p.html", "--json")

    (row,) = told.rows
    assert told.status == 0
    assert list(row) == [
        "source", "url", "title", "author", "published", "language", "text", "origin",
        "flags",
    ]  # fmt: skip
    assert row["title"] == "Piena del Brenno, 340 sfollati a Casale"
    assert row["published"].startswith("2026-03-03T")
    assert "340 gli sfollati" in row["text"]
    assert "Tutti i diritti" not in row["text"]


def test_a_page_of_a_url_is_fetched(desk: Desk) -> None:
    """The same page as behind the feed."""
    told = desk.call("articles", "extract", f"{desk.site.base}/a/piena-3", "--json")

    assert told.status == 0
    assert "510" in told.rows[0]["title"]


def test_a_page_without_an_article_says_so(tmp_path: Path) -> None:
    """Looked at, nothing found: a flag and exit 0; a missing file is exit 2."""
    (tmp_path / "empty.html").write_bytes(b"")

    empty = call("articles", "extract", tmp_path / "empty.html", "--json")
    missing = call("articles", "extract", tmp_path / "none.html", "--json")

    assert (empty.status, missing.status) == (0, 2)
    assert empty.rows[0]["flags"] == missing.rows[0]["flags"] == ["no-text"]
    assert empty.rows[0]["text"] == ""
    assert empty.rows[0]["error"]
    assert "none.html" in missing.complaint


def test_a_page_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the daemon; what comes behind it is read by a new worker."""
    (tmp_path / "p.html").write_bytes(page(stories()[0]))
    monkeypatch.setattr("watcher.engine.LIMIT_SECONDS", 0.001)

    told = call("articles", "extract", tmp_path / "p.html", "--json")

    assert told.status == 0
    assert "stopped after 0.001 seconds" in told.rows[0]["error"]


def test_a_page_in_words(tmp_path: Path) -> None:
    """Title, date and text for a person."""
    (tmp_path / "p.html").write_bytes(page(stories()[0]))

    told = call("articles", "extract", tmp_path / "p.html")

    assert "Piena del Brenno, 340 sfollati a Casale (2026-03-03" in told.out
    assert json.dumps(told.err) == '""'
