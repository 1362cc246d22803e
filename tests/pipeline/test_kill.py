"""A killed process loses no entry and sends no alert twice."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.store import deliveries, entries
from watcher.store.database import open_database

DRIVER = Path(__file__).with_name("fault_driver.py")
TESTS = DRIVER.parents[1]
NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC).isoformat()
# Every step that a round announces, in order; some also in the middle of the queue.
POINTS = [
    ("asking", 1),
    ("answered", 1),
    ("collected", 1),
    ("downloading", 2),
    ("extracted", 3),
    ("judged", 1),
    ("committed", 1),
    ("judged", 4),
    ("committed", 4),
    ("sending", 1),
    ("recorded", 1),
    ("sending", 3),
]


def drive(config: Path, state: Path, step: str, count: int) -> int:
    """Run one round in a process of its own; return its exit status."""
    call = [sys.executable, str(DRIVER), str(config), str(state)]
    done = subprocess.run(
        [*call, NOW, step, str(count), "kill"],
        check=False,
        timeout=120,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
    )
    if done.returncode not in {0, -signal.SIGKILL}:
        pytest.fail(done.stderr.decode())
    return done.returncode


def received(site: Site) -> Counter[str]:
    """Count the messages that the webhook got, by subject."""
    return Counter(json.loads(post)["title"] for post in site.posts)


@pytest.fixture
def place(tmp_path):
    """Run a news site that is also the webhook, and write a configuration for it."""
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        config = write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel=f"json://{site.origin}/hook",
        )
        yield site, config, tmp_path / "state"


@pytest.mark.parametrize(("step", "count"), POINTS, ids=str)
def test_a_kill_loses_nothing_and_repeats_nothing(place, step, count):
    """After kill and restart: every entry read, every alert sent exactly once."""
    site, config, state = place

    assert drive(config, state, step, count) == -signal.SIGKILL
    assert drive(config, state, "never", 1) == 0

    db = open_database(state)
    assert entries.counts(db) == {"done": 5}
    assert deliveries.state_counts(db) == {"sent": 3}
    assert len(received(site)) == 3
    assert set(received(site).values()) == {1}


def test_the_one_window_repeats_at_most_the_alert_in_hand(place):
    """Killed between the service's yes and our record: that alert comes twice."""
    site, config, state = place

    assert drive(config, state, "accepted", 2) == -signal.SIGKILL
    assert drive(config, state, "never", 1) == 0

    assert sorted(received(site).values()) == [1, 1, 2]
