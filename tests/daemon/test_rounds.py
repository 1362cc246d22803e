"""When rounds run, and how they end: in this process, with a quick clock."""

import asyncio
import os
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from daemon.worlds import Desk, HangingSite, config_of, stop_when, watch
from support.flood import stories
from support.site import Site
from watcher import daemon
from watcher.store import articles, deliveries, entries
from watcher.store.database import open_database


@pytest.fixture
def site():
    """Serve the whole story behind one feed."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories())
        yield running


def test_rounds_never_overlap(site, tmp_path, monkeypatch):
    """A round longer than the tick lets ticks pass; it is not run beside itself."""
    running, most, rounds = 0, 0, 0

    async def slow_round(_world, report):
        nonlocal running, most, rounds
        running, rounds = running + 1, rounds + 1
        most = max(most, running)
        await asyncio.sleep(0.1)
        running -= 1
        return report

    monkeypatch.setattr(daemon, "read_round", slow_round)
    stopper = stop_when(lambda: rounds >= 3)

    watch(config_of(tmp_path, site), tmp_path / "s", Desk(), tick_seconds=0.01)

    stopper.join()
    assert rounds >= 3
    assert most == 1


def test_the_first_round_is_at_once(site, tmp_path):
    """Nobody waits for the first tick."""
    desk = Desk()
    stopper = stop_when(lambda: len(desk.messages) == 3)
    began = time.monotonic()

    watch(config_of(tmp_path, site), tmp_path / "s", desk, tick_seconds=3600)

    stopper.join()
    assert time.monotonic() - began < 12
    assert len(desk.messages) == 3


def test_a_bug_ends_the_daemon_and_is_raised(site, tmp_path, monkeypatch):
    """Nothing hides it, and no further round runs on top of it."""
    rounds = 0

    async def broken_round(_world, _report):
        nonlocal rounds
        rounds += 1
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(daemon, "read_round", broken_round)

    with pytest.raises(ZeroDivisionError, match="a bug"):
        watch(config_of(tmp_path, site), tmp_path / "s", Desk())
    assert rounds == 1


def test_a_stop_ends_after_the_article_in_hand(site, tmp_path):
    """Articles that were downloaded but not read stay on the queue."""

    def stop_at_the_first(step: str, _subject: str) -> None:
        if step == "judged":
            os.kill(os.getpid(), signal.SIGTERM)

    state = tmp_path / "s"
    watch(config_of(tmp_path, site), state, Desk(), observe=stop_at_the_first)

    counts = entries.counts(open_database(state))
    assert 1 <= counts["done"] < 5
    assert counts["done"] + counts["pending"] == 5
    assert articles.count(open_database(state)) == counts["done"]


def test_a_stop_while_sending_records_what_was_sent(site, tmp_path):
    """The message in hand is finished and written down; the others wait."""
    desk = Desk(slow=True)
    config = config_of(tmp_path, site)
    stopper = stop_when(desk.busy.is_set, then=desk.go.set)

    watch(config, tmp_path / "s", desk)

    stopper.join()
    assert len(desk.messages) == 1
    counts = Counter(deliveries.state_counts(open_database(tmp_path / "s")))
    # A courier leaves every second; on a slow machine not all is read by then.
    assert counts["sent"] == 1
    assert counts.get("pending", 0) == counts.total() - 1 <= 2

    later = Desk()
    stopper = stop_when(lambda: len(later.messages) == 2)
    watch(config, tmp_path / "s", later)
    stopper.join()
    keys = [message.key for message in desk.messages + later.messages]
    assert len(set(keys)) == len(keys) == 3


def test_a_stop_waits_for_no_server(tmp_path: Path):
    """A page that hangs is given up at once; its entry stays on the queue."""
    with HangingSite() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        stopper = stop_when(site.asked.is_set, then=site.release.set)
        began = time.monotonic()

        watch(config_of(tmp_path, site), tmp_path / "s", Desk())

        assert time.monotonic() - began < 10
        stopper.join()
    assert entries.counts(open_database(tmp_path / "s")).get("pending")
