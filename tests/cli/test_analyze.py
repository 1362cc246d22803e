"""`watcher analyze`: what is read in a text, one stage after the other."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.calls import call, run

TEXT = (
    "Secondo la Protezione civile il ponte di Valdora sarà chiuso entro il 20 marzo."
    " Circa 1.200 pendolari cambieranno treno. La riapertura non è prevista."
)


def analyze(folder: Path, *lines: object, options: tuple[object, ...] = ()):
    """Analyze *lines* as JSON Lines."""
    file = folder / "texts.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    return call("analyze", file, "--json", *options)


def test_each_line_has_the_keys_of_the_contract(tmp_path: Path) -> None:
    """A line for each text, in order, with every list there."""
    line = {"text": TEXT, "date": "2026-03-02", "terms": ["ponte di Valdora", "frana"]}

    told = analyze(tmp_path, line, {"text": "", "date": "2026-03-02"})

    assert told.status == 0
    full, empty = told.rows
    assert list(full) == ["times", "quantities", "events", "claims", "terms"]
    assert set(full["times"][0]) == {"text", "start", "end", "edtf", "vague", "flags"}
    assert set(full["quantities"][0]) == {
        "text", "min", "max", "unit", "kind", "low_confidence",
    }  # fmt: skip
    assert set(full["events"][0]) == {
        "trigger", "event_type", "factuality", "source", "start", "end",
    }  # fmt: skip
    assert "novelty" not in full["claims"][0]
    assert empty == {key: [] for key in full}


def test_offsets_and_terms_refer_to_the_text(tmp_path: Path) -> None:
    """A trigger stands where its offsets say; a term that is absent matched nothing."""
    line = {"text": TEXT, "date": "2026-03-02", "terms": ["ponte di Valdora", "frana"]}

    (row,) = analyze(tmp_path, line).rows

    for event in row["events"]:
        assert TEXT[event["start"] : event["end"]] == event["trigger"]
    assert row["terms"] == [
        {"term": "ponte di Valdora", "matched": ["ponte di Valdora"]},
        {"term": "frana", "matched": []},
    ]
    assert any(time["end"] == "2026-03-21" for time in row["times"])


def test_a_plain_text_is_read_as_one(tmp_path: Path) -> None:
    """With --date as the day of publication."""
    file = tmp_path / "pezzo.txt"
    file.write_text(TEXT, "utf-8")

    told = call("analyze", file, "--date", "2026-03-02", "--json")
    spoken = call("analyze", file, "--date", "2026-03-02")

    assert told.rows == analyze(tmp_path, {"text": TEXT, "date": "2026-03-02"}).rows
    assert spoken.out.startswith("times: ")
    assert "\nquantities: 1\n  text=" in spoken.out


def test_a_pipe_is_read_like_a_file() -> None:
    """`... | watcher analyze /dev/stdin --json`."""
    told = run("analyze", "/dev/stdin", "--date", "2026-03-02", "--json", stdin=TEXT)

    assert told.status == 0
    assert len(told.rows[0]["quantities"]) == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"date": "2026-03-02"}, '"text" must be a string'),
        ({"text": 5}, '"text" must be a string'),
        ({"text": "x", "date": "marzo"}, "not an ISO date"),
        ({"text": "x", "date": "9999-12-31"}, "out of reach"),
        ({"text": "x", "terms": "ponte"}, '"terms" must be a list'),
        ({"text": "x", "terms": [3]}, '"terms" must be a list'),
    ],
    ids=["no-text", "number", "date", "year", "terms", "term"],
)
def test_a_bad_line_is_named(tmp_path: Path, line: object, says: str) -> None:
    """File and line number; exit 2."""
    told = analyze(tmp_path, {"text": "Buongiorno."}, line)

    assert told.status == 2
    assert "texts.jsonl: line 2: " in told.complaint
    assert says in told.complaint


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Missing, a folder, not UTF-8: one line, exit 2."""
    (tmp_path / "latin.txt").write_bytes("Perché no".encode("latin-1"))

    for name in ("none.txt", "latin.txt", ""):
        told = call("analyze", tmp_path / name, "--json")
        assert told.status == 2
        assert str(tmp_path / name) in told.complaint
    bad_day = call("analyze", tmp_path / "latin.txt", "--date", "ieri")
    assert bad_day.status == 2


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    text=st.text(st.characters(codec=None), max_size=120), year=st.integers(1000, 8999)
)
def test_no_text_is_too_odd(tmp_path: Path, text: str, year: int) -> None:
    """Whatever the letters, one line of JSON comes back."""
    told = analyze(tmp_path, {"text": text, "date": f"{year}-02-28", "terms": [text]})

    assert told.status == 0
    assert len(told.rows) == 1
