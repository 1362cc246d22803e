"""Are the feeds of papers read as they are meant? Server, poll, database."""

from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest

from feeds.press import CASES, endpoint, path_of
from hostile.rounds import visit
from watcher.model.entry import Entry
from watcher.model.feed import FeedState
from watcher.store import feeds
from watcher.store.database import open_database

Seen = Mapping[str, tuple[FeedState, list[Entry]]]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Ask every feed once; return its state and entries as they are stored."""
    folder = tmp_path_factory.mktemp("press")
    seen = visit({path_of(name): endpoint(CASES[name]) for name in CASES}, folder)
    found = {}
    with closing(open_database(folder / "s")) as db:
        for name in CASES:
            state = seen.states[path_of(name)]
            entries = feeds.latest_entries(db, state.url)
            found[name] = (state, list(reversed(entries)))
    return found


@pytest.mark.parametrize(
    "name", [n for n, case in CASES.items() if "error" not in case]
)
def test_a_feed_of_the_press_is_read_as_it_is_meant(seen: Seen, name: str) -> None:
    """Dates, links, texts and letters are the paper's, whatever its software did."""
    state, entries = seen[name]
    expected = CASES[name]["entries"]

    assert state.last_error is None
    assert len(entries) == len(expected)
    site = state.url.rpartition("/")[0]
    for entry, wanted in zip(entries, expected, strict=True):
        for key, value in wanted.items():
            assert _written(entry, key) == value.replace("{site}", site), key


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if "error" in case])
def test_what_is_no_feed_fails_in_words(seen: Seen, name: str) -> None:
    """Nothing of it is kept."""
    state, entries = seen[name]

    assert CASES[name]["error"] in str(state.last_error)
    assert (entries, state.failures, state.body_hash) == ([], 1, None)


def _written(entry: Entry, key: str) -> Any:
    value = getattr(entry, key)
    return value.isoformat() if key == "published" and value else value
