"""Tests of the agency that a text goes back to."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.speech.origins import origin_of

_FILE = Path(__file__).parents[1] / "cases" / "origins.jsonl"
_CASES = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", _CASES, ids=lambda c: c["text"][:40])
def test_a_signature_names_the_origin(case: dict[str, Any]) -> None:
    """Signatures and datelines of agencies are read, plain datelines name nobody."""
    assert origin_of(case["text"]) == case["origin"]


def test_a_title_can_carry_the_signature() -> None:
    """An agency in brackets in the title signs the text too."""
    assert origin_of("Il ponte riapre.", title="Ponte (Reuters)") == "Reuters"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_string_has_an_origin_or_none(text: str) -> None:
    """Hostile input is never an error."""
    origin_of(text, title=text)
