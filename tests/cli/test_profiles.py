"""`watcher profiles expand`, `check` and `test`: tools for who writes a profile."""

import json
from pathlib import Path

import pytest

from cli.calls import call
from cli.desk import Desk

PROFILE = """
name = "argini"
boost = ["Protezione civile"]
[[group]]
label = "gli argini"
any = ["rottura dell'argine"]
also = [["Brenno", "Pontelungo"]]
none = ["calcio"]
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Write a profile without a mistake."""
    path = tmp_path / "argini.toml"
    path.write_text(PROFILE, "utf-8")
    return path


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    """Write *rows* as JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def article(number: int, title: str, body: str, **more: object) -> dict[str, object]:
    """Return one line of past articles."""
    day = f"2026-03-{number:02}"
    return {"id": f"a{number}", "published": day, "title": title, "body": body, **more}


def past(folder: Path, *labels: bool) -> Path:
    """Write three articles, of which the first is on topic, with their *labels*."""
    rows = [
        article(1, "Rotto l'argine del Brenno", "L'acqua è in paese."),
        article(2, "Un argine da rifare", "Così in Veneto, dopo la rottura d'argine."),
        article(3, "Il mercato di Casale", "Domenica in piazza."),
    ]
    labelled = [{"relevant": label} for label in labels] or [{}] * len(rows)
    return write(
        folder / "past.jsonl",
        [{**row, **label} for row, label in zip(rows, labelled, strict=True)],
    )


def test_every_form_of_a_term_is_shown() -> None:
    """The nearest first for people, all in order for programs."""
    shown = call("profiles", "expand", "argine del fiume")
    (row,) = call("profiles", "expand", "argine del fiume", "--json").rows

    assert shown.out.splitlines()[1].strip() == "argine di fiume"
    assert row["term"] == "argine del fiume"
    assert {"argine di fiume", "argini di fiumi"} <= set(row["forms"])
    assert row["forms"] == sorted(row["forms"])


def test_every_term_of_a_profile_is_expanded_once(profile: Path) -> None:
    """Boost, then each group with its none."""
    rows = call("profiles", "expand", "--profile", profile, "--json").rows

    assert [row["term"] for row in rows] == [
        "Protezione civile", "rottura dell'argine", "Brenno", "Pontelungo", "calcio",
    ]  # fmt: skip


def test_a_term_or_a_file_is_asked_for(profile: Path) -> None:
    """None and both are a wrong call."""
    for args in ([], ["argine", "--profile", profile]):
        outcome = call("profiles", "expand", *args)

        assert outcome.status == 2
        assert "TERM or --profile FILE" in outcome.complaint


def test_a_clean_profile_passes(profile: Path) -> None:
    """Exit status 0, and a line that says how many were looked at."""
    outcome = call("profiles", "check", profile)

    assert outcome.status == 0
    assert outcome.out == "1 profiles, 0 wrong, 0 notes\n"


def test_a_mistake_ends_with_status_one(profile: Path) -> None:
    """It is named with profile, place and proposal; nothing on stderr."""
    profile.write_text(PROFILE.replace("dell'argine", "dell'argien"), "utf-8")

    shown = call("profiles", "check", profile)
    (row,) = call("profiles", "check", profile, "--json").rows

    assert shown.status == 1
    assert shown.err == ""
    assert 'argini: [[group]] no. 1, any: «rottura dell\'argien» "argien"' in shown.out
    assert (row["kind"], row["wrong"]) == ("typo", True)
    assert row["key"] == "[[group]] no. 1, any"


def test_the_profiles_in_force_are_checked(desk: Desk) -> None:
    """Without a name all of them, else the one; a stranger is a wrong call."""
    every = desk.call("profiles", "check")
    one = desk.call("profiles", "check", "piena-del-brenno")
    unknown = desk.call("profiles", "check", "piena")

    assert every.out.splitlines()[-1].startswith("1 profiles")
    assert one.out == every.out
    assert unknown.status == 2
    assert "known are piena-del-brenno" in unknown.complaint


def test_the_starter_profiles_are_clean() -> None:
    """What `init` writes teaches no mistake."""
    folder = Path(__file__).parents[2] / "config" / "profiles"
    for path in sorted(folder.glob("*.toml")):
        assert call("profiles", "check", path).status == 0


def test_articles_are_told_with_what_matched(profile: Path, tmp_path: Path) -> None:
    """Score, groups, surface forms, and the nearest miss of what was near."""
    path = past(tmp_path)

    rows = call("profiles", "test", path, "--profile", profile, "--json").rows

    assert [row.get("relevant") for row in rows[:3]] == [True, False, False]
    assert rows[0]["groups"] == ["gli argini"]
    assert {"term": "Brenno", "forms": ["Brenno"]} in rows[0]["matched"]
    assert rows[1]["near_miss"].endswith("lacked one of: Brenno, Pontelungo")
    assert rows[3] == {
        "articles": 3, "relevant": 1, "labelled": 0, "precision": None, "recall": None,
    }  # fmt: skip


def test_labels_give_precision_and_recall(profile: Path, tmp_path: Path) -> None:
    """In the articles or in a file of their own; a miss is marked for people."""
    path = past(tmp_path, True, True, False)
    gold = write(tmp_path / "gold.jsonl", [{"id": "a3", "relevant": True}])

    own = call("profiles", "test", path, "--profile", profile)
    other = call("profiles", "test", path, "--profile", profile, "--gold", gold)

    assert own.out.splitlines()[-1] == "3 labels: precision 1.00, recall 0.50"
    assert own.out.count("the label says otherwise") == 1
    assert other.out.splitlines()[-1] == "1 labels: precision none, recall 0.00"


def test_proposals_come_from_the_archive_and_change_nothing(desk: Desk) -> None:
    """Each says in how many matches and in how many other articles it stands."""
    before = sorted((path, path.read_bytes()) for path in desk.config.rglob("*.toml"))

    shown = desk.call("profiles", "suggest", "piena-del-brenno")
    rows = desk.call("profiles", "suggest", "piena-del-brenno", "--json").rows
    unknown = desk.call("profiles", "suggest", "piena")

    assert "none is used until you write it down" in shown.out
    assert {row["kind"] for row in rows} <= {"term", "spelling"}
    assert all(row["matched"] > 0 or row["of"] for row in rows)
    assert sorted((p, p.read_bytes()) for p in desk.config.rglob("*.toml")) == before
    assert unknown.status == 2
