"""When do we ask a feed again?"""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.feeds.cadence import (
    Hints,
    Pace,
    hints_of,
    host_peace,
    next_due,
    not_before,
    rhythm,
)

NOW = datetime(2025, 11, 3, 10, 0, tzinfo=UTC)
URL = "https://giornale.example/rss"
FILE = Path(__file__).parents[1] / "cases" / "cadence.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
HOUR = Pace(every=timedelta(hours=1))


def _wait(case: dict[str, Any], url: str = URL) -> timedelta:
    pace = Pace(every=timedelta(seconds=case["every"]))
    if case.get("private"):
        pace = Pace(every=pace.every, floor=timedelta())
    if "silence" in case:
        pace = replace(pace, silence=timedelta(seconds=case["silence"]))
    hints = replace(
        hints_of(case.get("headers", {}), NOW, case.get("ttl_minutes")),
        busy=case.get("busy", False),
        skip_hours=tuple(case.get("skip_hours", ())),
        skip_days=tuple(case.get("skip_days", ())),
    )
    failures = case.get("failures", 0)
    return next_due(url, NOW, pace, failures=failures, hints=hints) - NOW


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_wait_is_what_the_table_says(case: dict[str, Any]) -> None:
    """Never earlier than the table, and at most ten per cent later."""
    expected = timedelta(seconds=case["waits"])

    assert expected <= _wait(case) <= expected * 1.1


def test_jitter_is_the_same_at_every_call_and_differs_between_feeds() -> None:
    """Feeds drift apart, and a verdict can be repeated."""
    urls = [f"https://giornale{n}.example/rss" for n in range(50)]
    waits = [next_due(url, NOW, HOUR) for url in urls]

    assert waits == [next_due(url, NOW, HOUR) for url in urls]
    assert len(set(waits)) > 40


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.dictionaries(
        st.sampled_from(["retry-after", "cache-control", "expires", "date"]),
        st.one_of(
            st.text(max_size=40),
            st.integers().map(str),
            st.integers().map("max-age={}".format),
            st.sampled_from(["31 Dec 9999 23:59:59 -1200", "1 Jan 0001 00:00 +1200"]),
        ),
    ),
    st.one_of(st.none(), st.integers(0, 999_999)),
    st.integers(0, 10**6),
)
def test_whatever_a_server_says_the_wait_is_sane(
    headers: dict[str, str], ttl_minutes: int | None, failures: int
) -> None:
    """From the interval to two days and the jitter, for any header."""
    hints = hints_of(headers, NOW, ttl_minutes)
    wait = next_due(URL, NOW, HOUR, failures=failures, hints=hints) - NOW

    assert HOUR.every <= wait <= timedelta(hours=53)


@given(st.integers(0, 30))
def test_more_failures_never_mean_a_shorter_wait(failures: int) -> None:
    """Back-off only grows, up to its cap."""
    shorter = next_due(URL, NOW, HOUR, failures=failures)

    assert shorter <= next_due(URL, NOW, HOUR, failures=failures + 1)


@pytest.mark.parametrize(
    ("headers", "private", "seconds"),
    [
        pytest.param({}, True, 0, id="nothing"),
        pytest.param({}, False, 60, id="floor-of-public-hosts"),
        pytest.param({"cache-control": "max-age=900"}, True, 900, id="max-age"),
        pytest.param({"retry-after": "7200"}, False, 7200, id="retry-after"),
        pytest.param({"retry-after": "9" * 19}, True, 172_800, id="absurd"),
    ],
)
def test_what_the_server_asked_binds_an_impatient_user_too(
    headers: dict[str, str], private: bool, seconds: int
) -> None:
    """A round by hand ignores our own rhythm, but not the server's wish."""
    pace = Pace(every=HOUR.every, floor=timedelta()) if private else HOUR
    until = not_before(NOW, pace, hints_of(headers, NOW, 600))

    assert until == (NOW + timedelta(seconds=seconds) if seconds else None)


@given(st.integers(0, 10**6), st.integers(-(10**6), 10**8), st.integers(1, 10**6))
def test_the_rhythm_stays_near_what_the_user_set(
    every_seconds: int, silence_seconds: int, more_seconds: int
) -> None:
    """From half of it to eight times it, and longer silence never means more asking."""
    every = timedelta(seconds=every_seconds)
    silence = timedelta(seconds=silence_seconds)
    found = rhythm(Pace(every=every, silence=silence))
    later = silence + timedelta(seconds=more_seconds)

    assert every / 2 <= found <= every * 8
    assert found <= rhythm(Pace(every=every, silence=later))


@given(st.sets(st.integers(0, 23)), st.sets(st.integers(0, 6)))
def test_skipped_hours_only_delay_and_not_for_ever(
    hours: set[int], days: set[int]
) -> None:
    """Two days at most, and the moment is not skipped unless it had to be."""
    hints = Hints(skip_hours=tuple(hours), skip_days=tuple(days))
    free, due = next_due(URL, NOW, HOUR), next_due(URL, NOW, HOUR, hints=hints)
    skipped = due.hour in hours or due.weekday() in days

    assert free <= due <= free + timedelta(hours=50)
    assert not skipped or due > free + timedelta(hours=48)


@pytest.mark.parametrize(
    ("told", "feeds", "until"),
    [
        pytest.param([], 1, None, id="nobody"),
        pytest.param([9], 1, 9, id="its-only-feed"),
        pytest.param([9], 2, None, id="half"),
        pytest.param([9, 2, 5], 5, 2, id="most-until-the-first-of-them-may-ask"),
        pytest.param([48] * 18, 210, None, id="a-few-of-many"),
    ],
)
def test_a_host_is_left_in_peace_when_most_of_its_feeds_were_put_off(
    told: list[int], feeds: int, until: int | None
) -> None:
    """One publisher of a shared host does not speak for the others."""
    waits = [NOW + timedelta(hours=hours) for hours in told]

    expected = None if until is None else NOW + timedelta(hours=until)
    assert host_peace(waits, feeds) == expected
