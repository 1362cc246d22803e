"""Is nothing lost at any commit point, whatever happens there? SMTP and HTTP."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alerts.receivers import Mailbox, a_mailbox
from support.config import add_mail_channel, write_config
from support.flood import stories
from support.site import Site
from watcher.store import deliveries, entries
from watcher.store.database import open_database

DRIVER = Path(__file__).with_name("fault_driver.py")
NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
# Failed deliveries are due again by then.
LATER = NOW + timedelta(minutes=5)
# The steps on both sides of the commits of an article and of a delivery.
POINTS = [
    ("judged", 1),
    ("committed", 4),
    ("sending", 1),
    ("accepted", 4),
    ("recorded", 1),
]
FAULTS = ("kill", "exception", "full", "busy")


@dataclass
class Place:
    """A news site that is also the webhook, a mailbox, and a configuration for both."""

    site: Site
    box: Mailbox
    config: Path
    state: Path

    def drive(self, now: datetime, step: str, count: int, fault: str) -> int:
        """Run one round in a process of its own; return its exit status."""
        call = [sys.executable, str(DRIVER), str(self.config), str(self.state)]
        call += [now.isoformat(), step, str(count), fault]
        env = {**os.environ, "PYTHONPATH": str(DRIVER.parents[1])}
        done = subprocess.run(
            call, check=False, timeout=120, capture_output=True, env=env
        )
        return done.returncode

    def copies(self) -> Counter[tuple[str, str]]:
        """Count what arrived, by service and by the key that tells a second copy."""
        mails = [("mail", str(mail["Message-ID"])) for mail in self.box.mails]
        posts = [("hook", json.loads(post)["title"]) for post in self.site.posts]
        return Counter([*mails, *posts])


@pytest.fixture
def place(tmp_path):
    """Serve the flood to two channels: three alerts each."""
    with Site() as site, a_mailbox() as box:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        config = write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel=f"json://{site.origin}/hook",
        )
        add_mail_channel(config, box.port)
        yield Place(site=site, box=box, config=config, state=tmp_path / "state")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("step", "count"), POINTS, ids=str)
def test_a_fault_loses_nothing_and_repeats_at_most_what_was_in_hand(
    place, step, count, fault
):
    """After fault and restart every entry is read and every alert has arrived."""
    first = place.drive(NOW, step, count, fault)
    assert first == (-signal.SIGKILL if fault == "kill" else 1)

    assert place.drive(LATER, "never", 1, "kill") == 0

    db = open_database(place.state)
    assert next(db.query("PRAGMA integrity_check"))["integrity_check"] == "ok"
    assert entries.counts(db) == {"done": 5}
    assert deliveries.state_counts(db) == {"sent": 6}
    copies = place.copies()
    assert Counter(service for service, _ in copies) == {"mail": 3, "hook": 3}
    twice = [key for key, times in copies.items() if times > 1]
    # Only what a service had accepted and we had not recorded: one for each channel.
    allowed = 2 if step in {"accepted", "sending", "recorded"} else 0
    assert len(twice) <= allowed, copies
    assert max(copies.values()) <= 2
