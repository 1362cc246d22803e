"""Does a poll find every entry that was published, and none twice?"""

from collections.abc import Iterator

import pytest

from farm.plan import NEW_ENTRIES, Plan
from farm.running import Farm, farm
from pipeline.farm_rounds import poll, stored
from store.builders import a_database

PLAN = Plan(feeds=12, entries=6, hosts=4, plain=6)


@pytest.fixture(scope="module")
def served() -> Iterator[Farm]:
    """Serve a dozen feeds of both kinds and encodings; two have no validators."""
    with farm(PLAN) as found:
        yield found


def test_rounds_over_a_farm_find_every_entry_once(served: Farm) -> None:
    """First, unchanged, and with news in a quarter of the feeds."""
    db = a_database()

    assert poll(served, db).entries_new == PLAN.feeds * PLAN.entries
    assert stored(db) == served.truth()

    again = poll(served, db, turn=1)
    assert (again.entries_new, again.feeds_failed) == (0, [])
    assert again.feeds_unchanged >= PLAN.feeds - 2

    changed = served.grow(0.25)
    assert changed == 3
    assert poll(served, db, turn=2).entries_new == changed * NEW_ENTRIES
    assert stored(db) == served.truth()
