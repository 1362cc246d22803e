"""Which places does a text name, and which holds which?"""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.names.places import place_relation, places

CASES = Path(__file__).parents[1] / "cases" / "names"
MIRROR = {"inside": "contains", "contains": "inside"}


def cases(name: str) -> list[dict[str, object]]:
    """Return the cases of a file, one object a line."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("case", cases("places.jsonl"), ids=lambda c: c["text"][:40])
def test_a_sentence_names_these_places_and_no_others(case):
    """Listed places, and names that a preposition of place betrays."""
    found = [[mention.name, mention.listed] for mention in places(case["text"])]
    assert found == case["places"]


@pytest.mark.parametrize(
    "case", cases("place_relations.jsonl"), ids=lambda c: f"{c['a']}-{c['b']}"
)
def test_places_lie_inside_one_another(case):
    """The relation read backwards is its mirror."""
    a, b, relation = case["a"], case["b"], case["relation"]
    assert place_relation(a, b) == relation
    assert place_relation(b, a) == MIRROR.get(relation, relation)


def test_the_noun_of_place_belongs_to_the_mention():
    """The span has "regione di", the name to show has not."""
    (mention,) = places("nella regione di Sumy")
    assert (mention.text, mention.name) == ("regione di Sumy", "Sumy")
    assert mention.parents[0] == "Ucraina"


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_text_raises(text):
    """Every span gives its own text."""
    for mention in places(text):
        assert text[mention.start : mention.end] == mention.text


@given(st.sampled_from(["Roma", "Gaza", "Nilo", "", "x"]), st.text(max_size=20))
@settings(max_examples=50, deadline=None, derandomize=True)
def test_any_two_strings_have_a_relation(a, b):
    """Unknown names are unknown, not an error."""
    assert place_relation(a, b) in {"same", "inside", "contains", "disjoint", "unknown"}
