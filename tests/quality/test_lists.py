"""Lists that another hand wrote have a floor: no change may read them worse."""

import json
from pathlib import Path

import pytest

from quality.lists import LISTS, misses, share

FLOORS = json.loads(
    Path(__file__).with_name("list_floors.json").read_text(encoding="utf-8")
)


def test_every_list_has_a_floor():
    """A list without a floor would guard nothing."""
    assert sorted(FLOORS) == sorted(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_a_held_out_list_is_read_no_worse_than_its_floor(name):
    """The share of exact answers; on failure the misses are shown."""
    assert share(name) >= FLOORS[name], "\n".join(misses(name))
