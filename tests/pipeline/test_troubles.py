"""Does the watcher tell its own troubles once, to those who can hear it?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.config import load
from watcher.engine import Here
from watcher.errors import ChannelError
from watcher.model.alert import Message
from watcher.model.settings import Channel
from watcher.pipeline import Report, World, troubles
from watcher.store import alerts, deliveries
from watcher.store.database import open_database
from watcher.web import Web

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
DESK_URL = "json://127.0.0.1:9/"


@pytest.fixture
def site():
    """Run a news site."""
    with Site() as running:
        yield running


def a_config(site: Site, tmp_path: Path) -> Path:
    """Follow one feed of *site*, for two channels."""
    folder = write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel=DESK_URL,
    )
    main = folder / "watcher.toml"
    phone = f'[[channel]]\nname = "phone"\nurl = "{DESK_URL}p"\n'
    main.write_text(main.read_text("utf-8") + phone, "utf-8")
    return folder


def told(tmp_path: Path) -> list[tuple[str, list[str]]]:
    """Return subject and channels of the system messages, oldest first."""
    db = open_database(tmp_path / "s")
    return [
        (alert.message.subject, [d.channel for d in deliveries.of_alert(db, alert.id)])
        for alert in reversed(alerts.newest(db, limit=500))
        if alert.kind == "system"
    ]


def test_a_feed_that_fails_for_a_day_is_told_once_and_its_return_too(site, tmp_path):
    """Silent on the first day; then one message each, to every channel."""
    config, desk = a_config(site, tmp_path), Desk()
    for hours in (0, 12, 23):
        now = NOW + timedelta(hours=hours)
        run_once(config, tmp_path / "s", now=now, desk=desk)
    assert told(tmp_path) == []

    for hours in (24, 25, 48):
        now = NOW + timedelta(hours=hours)
        run_once(config, tmp_path / "s", now=now, desk=desk)
    both = ["desk", "phone"]
    failing = ("watcher · un feed non si legge da tempo", both)
    assert told(tmp_path) == [failing]
    assert desk.subjects == ["watcher · un feed non si legge da tempo"] * 2

    site.publish("/feed.xml", "Gazzetta di Casale", stories()[2:3])
    for hours in (49, 50):
        now = NOW + timedelta(hours=hours)
        run_once(config, tmp_path / "s", now=now, desk=desk)
    assert told(tmp_path) == [failing, ("watcher · un feed si legge di nuovo", both)]


def test_a_feed_that_falls_silent_is_told_once(site, tmp_path):
    """After weeks of answers with nothing new; what comes then ends it."""
    config, desk = a_config(site, tmp_path), Desk()
    site.publish("/feed.xml", "Gazzetta di Casale", stories()[2:3])
    for days in (0, 30, 39, 40, 41, 60):
        run_once(config, tmp_path / "s", now=NOW + timedelta(days=days), desk=desk)
    both = ["desk", "phone"]
    silent = ("watcher · un feed non porta nulla di nuovo da settimane", both)
    assert told(tmp_path) == [silent]

    site.publish("/feed.xml", "Gazzetta di Casale", stories()[1:3])
    for days in (61, 101, 102):
        run_once(config, tmp_path / "s", now=NOW + timedelta(days=days), desk=desk)
    assert told(tmp_path) == [silent, silent]


def test_a_dead_channel_is_told_to_the_others(site, tmp_path):
    """Once, however many deliveries die."""
    config = a_config(site, tmp_path)
    site.publish("/feed.xml", "Gazzetta di Casale", stories())

    class Broken(Desk):
        """The phone takes nothing."""

        def __call__(self, channel: Channel, message: Message) -> None:
            if channel.name == "phone":
                raise ChannelError("phone", "no such number")
            super().__call__(channel, message)

    desk = Broken()
    # After two days the message that lists them begins two days of its own.
    for hours in (0, 50, 99, 100, 101):
        now = NOW + timedelta(hours=hours)
        run_once(config, tmp_path / "s", now=now, desk=desk)

    assert told(tmp_path) == [("watcher · un canale non prende gli avvisi", ["desk"])]
    assert "no such number" in desk.messages[-1].text


def test_a_channel_that_refuses_for_hours_is_told_and_its_return_too(site, tmp_path):
    """Long before its deliveries die; not when it is back within two hours."""
    config, phone = a_config(site, tmp_path), Desk()
    site.publish("/feed.xml", "Gazzetta di Casale", stories()[:1])
    desk = Desk()

    def deliver(channel: Channel, message: Message) -> None:
        (phone if channel.name == "phone" else desk)(channel, message)

    def at(*hours: float) -> None:
        for hour in hours:
            now = NOW + timedelta(hours=hour)
            run_once(config, tmp_path / "s", now=now, desk=deliver)

    phone.error = ChannelError("phone", "401 Unauthorized")
    at(0, 0.5, 1.9)
    assert told(tmp_path) == []
    at(2.6, 3.7, 4.8)
    assert told(tmp_path) == [("watcher · un canale non prende gli avvisi", ["desk"])]
    assert "401 Unauthorized" in desk.messages[-1].text
    phone.error = None
    at(6, 7, 8)

    both = ["desk", "phone"]
    back = ("watcher · un canale prende di nuovo gli avvisi", both)
    assert told(tmp_path)[1:] == [back]
    assert "channel phone" not in desk.messages[1].text


def test_a_full_disk_is_told_once_until_there_is_room(site, tmp_path):
    """Going up and down around the limit is one trouble."""
    a_config(site, tmp_path)
    settings = load(tmp_path / "config", env={})
    free = [900, 199, 250, 199, 301, 199]
    world = World(
        settings=settings,
        db=open_database(tmp_path / "s", create=True),
        web=Web(settings.network),
        engine=Here(),
        deliver=Desk(),
        now=NOW,
        free_bytes=lambda: free.pop(0) * 2**20,
    )

    for hours in range(5):
        later = replace(world, now=NOW + timedelta(hours=hours))
        troubles.tell(later, Report())
    assert len(told(tmp_path)) == 1
    troubles.tell(replace(world, now=NOW + timedelta(hours=9)), Report())

    both = ["desk", "phone"]
    assert told(tmp_path) == [("watcher · resta poco spazio sul disco", both)] * 2
