"""How is a feed that was just asked, and what is there to mend?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from watcher.feeds.cadence import Pace
from watcher.feeds.check import Checked, Health, Memory, checked
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome
from watcher.model.entry import Entry
from watcher.model.feed import Feed, FeedState, ParsedFeed

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
URL = "https://faro.example/rss"
ITEM = "<item><title>Perché no</title>{}<description>Così.</description></item>"


def a_feed(date: str = "Fri, 06 Mar 2026 08:00:00 GMT", label: str = "utf-8") -> str:
    """Return a feed of one entry."""
    item = ITEM.format(f"<pubDate>{date}</pubDate>" if date else "")
    return (
        f'<?xml version="1.0" encoding="{label}"?><rss version="2.0"><channel>'
        f"<title>Il Faro</title>{item}</channel></rss>"
    )


def look(
    body: bytes = b"",
    *,
    status: int | None = 200,
    content_type: str | None = None,
    permanent: str | None = None,
    error: str | None = None,
) -> Checked:
    """Check a feed whose server gave this answer."""
    answer = Answer(
        outcome=Outcome.BODY if body else Outcome.FAILED,
        state=FeedState(url=URL),
        at=NOW,
        status=status,
        url=URL,
        pace=Pace(every=timedelta(minutes=15)),
        body=body,
        content_type=content_type,
        permanent_url=permanent,
        error=error,
    )
    parsed = parse_feed(body, url=URL, content_type=content_type)
    return checked(Feed(url=URL), answer, parsed, Memory(state=answer.state), NOW)


def test_a_good_feed_has_nothing_to_mend() -> None:
    """What it holds is told."""
    found = look(a_feed().encode())

    assert (found.health, found.mend) == (Health.OK, ())
    assert (found.title, found.format, found.entries) == ("Il Faro", "rss20", 1)
    assert (found.texts, found.encoding) == ("summary", "utf-8")
    assert found.newest == datetime(2026, 3, 6, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(a_feed("").encode(), "no dates", id="undated"),
        pytest.param(
            a_feed("Thu, 01 Jan 2026 08:00:00 GMT").encode(),
            "nothing since 2026-01-01",
            id="stale",
        ),
        pytest.param(
            a_feed("Fri, 20 Mar 2026 08:00:00 GMT").encode(), "future", id="future"
        ),
        pytest.param(
            a_feed().encode("latin-1"),
            "utf-8 and is windows-1252",
            id="latin-1-as-utf-8",
        ),
        pytest.param(
            a_feed(label="iso-8859-1").encode(), "iso8859-1 and is utf-8", id="and-back"
        ),
        pytest.param(
            a_feed().replace("</rss>", "").encode(), "well-formed", id="broken"
        ),
        pytest.param(
            b"<rss version='2.0'><channel><title>Vuoto</title></channel></rss>",
            "no entries",
            id="empty",
        ),
    ],
)
def test_what_could_be_better_is_said(body: bytes, words: str) -> None:
    """The feed works all the same."""
    found = look(body)

    assert found.health is Health.MEND
    assert any(words in line for line in found.mend), found.mend


@pytest.mark.parametrize(
    ("codec", "label"),
    [("utf-16", "utf-16"), ("latin-1", "ISO-8859-1"), ("cp1252", "iso-8859-1")],
)
def test_an_encoding_that_is_as_it_says_needs_no_mending(
    codec: str, label: str
) -> None:
    """The byte order is no lie, and Latin-1 means windows-1252 on the web."""
    assert look(a_feed(label=label).encode(codec)).mend == ()


def test_a_new_address_is_named() -> None:
    """Only when the server says that it is for good."""
    found = look(a_feed().encode(), permanent="https://faro.example/feed")

    assert found.mend == ("moved for good: write https://faro.example/feed",)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "gone"),
        (410, "gone"),
        (403, "refused"),
        (429, "too busy"),
        (None, "rotto"),
    ],
)
def test_a_failure_says_what_to_do(status: int | None, words: str) -> None:
    """Or at least what happened."""
    found = look(status=status, error="rotto")

    assert (found.health, found.status) == (Health.FAILED, status)
    assert words in found.mend[0]


def test_a_page_in_place_of_a_feed_may_have_one() -> None:
    """The command that looks for it is named."""
    found = look(b"<html><body>Benvenuti</body></html>")

    assert found.health is Health.FAILED
    assert f"a web page; `watcher feeds discover {URL}`" in found.mend[0]


@pytest.mark.parametrize(("days", "health"), [(1, Health.OK), (50, Health.MEND)])
def test_a_feed_that_is_unchanged_is_told_by_what_is_known(
    days: int, health: Health
) -> None:
    """A 304 shows nothing, but what was read before says how the feed is."""
    seen = NOW - timedelta(days=days)
    state = FeedState(url=URL, title="Il Faro", last_new=seen, moved_to=None)
    answer = Answer(
        outcome=Outcome.UNCHANGED,
        state=state,
        at=NOW,
        status=304,
        url=URL,
        pace=Pace(every=timedelta(minutes=15)),
    )
    entry = Entry(id="1", link=None, title="Frana", published=seen, summary="Così.")
    memory = Memory(state=state, entries=7, latest=(entry,))
    nothing = ParsedFeed(source=URL, title="", format="")

    found = checked(Feed(url=URL), answer, nothing, memory, NOW)

    assert (found.health, found.status, found.entries) == (health, 304, 7)
    assert (found.title, found.texts, found.newest) == ("Il Faro", "summary", seen)
    assert found.unchanged_since == seen
    assert len(found.mend) == (health is Health.MEND)


def test_an_index_of_sitemaps_is_told_by_what_rounds_found_in_them() -> None:
    """It holds nothing itself, and is no failure."""
    answer = replace(_answer_of_a_feed(), body=b"<sitemapindex></sitemapindex>")
    entry = Entry(id="1", link=None, title="Frana", published=NOW)
    memory = Memory(state=answer.state, entries=1, latest=(entry,))
    parsed = parse_feed(answer.body, url=URL)

    found = checked(Feed(url=URL), answer, parsed, memory, NOW)

    assert (found.health, found.entries, found.newest) == (Health.OK, 1, NOW)


def test_a_remembered_move_is_told_as_long_as_it_is_not_written() -> None:
    """The new address is asked, and nothing in its answer says that it is new."""
    moved = FeedState(url=URL, moved_to="https://faro.example/feed")
    answer = replace(_answer_of_a_feed(), state=moved)
    parsed = parse_feed(answer.body, url=URL)

    found = checked(Feed(url=URL), answer, parsed, Memory(state=moved), NOW)

    assert found.mend == ("moved for good: write https://faro.example/feed",)


def _answer_of_a_feed() -> Answer:
    return Answer(
        outcome=Outcome.BODY,
        state=FeedState(url=URL),
        at=NOW,
        status=200,
        url=URL,
        pace=Pace(every=timedelta(minutes=15)),
        body=a_feed().encode(),
    )
