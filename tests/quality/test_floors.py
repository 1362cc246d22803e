"""Quality has a floor: a change may not read the labelled timelines worse."""

import json
from pathlib import Path

import pytest

from corpora.reader import NAMES
from quality.scoring import measure

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def test_every_corpus_has_a_floor():
    """A corpus without a floor would guard nothing."""
    assert sorted(FLOORS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_corpus_is_read_no_worse_than_its_floor(name):
    """Precision and recall of relevance and alerts on the very same labels."""
    found = measure(name).figures()
    floor = FLOORS[name]

    assert found.pop("digest") == floor["digest"], "re-pin: the corpus has changed"
    worse = {k: (value, floor[k]) for k, value in found.items() if value < floor[k]}
    assert not worse, f"{name}: now and floor: {worse}"
