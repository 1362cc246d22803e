"""Tests of who says what."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.speech.attribution import source_at, sources

_CASES = Path(__file__).parents[1] / "cases"
_SOUP = [
    *("secondo", "stando", "a", "per", "la", "Fiom", "il", "sindaco", "Rossi", "ha"),
    *(
        "detto",
        "che",
        "«",
        "»",
        '"',
        ":",
        ",",
        ".",
        ";",
        "(",
        ")",
        "lo",
        "afferma",
        "è",
    ),
    *(
        "quanto",
        "riferisce",
        "«Basta tagli»,",
        "Così",
        "nota",
        "della",
        "Regione",
        "di",
    ),
    *("citando", "Ansa", "l'", "un’", "fonti", "vicine", "al", "\n\n", "—", "'", "’"),
    *("secondo cui", "Al", "D.", "É", "e\u0301", "007", "12", "si", "legge", "in"),
]


def _cases(name: str) -> list[dict[str, Any]]:
    lines = (_CASES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@pytest.mark.parametrize(
    "case", _cases("attribution.jsonl"), ids=lambda c: c["text"][:50]
)
def test_a_claim_is_told_by_who_says_it(case: dict[str, Any]) -> None:
    """
    Each case names who answers for its claim; null is the paper itself.

    `told` are the words of the text that name the source.
    """
    found = source_at(sources(case["text"]), case["text"].index(case["at"]))

    if case["name"] is None:
        assert found is None
        return
    assert found is not None
    assert found.name.lower() == case["name"].lower()
    wanted = {key: case[key] for key in ("kind", "via", "code") if key in case}
    assert {key: getattr(found, key) for key in wanted} == wanted
    if "told" in case:
        assert case["text"][found.start : found.end] == case["told"]


@pytest.mark.parametrize(
    "case", _cases("factuality.jsonl"), ids=lambda c: c["text"][:50]
)
def test_the_source_of_a_factuality_case_has_the_expected_code(
    case: dict[str, Any],
) -> None:
    """The list of factuality also says whose stance each event is."""
    text = case["text"]
    at = text.lower().find(case["event_lemma"][:4])
    found = source_at(sources(text), at if at >= 0 else len(text) // 2)

    assert (found.code if found else None) == case["source_code"]


@pytest.mark.parametrize(
    "case", _cases("attribution.jsonl"), ids=lambda c: c["text"][:50]
)
def test_apostrophes_and_normal_forms_do_not_change_who_speaks(
    case: dict[str, Any],
) -> None:
    """Either apostrophe and either normal form give the same sources."""
    text = case["text"]
    variants = (
        text.replace("'", "’"),
        text.replace("’", "'"),
        unicodedata.normalize("NFD", text),
    )
    expected = [_told(text, span) for span in sources(text)]

    for variant in variants:
        assert [_told(variant, span) for span in sources(variant)] == expected


def _told(text: str, span: Any) -> tuple[str, str, str, str]:
    def plain(written: str) -> str:
        return unicodedata.normalize("NFC", written).replace("’", "'")

    named = text[span.source.start : span.source.end]
    name, kind = plain(span.source.name), span.source.kind
    return plain(text[span.start : span.end]), name, kind, plain(named)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(_SOUP), max_size=40).map(" ".join))
def test_any_mixture_of_cues_is_read_without_an_exception(text: str) -> None:
    """Spans are ordered, lie inside the text and are never empty or inverted."""
    spans = sources(text)

    assert [s.start for s in spans] == sorted(s.start for s in spans)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(s.source.name for s in spans)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=120))
def test_any_string_is_read_without_an_exception(text: str) -> None:
    """Hostile input gives spans or none, never an error."""
    assert all(0 <= s.start < s.end <= len(text) for s in sources(text))


def test_the_innermost_span_wins() -> None:
    """A source inside the words of another one answers for its own part."""
    text = "L'azienda dice che il forno è spento, mentre i sindacati temono perdite."
    spans = sources(text)

    outer = source_at(spans, text.index("spento"))
    inner = source_at(spans, text.index("perdite"))

    assert (outer and outer.name, inner and inner.name) == ("azienda", "sindacati")


def test_a_paragraph_is_given_back_to_who_is_named_at_its_end() -> None:
    """A sentence like "Lo dice X" reaches over the sentences of its paragraph."""
    text = "Un altro tema.\n\nIl ponte è chiuso. I lavori durano molto. Lo dice Anas."
    spans = sources(text)

    assert source_at(spans, text.index("tema")) is None
    for word in ("ponte", "lavori"):
        found = source_at(spans, text.index(word))
        assert found is not None
        assert found.name == "Anas"


def test_a_long_text_is_read_in_linear_time() -> None:
    """A page of unclosed quotations and commas does not blow up."""
    text = "«Basta», ha detto il sindaco, " * 60

    assert sources(text)


def test_verdicts_do_not_depend_on_the_hash_seed() -> None:
    """The same text gives byte-identical spans under different hash seeds."""
    code = (
        "from watcher.italian.speech.attribution import sources;"
        "print(sources('Secondo fonti di Anas citate da Reuters, il ponte è chiuso."
        " Lo conferma il sindaco di Bari, Vito Leccese.'))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "src"},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }

    assert len(seen) == 1
