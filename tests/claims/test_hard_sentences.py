"""Are the sentences that a shallow reading gets wrong read as they are meant?"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.reading import Reader
from watcher.italian.document import Document, read
from watcher.model.verdict import JudgedClaim

FILE = Path(__file__).parents[1] / "cases" / "hard_sentences.toml"
CASES = tomllib.loads(FILE.read_text("utf-8"))["case"]
DAY = "2025-08-15"


def document(case: dict[str, Any]) -> Document:
    """Read the sentence alone."""
    return read(case["text"], date.fromisoformat(DAY))


def judged(case: dict[str, Any]) -> tuple[JudgedClaim, ...]:
    """Judge the sentence against an empty ledger."""
    return Reader().read(DAY, "", case["text"]).judged


def having(*keys: str) -> Any:
    """Parametrize over the cases that name one of *keys*."""
    chosen = [case for case in CASES if not set(keys).isdisjoint(case)]
    return pytest.mark.parametrize("case", chosen, ids=lambda case: case["why"])


@having("events", "none")
def test_each_event_word_has_its_factuality(case: dict[str, Any]) -> None:
    """The words listed are events of that value; those under none are no event."""
    found = {e.trigger: e.factuality.value for e in document(case).events}

    wanted = case.get("events", {})
    assert {word: found.get(word) for word in wanted} == wanted
    assert not set(case.get("none", ())) & set(found)


@having("quantities")
def test_each_quantity_has_its_bounds_and_unit(case: dict[str, Any]) -> None:
    """All quantities of the sentence, and no others."""
    found = document(case).quantities

    assert [[q.min, q.max, q.unit or ""] for q in found] == case["quantities"]


@having("times")
def test_each_time_has_its_days(case: dict[str, Any]) -> None:
    """All times of the sentence, and no others."""
    found = document(case).times

    assert [[str(t.start), str(t.end)] for t in found] == case["times"]


@having("claims")
def test_these_words_make_a_claim(case: dict[str, Any]) -> None:
    """Questions, conditions and given numbers make none."""
    assert [item.claim.trigger for item in judged(case)] == case["claims"]


@having("strong")
def test_these_claims_would_alert(case: dict[str, Any]) -> None:
    """Even in an empty ledger the rest waits for the digest."""
    told = [item.claim.trigger for item in judged(case) if item.verdict.is_news]

    assert told == case["strong"]


@having("background", "source", "stance", "object_class")
def test_the_first_claim_has_these_slots(case: dict[str, Any]) -> None:
    """Source (by its code), stance, background and what befell the counted."""
    (first, *_) = (item.claim for item in judged(case))
    found = {
        "background": first.background,
        "object_class": first.object_class,
        "source": first.source.code if first.source else None,
        "stance": first.stance.value,
    }

    wanted = {key: case[key] for key in found if key in case}
    assert {key: found[key] for key in wanted} == wanted
