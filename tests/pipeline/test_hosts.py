"""What does one busy feed cost the other feeds of its host?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.model.feed import FeedState
from watcher.store import feeds
from watcher.store.database import open_database

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
PATHS = [f"/{n}.xml" for n in range(8)]


class BusySite(Site):
    """Its first *busy* feeds are answered with 429 and a Retry-After."""

    retry_after: str | None = "7200"
    busy: int = 5

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        if request.path not in PATHS[: self.busy]:
            super().answer(request)
            return
        self.requests.append((request.command, request.path, {}))
        request.send_response(429)
        if self.retry_after:
            request.send_header("Retry-After", self.retry_after)
        request.send_header("Content-Length", "0")
        request.end_headers()


@pytest.fixture
def busy() -> Iterator[BusySite]:
    """Run a site of eight feeds that is too busy for most."""
    with BusySite() as site:
        for path in PATHS:
            site.publish(path, "Gazzetta di Casale", stories()[:1])
        yield site


def states_after(site: Site, folder: Path, now: datetime) -> dict[str, FeedState]:
    """Run a round over all the feeds at *now*; return what is remembered, by path."""
    urls = [site.base + path for path in PATHS]
    config = write_config(folder / "config", feeds=urls, origin=site.origin)
    run_once(config, folder / "s", now=now, desk=Desk())
    db = open_database(folder / "s")
    try:
        return {path: feeds.state_of(db, site.base + path) for path in PATHS}
    finally:
        db.close()


def asked(site: Site) -> list[str]:
    """Return the feeds that the site was asked for."""
    return [path for _, path, _ in site.requests if path in PATHS]


def test_a_server_that_puts_most_feeds_off_gets_peace_from_all(
    busy: BusySite, tmp_path: Path
) -> None:
    """Those behind them in the same round too, and the next round asks nobody."""
    until = NOW + timedelta(hours=2)

    states = states_after(busy, tmp_path, NOW)

    assert len(asked(busy)) < len(PATHS)
    assert {state.not_before for state in states.values()} == {until}
    assert all(state.next_due and state.next_due >= until for state in states.values())

    busy.requests.clear()
    states_after(busy, tmp_path, NOW + timedelta(minutes=90))
    assert asked(busy) == []

    states_after(busy, tmp_path, until + timedelta(minutes=1))
    assert PATHS[0] in asked(busy)


def test_one_feed_that_is_put_off_speaks_for_itself(
    busy: BusySite, tmp_path: Path
) -> None:
    """A host may carry many publishers: an absurd wait of one silences no other."""
    busy.busy, busy.retry_after = 1, "9" * 20

    states = states_after(busy, tmp_path, NOW)

    assert sorted(asked(busy)) == PATHS
    assert states[PATHS[0]].not_before == NOW + timedelta(hours=48)
    assert {states[path].not_before for path in PATHS[1:]} == {None}


def test_a_busy_answer_without_a_time_is_the_feeds_own(
    busy: BusySite, tmp_path: Path
) -> None:
    """Nobody asked for peace for the host."""
    busy.busy, busy.retry_after = 1, None

    states = states_after(busy, tmp_path, NOW)

    assert sorted(asked(busy)) == PATHS
    assert [state.last_status for state in states.values()] == [429] + [200] * 7
    assert states[PATHS[1]].not_before is None
