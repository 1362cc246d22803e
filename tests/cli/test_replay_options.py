"""`watcher replay` with --explain, --errors, --against and the stored articles."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.calls import Outcome, call
from cli.desk import Desk
from cli.test_replay import CLAIM_KEYS, CORPUS, PROFILE, replay, write

GOLD = [
    {"id": "ca-001", "relevant": True, "new": ["n1"]},
    {"id": "ca-002", "relevant": True, "new": ["n2"], "note": "The procession."},
    {"id": "ca-003", "relevant": False, "new": []},
    {"id": "ca-004", "relevant": True, "new": []},
]
WIDER = PROFILE + '[[group]]\nlabel = "festa"\nany = ["processione"]\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Write the corpus of a steelworks, two profiles and labels."""
    (tmp_path / "profile.toml").write_text(PROFILE, "utf-8")
    (tmp_path / "wider.toml").write_text(WIDER, "utf-8")
    write(tmp_path, CORPUS)
    label(tmp_path, GOLD)
    return tmp_path


def label(folder: Path, rows: list[Any]) -> None:
    """Write *rows* as the labels of *folder*."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "gold.jsonl").write_text(lines, "utf-8")


def errors(folder: Path, *options: object) -> Outcome:
    """List what goes against the labels of *folder*."""
    return replay(folder, "--errors", folder / "gold.jsonl", *options)


def against(folder: Path, new: str, old: str, *options: object) -> Outcome:
    """Replay the corpus of *folder* under one profile against another."""
    names = ("--profile", folder / new, "--against", folder / old)
    return call("replay", folder / "articles.jsonl", *names, *options)


def test_explain_says_why_claim_by_claim(place: Path) -> None:
    """What is told, what is silent and why, and what each was compared with."""
    told = replay(place, "--explain").out

    assert "ALERT 2026-02-02 Giornale 1: Acciaieria di Colle Alto" in told
    assert "told: new quantity: 120 operai" in told
    assert "silent: repeat is not in alert_on: already known" in told
    assert "compared with c" in told
    assert "Festa del patrono" not in told


def test_explain_adds_to_the_lines_of_the_contract(place: Path) -> None:
    """Nothing is taken away; the earlier claim stands beside its id."""
    rows = replay(place, "--explain", "--json").rows
    plain = replay(place, "--json").rows

    for row, bare in zip(rows, plain, strict=True):
        assert row["why"]
        claims = [{key: c[key] for key in CLAIM_KEYS} for c in row["claims"]]
        assert {**bare, "claims": claims} == bare
    claims = [claim for row in rows for claim in row["claims"]]
    for claim in claims:
        earlier = claim["compared_with"]
        assert (earlier and earlier["id"]) == claim["against"]
    assert any(claim["compared_with"] for claim in claims)
    assert any(claim["silent"] is None for claim in claims)


def test_errors_are_false_alarms_and_misses_with_their_reason(place: Path) -> None:
    """Each with what decided, and the scores behind them."""
    *rows, summary = errors(place, "--json").rows

    assert [(row["error"], row["id"]) for row in rows] == [
        ("missed alert", "ca-002"),
        ("false match", "ca-003"),
        ("false alarm", "ca-004"),
    ]
    assert rows[0]["reason"].startswith("not on topic: ")
    assert rows[0]["note"] == "The procession."
    assert rows[0]["claim"] is None
    assert "310" in rows[2]["reason"]
    assert "310" in rows[2]["claim"]["sentence"]
    assert summary["labelled"] == 4
    assert summary["alerts"] == {"precision": 0.5, "recall": 0.5}
    assert summary["matches"] == {"precision": 0.667, "recall": 0.667}


def test_errors_are_a_table_for_a_person(place: Path) -> None:
    """A row each, then the scores."""
    lines = errors(place).out.splitlines()

    assert lines[1].startswith("missed alert  2026-02-03  Giornale 0  ca-002")
    assert lines[-2:] == [
        "alerts: precision 0.500, recall 0.500",
        "matches: precision 0.667, recall 0.667",
    ]


def test_labels_of_a_bootstrap_are_not_scored(place: Path) -> None:
    """What only fills the ledger is neither right nor wrong."""
    label(place, [{**row, "bootstrap": row["id"] != "ca-001"} for row in GOLD])

    told = errors(place).out

    assert told.startswith("every decision agrees with its label\n1 labelled")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([{"id": "ca-001", "relevant": True}], 'line 1: a label needs "id"'),
        ([GOLD[0], {"relevant": True, "new": []}], "line 2: a label needs"),
        ([{"id": "ca-001", "relevant": 1, "new": []}], "line 1: a label needs"),
        ([{"id": "zz", "relevant": True, "new": []}], "no label is of an article"),
        ([7], "line 1: not a JSON object"),
        ([], "no label is of an article"),
    ],
    ids=["no-new", "no-id", "type", "stranger", "number", "empty"],
)
def test_bad_labels_are_one_line(place: Path, rows: list[Any], says: str) -> None:
    """The file is named, and exit is 2."""
    label(place, rows)

    slip = errors(place)

    assert slip.status == 2
    assert "gold.jsonl: " in slip.complaint
    assert says in slip.complaint


def test_a_changed_profile_shows_what_it_would_gain_and_lose(place: Path) -> None:
    """The procession is gained under the wider profile, and lost again without it."""
    *rows, summary = against(place, "wider.toml", "profile.toml", "--json").rows
    *back, _ = against(place, "profile.toml", "wider.toml", "--json").rows

    assert [row["id"] for row in rows] == ["ca-002"]
    assert rows[0]["change"] in {"alert gained", "match gained"}
    assert rows[0]["title"] == "Festa del patrono in paese"
    assert summary["articles"] == 4
    assert summary["matches"] == {"before": 3, "after": 4, "gained": 1, "lost": 0}
    assert back[0]["change"] == rows[0]["change"].replace("gained", "lost")
    assert back[0]["reason"].startswith("not on topic: ")
    assert back[0]["score"]["before"] > back[0]["score"]["after"]


def test_gains_and_losses_are_a_table_for_a_person(place: Path) -> None:
    """Title and reason in a row, then the sums; nothing to tell is said."""
    told = against(place, "wider.toml", "profile.toml").out

    assert "gained" in told.splitlines()[1]
    assert "Festa del patrono in paese" in told
    assert "matches: 3 before, 4 after; 1 gained, 0 lost" in told
    alike = against(place, "profile.toml", "profile.toml").out
    assert alike.startswith("both profiles decide alike\n4 articles\n")


def test_the_alerts_of_a_stricter_profile_are_lost(place: Path) -> None:
    """The reason is the new profile's: the verdict is not in `alert_on`."""
    strict = 'alert_on = ["contradiction"]\n' + PROFILE
    (place / "strict.toml").write_text(strict, "utf-8")

    *rows, summary = against(place, "strict.toml", "profile.toml", "--json").rows

    assert {row["change"] for row in rows} == {"alert lost"}
    assert all("is not in alert_on" in row["reason"] for row in rows)
    sums = summary["alerts"]
    assert len(rows) == sums["lost"] == sums["before"] - sums["after"] > 0


def test_stored_articles_are_replayed_since_a_while(own_desk: Desk) -> None:
    """The articles of the database, under a profile in force by its name."""
    asked = ("replay", "--since", "3000d", "--profile", "piena-del-brenno")
    rows = own_desk.call(*asked, "--json").rows

    stored = own_desk.call("search", "Brenno", "--json").rows
    assert {row["id"] for row in stored} <= {row["id"] for row in rows}
    assert any(row["alert"] for row in rows)
    assert own_desk.call(*asked[:2], "1s", *asked[3:], "--json").rows == []


def test_older_articles_lay_the_ledger_unseen(own_desk: Desk) -> None:
    """Of the flood's last day nothing is new but what that day says first."""
    ask = ("replay", "--profile", "piena-del-brenno", "--explain", "--json")
    every = own_desk.call(*ask, "--since", "3000d").rows
    day = datetime(2026, 3, 5, tzinfo=UTC)
    ago = f"{(datetime.now(UTC) - day) // timedelta(hours=1)}h"

    shown = own_desk.call(*ask, "--since", ago).rows

    assert [row["id"] for row in shown] == [row["id"] for row in every[-1:]]
    assert shown == every[-1:]
    assert any(claim["compared_with"] for claim in shown[0]["claims"])


def test_a_profile_of_a_file_is_held_against_one_in_force(
    own_desk: Desk, tmp_path: Path
) -> None:
    """`--against` takes a name, too; the market is gained."""
    new = tmp_path / "new.toml"
    new.write_text('name = "n"\n[[group]]\nany = ["antiquariato"]\n', "utf-8")

    told = own_desk.call(
        *("replay", "--since", "3000d", "--profile", new),
        *("--against", "piena-del-brenno", "--json"),
    )

    gained = [r for r in told.rows[:-1] if r["change"].endswith("gained")]
    assert ["antiquariato" in row["title"] for row in gained] == [True]
    assert told.rows[-1]["alerts"]["lost"] > 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--profile", "no.toml"], "give ARTICLES, or --since"),
        (["a.jsonl", "--since", "3d", "--profile", "x"], "give ARTICLES, or --since"),
        (["--since", "soon", "--profile", "x"], "--since soon: a duration is written"),
        (["--since", "999999d", "--profile", "x"], "no calendar"),
        (["--since", "3d", "--profile", "altro"], "no profile 'altro'; known are"),
        (["--since", "3d", "--profile", "no.toml"], "no.toml"),
        (
            ["--since", "3d", "--profile", "x", "--explain", "--against", "y"],
            "give one of them",
        ),
    ],
    ids=["neither", "both", "duration", "ages", "name", "file", "two-questions"],
)
def test_a_call_that_cannot_be_is_one_line(
    desk: Desk, options: list[str], says: str
) -> None:
    """Exit 2, and what to give instead."""
    slip = desk.call("replay", *options)

    assert slip.status == 2
    assert says in slip.complaint
