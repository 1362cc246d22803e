"""When is a page read again?"""

from datetime import UTC, datetime, timedelta

import pytest

from watcher.articles.again import is_young, next_reading

FIRST = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("passed", "due"),
    [(0, 1), (0.9, 1), (1, 6), (5.9, 6), (6, 24), (23, 24), (24, None), (100, None)],
)
def test_the_waits_grow_and_end(passed: float, due: int | None) -> None:
    """After 1, 6 and 24 hours; a time that is here counts as used."""
    expected = FIRST + due * HOUR if due else None

    assert next_reading(FIRST, FIRST + passed * HOUR) == expected


@pytest.mark.parametrize(
    ("days", "young"), [(-1, True), (0, True), (2, True), (3, False)]
)
def test_only_what_is_young_may_still_be_mended(days: int, young: bool) -> None:
    """A date ahead, as clocks of publishers give it, is young too."""
    assert is_young(FIRST, FIRST + timedelta(days=days)) is young
