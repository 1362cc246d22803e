"""Is a trouble of the watcher told once, and its end too?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from alerts.builders import ENGLISH, ITALIAN
from watcher.alerts.trouble import (
    MAX_ITEMS,
    SILENT,
    Notice,
    Step,
    compose_notice,
    fails_for_long,
    is_disk_full,
    is_failing,
    is_silent,
    step,
)
from watcher.model.feed import FeedState

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
URL = "https://example.org/feed.xml"


@pytest.mark.parametrize(
    ("seen", "before", "following"),
    [
        ("fine", "unknown", Step.NOTHING),
        ("bad", "unknown", Step.NOTE),
        ("bad", "noted", Step.NOTHING),
        ("grave", "unknown", Step.TELL),
        ("grave", "noted", Step.TELL),
        ("grave", "told", Step.NOTHING),
        ("bad", "told", Step.NOTHING),
        ("fine", "told", Step.RECOVER),
        ("fine", "noted", Step.FORGET),
    ],
)
def test_a_trouble_is_told_once_and_so_is_its_end(
    seen: str, before: str, following: Step
) -> None:
    """What is bad and not grave neither begins nor ends a trouble."""
    found = step(
        is_bad=seen != "fine",
        is_grave=seen == "grave",
        is_noted=before != "unknown",
        is_told=before == "told",
    )

    assert found is following


@pytest.mark.parametrize(
    ("state", "hours", "long"),
    [
        (FeedState(url=URL, failures=1), 0, False),
        (FeedState(url=URL, failures=9), 23.9, False),
        (FeedState(url=URL, failures=2), 24, True),
        (FeedState(url=URL, failures=10), 1, True),
        (FeedState(url=URL, failures=1, retired=True), 0, True),
    ],
)
def test_a_feed_deserves_a_word_after_a_day_or_ten_failures(
    state: FeedState, hours: float, long: bool
) -> None:
    """One that is retired at once: nobody asks it again."""
    since = NOW - timedelta(hours=hours)

    assert is_failing(state)
    assert fails_for_long(state, since=since, now=NOW) is long


@pytest.mark.parametrize(
    ("changes", "silent"),
    [
        ({"last_new": NOW - SILENT}, True),
        ({"last_new": NOW - SILENT + timedelta(seconds=1)}, False),
        ({"last_new": NOW - SILENT, "failures": 1}, False),
        ({"last_new": None}, False),
        ({"last_new": NOW - SILENT, "last_ok": NOW - timedelta(hours=1)}, False),
    ],
    ids=["for long", "almost", "fails", "never", "nobody watched"],
)
def test_a_feed_is_silent_that_is_read_and_brings_nothing(changes, silent) -> None:
    """Counted until it was last read; one that fails is told as such."""
    state = replace(FeedState(url=URL, last_ok=NOW), **changes)

    assert is_silent(state) is silent


@pytest.mark.parametrize(
    ("mib", "was_full", "full"),
    [(199, False, True), (200, False, False), (299, True, True), (300, True, False)],
)
def test_the_disk_needs_more_room_to_be_well_again(
    mib: int, was_full: bool, full: bool
) -> None:
    """Files of others come and go around the limit."""
    assert is_disk_full(mib * 2**20, was_full=was_full) is full


@pytest.mark.parametrize("style", [ITALIAN, ENGLISH], ids=["it", "en"])
@pytest.mark.parametrize(
    "kind",
    [
        *("feeds_failing", "feeds_back", "feeds_silent", "channel_dead"),
        *("channel_back", "disk_full"),
        *("database_refuses", "database_writes", "database_shut"),
    ],
)
@pytest.mark.parametrize("count", [1, 2, MAX_ITEMS + 5])
def test_every_notice_has_its_words(style, kind: str, count: int) -> None:
    """Subject, items, how many more, and what to do; hostile names are text."""
    items = [(f"Gazzetta <b>{n}\r\nBcc: x", "503") for n in range(count)]

    message = compose_notice(Notice(key="k", kind=kind, items=items), style)

    assert message.subject.startswith("watcher · ")
    assert "Gazzetta <b>0 Bcc: x: 503\n" in message.text
    assert "<b>0" not in (message.html or "")
    assert ("\n... " in message.text) is (count > MAX_ITEMS)
    assert message.text.count("503") == min(count, MAX_ITEMS)
    assert message.text.rstrip().split(": ")[-1].startswith("watcher ")
