"""What does a feed hold?"""

from datetime import UTC, datetime

import pytest

from watcher.feeds.survey import Texts, survey
from watcher.model.entry import Entry
from watcher.model.feed import ParsedFeed


def an_entry(number: int, day: int | None = None, content: str = "") -> Entry:
    """Return an entry of March 2026, or an undated one."""
    date = datetime(2026, 3, day, tzinfo=UTC) if day else None
    return Entry(
        id=str(number),
        link=None,
        title=f"Titolo {number}",
        published=date,
        updated=None,
        summary="",
        content=content,
    )


def a_feed(*entries: Entry) -> ParsedFeed:
    """Return a feed of *entries*."""
    return ParsedFeed(source="", title="", format="rss20", entries=entries)


@pytest.mark.parametrize(
    ("sizes", "texts"),
    [
        pytest.param([], Texts.NONE, id="empty"),
        pytest.param([0, 0], Texts.TITLES, id="titles"),
        pytest.param([200, 300, 250], Texts.SUMMARY, id="summaries"),
        pytest.param([200, 300, 9_000], Texts.SUMMARY, id="one-long-notice"),
        pytest.param([4_000, 3_000, 90], Texts.FULL, id="articles"),
    ],
)
def test_the_usual_entry_tells_how_much_text_there_is(
    sizes: list[int], texts: Texts
) -> None:
    """The middle one decides, not the longest."""
    entries = [an_entry(n, content="a" * size) for n, size in enumerate(sizes)]

    assert survey(a_feed(*entries)).texts is texts


def test_the_newest_come_first_and_undated_ones_last() -> None:
    """The order of the feed is not trusted where there are dates."""
    found = survey(a_feed(an_entry(1), an_entry(2, day=3), an_entry(3, day=9)), top=2)

    assert [entry.id for entry in found.top] == ["3", "2"]
    assert found.newest == datetime(2026, 3, 9, tzinfo=UTC)
    assert found.undated == 1
