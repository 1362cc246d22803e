"""What stands behind an id, and why the watcher decided as it did."""

import importlib
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from cli.desk import Desk

# The package offers the command under the name of its module.
show = importlib.import_module("watcher.cli.show")


def article_of(desk: Desk, word: str) -> str:
    """Return the id of the one article that holds *word*."""
    (row,) = desk.call("search", word, "--json").rows
    return str(row["id"])


def test_a_match_comes_with_article_spans_and_claims(desk: Desk) -> None:
    """Every offset cuts its words out of the article's text."""
    ident = desk.ids("matches")[-1]

    (shown,) = desk.call("show", ident, "--json").rows

    text = shown["article"]["text"]
    (match,) = shown["matches"]
    assert match["id"] == ident
    assert all("Brenno" in text[s["start"] : s["end"]] for s in match["spans"])
    assert match["spans"]
    assert match["claims"]
    for claim in match["claims"]:
        cut = text[claim["start"] : claim["end"]]
        assert " ".join(cut.split()) == " ".join(claim["sentence"].split())


def test_each_slot_of_a_claim_is_a_span_of_the_text(desk: Desk) -> None:
    """The quantity of the story is cut out of the text by its offsets."""
    (shown,) = desk.call("show", desk.ids("matches")[-1], "--json").rows
    text = shown["article"]["text"]
    cut = [
        {slot: text[s["start"] : s["end"]] for slot, s in claim["spans"].items()}
        for claim in shown["matches"][0]["claims"]
    ]

    assert all(words["trigger"] for words in cut)
    assert "340 sfollati" in [words.get("quantity") for words in cut]


def test_slots_are_coloured_on_a_terminal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The figure of a fresh claim stands out from its underlined sentence."""
    screen = io.StringIO()
    pretended = Console(file=screen, force_terminal=True, width=60, highlight=False)
    monkeypatch.setattr(show, "console", lambda: pretended)

    desk.call("show", desk.ids("matches")[-1])

    assert re.search(r"\x1b\[[0-9;]*35m340", screen.getvalue())


def test_claim_and_alert_and_url_lead_to_the_same_article(desk: Desk) -> None:
    """Whatever id is at hand, the article is the one it is about."""
    alert = desk.call("alerts", "--json").rows[-1]
    ids = [alert["id"], alert["claims"][0], alert["article"]]
    (first,) = desk.call("show", alert["article"], "--json").rows

    shown = [desk.call("show", i, "--json").rows[0] for i in ids]
    by_url = desk.call("show", first["article"]["url"], "--json").rows[0]

    assert {s["article"]["id"] for s in [*shown, by_url]} == {alert["article"]}
    assert shown[0]["alert"]["subject"] == alert["subject"]


def test_show_speaks_to_a_person(desk: Desk) -> None:
    """The text, the match and each claim with its sentence."""
    told = desk.call("show", desk.ids("matches")[-1])

    assert told.status == 0
    assert "340 sfollati" in told.out
    assert "\n  c1 new (strong)" in told.out
    assert "\x1b" not in told.out


@pytest.mark.parametrize(
    "ident",
    [
        "m99",
        "c9999",
        "a77",
        "art-0",
        "m",
        "",
        "m" + "9" * 30,
        "m²",
        "https://x.example/",
    ],
)
def test_an_id_that_is_not_there_is_a_wrong_call(desk: Desk, ident: str) -> None:
    """One line that repeats it, exit 2."""
    for command in ("show", "why"):
        told = desk.call(command, ident)
        assert told.status == 2
        assert told.complaint.startswith(f"{ident}: no match")


def test_why_explains_a_match(desk: Desk) -> None:
    """Score and parts, hits with their words, and what each claim added."""
    ident = desk.ids("matches")[-1]

    (row,) = desk.call("why", ident, "--json").rows

    assert row["relevant"] is True
    assert row["score"] > 0.3
    assert all(part["reason"] for part in row["parts"])
    assert row["hits"][0]["surface"]
    assert row["outcome"] == "alerted"
    assert {"novelty", "reason", "against"} <= set(row["claims"][0])
    spoken = desk.call("why", ident).out
    assert "piena-del-brenno: matches" in spoken
    assert "alerted: " in spoken


def test_why_names_the_nearest_miss_of_an_irrelevant_article(own_desk: Desk) -> None:
    """The market in the square: what was found, and what lacked beside it."""
    ident = article_of(own_desk, "antiquariato")
    profile = own_desk.config / "profiles" / "profile.toml"
    group = '[[group]]\nany = ["antiquariato"]\nalso = [["asta giudiziaria"]]\n'
    profile.write_text(profile.read_text("utf-8") + group, "utf-8")

    (row,) = own_desk.call("why", ident, "--json").rows

    assert row["relevant"] is False
    assert row["outcome"] is None
    assert row["claims"] == []
    assert "lacked asta giudiziaria" in row["near_miss"]
    assert "nearest miss: group 2" in own_desk.call("why", ident).out


def test_why_says_when_nothing_came_near(desk: Desk) -> None:
    """Not one term of the profile is in the article."""
    (row,) = desk.call("why", article_of(desk, "antiquariato"), "--json").rows

    assert row["near_miss"] == "no term of any group occurs in it"


def test_why_says_that_a_page_was_passed_over(own_desk: Desk, tmp_path: Path) -> None:
    """What it can say beside is judged by the text of the feed."""
    settings = own_desk.config / "watcher.toml"
    text = settings.read_text("utf-8")
    text = text.replace("[polling]\n", "[polling]\nprefilter = true\n")
    settings.write_text(text, "utf-8")
    sifted = replace(own_desk, state=tmp_path / "sifted")
    sifted.call("poll")
    market = f"{own_desk.site.base}/a/mercato"

    (row,) = sifted.call("why", market, "--json").rows
    (read,) = own_desk.call("why", market, "--json").rows

    assert row["unread"]
    assert not read["unread"]
    assert "passed over" in sifted.call("why", market).out
    assert "passed over" not in own_desk.call("why", market).out


def test_why_remembers_a_profile_that_is_gone(own_desk: Desk) -> None:
    """The stored judgement answers, not today's configuration."""
    ident = own_desk.ids("matches")[-1]
    (own_desk.config / "profiles" / "profile.toml").unlink()

    (row,) = own_desk.call("why", ident, "--json").rows

    assert row["profile"] == "piena-del-brenno"
    assert row["outcome"] == "alerted"


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    ident=st.from_regex(r"[mca]?-?[\w.]{0,24}", fullmatch=True) | st.text(max_size=9)
)
def test_no_id_is_too_odd(desk: Desk, ident: str) -> None:
    """Found or not found, never a traceback."""
    for command in ("show", "why", "search"):
        told = desk.call(command, "--json", "--", ident)
        assert told.status in {0, 2}
        assert told.status == 0 or told.complaint
