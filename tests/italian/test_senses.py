"""Which meaning does the context give to a name?"""

import json
from pathlib import Path
from time import perf_counter

import pytest

from watcher.italian import lexicon
from watcher.italian.names.actors import actors, name_of
from watcher.italian.names.senses import sense_of

CASES = Path(__file__).parents[1] / "cases" / "names" / "senses.jsonl"
LINES = CASES.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "case", [json.loads(line) for line in LINES], ids=lambda c: c["text"][:40]
)
def test_the_words_around_a_name_decide(case):
    """None when nothing decides."""
    assert sense_of(case["name"], case["text"]) == case["sense"]


def test_every_sense_that_is_an_actor_has_a_listed_code():
    """A code that no list knows would never be found."""
    codes = [
        sense["code"]
        for name in lexicon.table("senses.toml").values()
        for sense in name.values()
        if "code" in sense
    ]
    assert [code for code in codes if name_of(code) == code and len(code) > 4] == []


def test_a_name_repeated_ten_thousand_times_is_read_once():
    """A hostile page must not cost the square of its length."""
    text = "Kursk e la Nato, " * 10_000
    started = perf_counter()
    assert len(actors(text)) == 10_000
    assert perf_counter() - started < 5
