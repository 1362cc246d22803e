"""The lists of each noun: JSON Lines for programs, one line a row in a pipe."""

import sqlite3
from datetime import datetime

import pytest

from cli.desk import Desk
from watcher.store import deliveries
from watcher.store.database import open_database

CLAIM_KEYS = {
    "id",
    "novelty",
    "reason",
    "against",
    "strength",
    "sentence",
    "event_type",
    "actor",
    "target",
    "place",
    "quantity",
    "when",
    "source",
    "factuality",
    "profile",
    "article",
    "published",
    "outlet",
    "status",
}


def test_feeds_say_how_each_is(desk: Desk) -> None:
    """A good feed, a web page and a 404 can be told apart."""
    rows = {
        row["url"].rsplit("/", 1)[1]: row for row in desk.call("feeds", "--json").rows
    }

    assert {name: row["state"] for name, row in rows.items()} == {
        "feed.xml": "ok",
        "home": "failing",
        "gone.xml": "failing",
    }
    assert rows["feed.xml"]["entries"] == 5
    assert rows["gone.xml"]["status"] == 404
    assert "web page" in rows["home"]["last_error"]
    assert datetime.fromisoformat(rows["feed.xml"]["next_due"]).tzinfo


def test_feeds_and_profiles_are_listed_before_the_first_round(
    desk: Desk, tmp_path
) -> None:
    """Without a database the configuration still says what will be watched."""
    feeds = desk.call("feeds", "--state", tmp_path, "--json")
    profiles = desk.call("profiles", "--state", tmp_path, "--json")

    assert {row["state"] for row in feeds.rows} == {"never asked"}
    assert profiles.rows[0]["watching_since"] is None
    assert list(tmp_path.iterdir()) == []


def test_profiles_say_what_came_of_them(desk: Desk) -> None:
    """Since when, how many claims, which outcomes."""
    (row,) = desk.call("profiles", "--json").rows

    assert row["name"] == "piena-del-brenno"
    assert datetime.fromisoformat(row["watching_since"]).tzinfo
    assert row["claims"] > 0
    assert row["matches"]["alerted"] >= 2


def test_matches_carry_outcome_and_reason(desk: Desk) -> None:
    """Newest first, each with its fate in words."""
    rows = desk.call("matches", "--json").rows

    assert set(rows[0]) == {
        "id", "profile", "article", "published", "outlet", "title", "url", "score",
        "groups", "outcome", "reason", "reprint_of", "also_in", "verdict",
    }  # fmt: skip
    assert [r["published"] for r in rows] == sorted(
        (r["published"] for r in rows), reverse=True
    )
    assert all(row["reason"] and 0 <= row["score"] <= 1 for row in rows)
    assert {row["outcome"] for row in rows} >= {"alerted"}


def test_claims_show_what_added_something_unless_told(desk: Desk) -> None:
    """Known claims appear with --all only."""
    fresh = desk.call("claims", "--json").rows
    every = desk.call("claims", "--all", "--json").rows

    assert set(fresh[0]) == CLAIM_KEYS | {"muted"}
    assert {row["novelty"] for row in fresh} <= {"new", "update", "contradiction"}
    assert len(every) > len(fresh)
    assert desk.call("claims", "--all", "--limit", 2, "--json").rows == every[:2]


def test_alerts_carry_their_message_and_deliveries(desk: Desk) -> None:
    """Subject, text, claims and what became of each delivery."""
    rows = desk.call("alerts", "--json").rows

    claims = {row["id"] for row in desk.call("claims", "--all", "--json").rows}
    for row in rows:
        assert row["kind"] == "news"
        assert row["subject"]
        assert row["text"]
        assert set(row["claims"]) <= claims
        (delivery,) = row["deliveries"]
        assert (delivery["channel"], delivery["state"]) == ("desk", "sent")
        assert datetime.fromisoformat(delivery["sent_at"]).tzinfo


@pytest.mark.parametrize(
    "command", ["feeds", "profiles", "matches", "claims", "alerts"]
)
def test_a_list_in_a_pipe_is_a_line_a_row(desk: Desk, command: str) -> None:
    """A heading, then as many lines as rows; no colour, no folding."""
    table = desk.call(command, *(["--all"] if command == "matches" else []))
    rows = desk.call(command, "--json").rows

    assert table.status == 0
    assert len(table.out.splitlines()) == len(rows) + 1
    assert "\x1b" not in table.out


@pytest.mark.parametrize("command", ["matches", "claims", "alerts"])
def test_a_profile_nobody_knows_is_a_wrong_call(desk: Desk, command: str) -> None:
    """A slip of the pen is not an empty list."""
    known = desk.call(command, "--profile", "piena-del-brenno", "--json")
    slip = desk.call(command, "--profile", "piena-del-breno")

    assert known.rows == desk.call(command, "--json").rows
    assert slip.status == 2
    assert "piena-del-breno" in slip.complaint


def test_retry_puts_dead_deliveries_back(own_desk: Desk) -> None:
    """They wait for the next round; what was sent is left alone."""
    with sqlite3.connect(own_desk.state / "watcher.db") as db:
        db.execute(
            "UPDATE deliveries SET state = 'dead', attempts = 9 WHERE alert_id = 1"
        )
    db.close()

    told = own_desk.call("alerts", "retry")

    assert told.status == 0
    assert told.out == "dead deliveries that wait for the next round: 1\n"
    counts = deliveries.state_counts(open_database(own_desk.state))
    assert counts["pending"] == 1


def test_a_list_needs_a_database(desk: Desk, tmp_path) -> None:
    """Before the first round: one line, exit 1, and no folder is made."""
    for command in (
        ["matches"],
        ["claims"],
        ["alerts"],
        ["alerts", "retry"],
        ["show", "m1"],
    ):
        told = desk.call(*command, "--state", tmp_path / "none")
        assert told.status == 1
        assert "no database yet" in told.complaint
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "words",
    [['"piena'], ["piena", "OR"], ["title:piena"], ["NEAR(piena", "2)"], ["pien*"]],
    ids=["quote", "or", "column", "near", "star"],
)
def test_search_takes_signs_for_what_they_are(desk: Desk, words: list[str]) -> None:
    """No sign is an operator, none is an error."""
    assert desk.call("search", "--json", "--", *words).status == 0


def test_search_finds_articles_that_hold_every_word(desk: Desk) -> None:
    """Whatever its case and accents; the place is shown."""
    rows = desk.call("search", "PIENA", "palestre", "--json").rows

    assert len(rows) == 2
    assert set(rows[0]) == {"id", "published", "outlet", "title", "url", "snippet"}
    assert "«" in rows[0]["snippet"]
    assert desk.call("search", "piena", "vulcano").out == "nothing found\n"
