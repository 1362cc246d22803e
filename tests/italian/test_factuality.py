"""Does the operator stack give the factuality that a reader would give?"""

import json
from pathlib import Path

import pytest

from watcher.italian.events.find import events
from watcher.italian.events.operators import CERTAIN, Value, apply
from watcher.model.factuality import Factuality
from watcher.model.mention import EventMention

CASES = Path(__file__).parents[1] / "cases"


def listed(name: str) -> list[dict[str, str]]:
    """Read a list of cases."""
    with (CASES / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def mention(text: str, lemma: str) -> EventMention:
    """Return the first event of *lemma*."""
    return next(event for event in events(text) if event.lemma == lemma)


@pytest.mark.parametrize(
    "case",
    listed("factuality.jsonl") + listed("factuality_own.jsonl"),
    ids=lambda case: f"{case['text'][:60]} [{case['event_lemma']}]",
)
def test_an_event_has_the_factuality_of_its_sentence(case: dict[str, str]) -> None:
    """Each line of the lists: a text, an event word and its value."""
    found = mention(case["text"], case["event_lemma"])

    assert found.factuality.value == case["factuality"]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("È arrivato a Roma per firmare il contratto.", "firmare"),
        ("Il Comune chiede di sospendere la gara.", "sospendere"),
        ("Riapriranno le scuole?", "riaprire"),
        ("Se l'argine cedesse, la città finirebbe sott'acqua.", "cedere"),
        ("In caso di terremoto il ponte resterà chiuso.", "terremoto"),
    ],
)
def test_purposes_questions_and_hypotheses_claim_nothing(text: str, lemma: str) -> None:
    """What is wanted, asked or supposed is mentioned, not asserted."""
    assert not mention(text, lemma).asserted


def test_a_denied_event_is_asserted() -> None:
    """Whoever denies makes a claim: that it did not happen."""
    assert mention("Il club smentisce la cessione.", "cessione").asserted


@pytest.mark.parametrize("effect", ["deny", "plan", "possible", "believe", "request"])
@pytest.mark.parametrize("negated", [False, True])
def test_no_operator_lifts_the_unknown(effect: str, negated: bool) -> None:
    """What is unknown inside stays unknown outside."""
    value = apply(effect, Value("U"), negated=negated)

    assert value.factuality is Factuality.UNKNOWN


def test_two_denials_affirm() -> None:
    """Denying what was not done affirms it."""
    assert apply("deny", apply("deny", CERTAIN)) == CERTAIN
