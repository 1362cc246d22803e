"""`watcher replay`: the contract's JSON Lines, for every article and in order."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.calls import Outcome, call, run

PROFILE = """
name = "stabilimento-di-colle"
[[group]]
any = ["stabilimento di Colle Alto", "acciaieria di Colle Alto"]
"""
CLAIM_KEYS = [
    "id", "novelty", "reason", "against", "strength", "sentence", "event_type", "actor",
    "target", "place", "quantity", "when", "source", "factuality",
]  # fmt: skip


def article(number: int, day: int, title: str, body: str) -> dict[str, str]:
    """Return one line of a corpus."""
    return {
        "id": f"ca-{number:03}",
        "outlet": f"Giornale {number % 2}",
        "url": f"https://g{number % 2}.example/{number}",
        "published": f"2026-02-{day:02}T09:00:00+01:00",
        "title": title,
        "summary": "",
        "body": body,
    }


CORPUS = [
    article(1, 2, "Acciaieria di Colle Alto, in cassa 120 operai",
        "Da lunedì 120 operai dello stabilimento di Colle Alto sono in cassa"
        " integrazione, ha annunciato l'azienda."),
    article(2, 3, "Festa del patrono in paese",
        "Migliaia di persone hanno seguito la processione del santo."),
    article(3, 4, "Colle Alto, 120 operai fermi",
        "Sono 120 gli operai in cassa integrazione nello stabilimento di Colle Alto."),
    article(4, 9, "Acciaieria di Colle Alto, salgono a 310 gli operai in cassa",
        "Gli operai in cassa integrazione nello stabilimento di Colle Alto sono ora"
        " 310, secondo i sindacati. L'azienda nega la chiusura dello stabilimento."),
]  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Write a corpus about a steelworks, and its profile."""
    (tmp_path / "profile.toml").write_text(PROFILE, "utf-8")
    write(tmp_path, CORPUS)
    return tmp_path


def write(folder: Path, rows: list[dict[str, Any]]) -> None:
    """Write *rows* as the corpus of *folder*."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "articles.jsonl").write_text("".join(lines), "utf-8")


def replay(folder: Path, *options: object) -> Outcome:
    """Replay the corpus of *folder*."""
    profile = folder / "profile.toml"
    return call("replay", folder / "articles.jsonl", "--profile", profile, *options)


def test_every_article_has_its_line_in_order(place: Path) -> None:
    """Irrelevant ones too, with no claims; the keys are the contract's."""
    told = replay(place, "--json")

    assert told.status == 0
    assert [row["id"] for row in told.rows] == [row["id"] for row in CORPUS]
    assert [row["relevant"] for row in told.rows] == [True, False, True, True]
    for row in told.rows:
        assert list(row) == ["id", "relevant", "score", "alert", "claims"]
        assert isinstance(row["alert"], bool)
        assert 0 <= row["score"] <= 1
    assert told.rows[1]["claims"] == []
    assert told.rows[1]["alert"] is False


def test_claims_have_the_keys_of_the_contract(place: Path) -> None:
    """Missing slots are null; ids are unique and refer back."""
    claims = [claim for row in replay(place, "--json").rows for claim in row["claims"]]

    ids = [claim["id"] for claim in claims]
    assert len(set(ids)) == len(ids) > 0
    for position, claim in enumerate(claims):
        assert list(claim) == CLAIM_KEYS
        assert claim["novelty"] in {
            "new",
            "update",
            "contradiction",
            "corroboration",
            "repeat",
        }
        assert claim["strength"] in {"strong", "weak"}
        assert claim["factuality"] in {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"}
        assert claim["against"] in {None, *ids[:position]}
        assert claim["quantity"] is None or set(claim["quantity"]) == {
            "min",
            "max",
            "unit",
        }
        assert claim["when"] is None or set(claim["when"]) == {"start", "end"}
        assert claim["sentence"]


def test_an_alert_is_a_fresh_claim_with_strong_evidence(place: Path) -> None:
    """`alert` follows from the claims; the figure that changed is told."""
    rows = replay(place, "--json").rows

    for row in rows:
        strong = [
            claim
            for claim in row["claims"]
            if claim["novelty"] in {"new", "update", "contradiction"}
            and claim["strength"] == "strong"
        ]
        assert row["alert"] is bool(strong)
    assert rows[0]["alert"]
    assert rows[3]["alert"]


def test_a_baseline_is_silent_but_fills_the_ledger(place: Path) -> None:
    """Before the date nothing alerts; the claims are the same."""
    plain = replay(place, "--json").rows
    silent = replay(place, "--baseline-until", "2026-02-05", "--json").rows

    assert [row["claims"] for row in silent] == [row["claims"] for row in plain]
    assert [row["alert"] for row in silent] == [False, False, False, plain[3]["alert"]]


def test_the_hash_seed_changes_nothing(place: Path) -> None:
    """Two processes with different seeds write the same bytes."""
    args = (
        "replay",
        place / "articles.jsonl",
        "--profile",
        place / "profile.toml",
        "--json",
    )

    first, second = (run(*args, env={"PYTHONHASHSEED": seed}) for seed in ("1", "77"))

    assert first.status == second.status == 0
    assert first.out == second.out == replay(place, "--json").out


def test_a_person_gets_a_row_for_each_match_and_a_sum(place: Path) -> None:
    """ALERT or silent with the deciding reason, then the totals; plain in a pipe."""
    lines = replay(place).out.splitlines()

    assert lines[0].split() == ["told", "date", "outlet", "article", "why", "title"]
    assert lines[1].startswith("ALERT   2026-02-02  Giornale 1  ca-001")
    assert "new quantity: 120 operai" in lines[1]
    assert lines[2].startswith("silent  2026-02-04")
    assert "is not in alert_on" in lines[2]
    assert lines[-1].startswith("4 articles, 3 on topic, 2 alerts")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "x"}', '"published"'),
        ('{"id": "x", "published": "ieri"}', "not an ISO date"),
        ('{"id": "x", "published": "0001-01-01"}', "out of reach"),
        (
            '{"id": "x", "published": "2026-01-01", "body": 7}',
            '"body" must be a string',
        ),
        ("[" * 5000, "nested too deeply"),
    ],
    ids=["broken", "list", "no-date", "date", "year", "type", "deep"],
)
def test_a_bad_line_is_named(place: Path, line: str, says: str) -> None:
    """File, line number and what is wrong; exit 2."""
    with (place / "articles.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n" + line + "\n")

    told = replay(place, "--json")

    assert told.status == 2
    assert f"articles.jsonl: line {len(CORPUS) + 2}: " in told.complaint
    assert says in told.complaint


def test_line_ends_inside_a_string_end_no_line(place: Path) -> None:
    """U+2028 and U+0085 may stand in a JSON string as they are."""
    odd = article(
        5, 10, "Colle\u2028Alto", "Lo stabilimento\x85di Colle Alto riapre.\u2029"
    )
    write(place, [*CORPUS, odd])

    told = replay(place, "--json")

    assert told.status == 0
    assert len(told.rows) == 5


def test_missing_parts_of_an_article_are_empty(place: Path) -> None:
    """Only id and date are needed; null is nothing; a number is an id."""
    bare = {"id": 7, "published": "2026-02-11", "title": None}
    write(place, [bare])

    assert replay(place, "--json").rows == [
        {"id": "7", "relevant": False, "score": 0, "alert": False, "claims": []}
    ]


def test_a_half_letter_is_written_as_its_escape(place: Path) -> None:
    """A lone surrogate of a broken page is no error, and the output stays JSON."""
    text = '"Lo stabilimento di Colle Alto ha 90 operai in cassa \\ud83d integrazione."'
    line = f'{{"id": "s", "published": "2026-02-12", "title": {text}, "body": {text}}}'
    (place / "articles.jsonl").write_text(line, "utf-8")

    told = replay(place, "--json")

    assert told.status == 0
    assert told.rows[0]["id"] == "s"


@pytest.mark.parametrize("missing", ["articles.jsonl", "profile.toml"])
def test_a_missing_file_is_named(place: Path, missing: str) -> None:
    """One line, exit 2."""
    (place / missing).unlink()

    told = replay(place, "--json")

    assert told.status == 2
    assert missing in told.complaint
