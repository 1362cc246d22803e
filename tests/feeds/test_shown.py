"""Which entries of a feed are made when it has shown the others before?"""

import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from farm.documents import feed_body
from farm.plan import Plan, path_of, sow
from watcher.feeds.cadence import Pace
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, settle
from watcher.model.feed import FeedState

ARCHIVE = Path(__file__).parent / "feedparser_suite" / "feedparser-6.0.14-tests.tar.xz"
URL = "http://giornale.example/rss.xml"
ITEM = "<item><guid>{0}</guid><link>http://e.org/{1}</link><title>{2}</title></item>"


def _bodies() -> Iterator[bytes]:
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            held = archive.extractfile(member) if member.isfile() else None
            if held:
                yield held.read()
    for feed in sow(Plan(feeds=6, entries=9)):
        yield feed_body(feed, "http://127.0.1.1:80", path_of(feed.number))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_what_was_shown_is_left_out_and_the_rest_is_the_same() -> None:
    """On feedparser's own files and the farm: any half of the entries."""
    marked = 0
    for body in _bodies():
        whole = parse_feed(body, url=URL)
        marked += len(whole.marks)
        for half in (0, 1):
            seen = list(whole.marks)[half::2]
            shown = "".join(whole.marks[one] for one in seen)
            rest = parse_feed(body, url=URL, shown=shown)
            assert rest.marks == whole.marks
            assert rest.entries == tuple(e for e in whole.entries if e.id not in seen)
    assert marked > 150


def an_rss(*items: tuple[object, ...]) -> bytes:
    """Write a feed of items of (guid, path, title)."""
    inside = "".join(ITEM.format(*item) for item in items)
    return f'<rss version="2.0"><channel>{inside}</channel></rss>'.encode()


def _titles(before: bytes, after: bytes) -> list[str]:
    shown = "".join(parse_feed(before, url=URL).marks.values())
    return [one.title for one in parse_feed(after, url=URL, shown=shown).entries]


def test_only_new_and_edited_entries_are_made() -> None:
    """An entry that says other words, or leads elsewhere, is looked at again."""
    before = an_rss((1, "a", "Uno"), (2, "b", "Due"), (3, "c", "Tre"))
    after = an_rss((4, "d", "Quattro"), (1, "a", "Uno"), (2, "b", "2"), (3, "x", "Tre"))

    assert _titles(before, after) == ["Quattro", "2", "Tre"]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(an_rss((1, "a", "Uno"), (2, "a", "Due")), id="a-link-shared"),
        pytest.param(an_rss((1, "a", "Uno"), (1, "b", "Due")), id="an-id-shared"),
        pytest.param(an_rss((1, "a", "Uno"), (2, "a#2", "Due")), id="parts-of-a-page"),
    ],
)
def test_entries_that_do_not_stand_alone_are_all_made(after: bytes) -> None:
    """Who is who depends on the others."""
    assert _titles(an_rss((1, "a", "Uno")), after) == ["Uno", "Due"]


def test_an_edit_that_was_put_off_is_looked_at_again() -> None:
    """Its mark is not remembered, so that the next answer makes its entry."""
    answer = Answer(
        outcome=Outcome.BODY,
        state=FeedState(url=URL),
        at=datetime(2026, 3, 6, 12, 0, tzinfo=UTC),
        url=URL,
        pace=Pace(every=timedelta(minutes=15)),
        status=200,
    )
    body = an_rss((1, "a", "Uno"), (2, "b", "Due"))

    shown = settle(answer, parse_feed(body, url=URL), again={"2"}).shown

    again = parse_feed(body, url=URL, shown=shown)
    assert [one.title for one in again.entries] == ["Due"]
