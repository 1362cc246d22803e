"""Does a slow or broken channel hold up only itself, while the daemon watches?"""

import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import pytest

from daemon.worlds import config_of, stop_when, watch
from support.flood import stories
from support.site import Site
from watcher.errors import ChannelError
from watcher.model.alert import Message
from watcher.model.settings import Channel
from watcher.store import deliveries
from watcher.store.database import open_database


@dataclass
class Desks:
    """Several channels: `stuck` ones hang until `go`, `broken` ones refuse."""

    stuck: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    go: threading.Event = field(default_factory=threading.Event)
    tries: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)

    def __call__(self, channel: Channel, message: Message) -> None:
        self.tries[channel.name] += 1
        if channel.name in self.broken:
            raise ChannelError(channel.name, "refused")
        if channel.name in self.stuck:
            self.go.wait(20)
        self.taken[channel.name] += 1


@pytest.fixture
def site():
    """Serve the whole story behind one feed."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories())
        yield running


def with_channels(tmp_path, site: Site, *names: str):
    """Write a configuration with these channels beside the desk."""
    config = config_of(tmp_path, site)
    main = config / "watcher.toml"
    more = "".join(
        f'[[channel]]\nname = "{name}"\nurl = "json://{site.origin}/{name}"\n'
        for name in names
    )
    main.write_text(main.read_text("utf-8") + more, "utf-8")
    return config


def test_channels_that_hang_hold_up_neither_the_others_nor_the_rounds(site, tmp_path):
    """More of them than the common pool has threads; the desk gets its three."""
    names = [f"stuck-{number}" for number in range(12)]
    config, state = with_channels(tmp_path, site, *names), tmp_path / "s"
    desks, rounds = Desks(stuck=tuple(names)), Counter()

    def observe(step: str, _subject: str) -> None:
        rounds[step] += 1

    def is_seen() -> bool:
        return desks.taken["desk"] == 3 and rounds["asking"] >= 3

    stopper = stop_when(is_seen, then=desks.go.set)
    watch(config, state, desks, observe=observe)
    stopper.join()

    assert desks.taken["desk"] == 3
    assert rounds["asking"] >= 3
    counts = deliveries.state_counts(open_database(state))
    # Each stuck one finished the message in its hands and was called back.
    assert counts == {"sent": 3 + len(names), "pending": 2 * len(names)}


def test_a_broken_channel_is_not_knocked_at_every_second(site, tmp_path):
    """After a failure it rests for half a minute at least; nothing is lost."""
    config, state = with_channels(tmp_path, site, "broken"), tmp_path / "s"
    desks, began = Desks(broken=("broken",)), time.monotonic()

    def is_seen() -> bool:
        return desks.taken["desk"] == 3 and time.monotonic() - began > 3

    stopper = stop_when(is_seen)
    watch(config, state, desks)
    stopper.join()

    assert desks.tries["broken"] == 1
    assert deliveries.state_counts(open_database(state)) == {"sent": 3, "pending": 3}


def test_a_bug_in_a_courier_ends_the_daemon_and_is_raised(site, tmp_path):
    """Nothing hides it, and what it had in hand stays in the outbox."""

    def broken(_channel: Channel, _message: Message) -> None:
        raise ZeroDivisionError("a bug")

    with pytest.raises(ZeroDivisionError, match="a bug"):
        watch(config_of(tmp_path, site), tmp_path / "s", broken)

    assert deliveries.state_counts(open_database(tmp_path / "s")) == {"pending": 3}
