"""Does each channel get what it asks for, when it asks for it? Over real HTTP."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.rounds import Channels, run_once
from support.config import FLOOD, write_config
from support.flood import stories
from support.site import Site
from watcher.store import alerts
from watcher.store.database import open_database

NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
# In Rome it is winter: 7:30 is 6:30 UTC. 9 March 2026 is a Monday.
SATURDAY, MONDAY = NOON + timedelta(days=1), datetime(2026, 3, 9, 6, 30, tzinfo=UTC)


@pytest.fixture
def place(tmp_path):
    """Serve the flood; the desk hears at once, the boss on Monday mornings."""
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        route = '[[route]]\nchannel = "boss"\nnow = "none"\ndigest = "30 7 * * MON"\n'
        config = write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel="json://127.0.0.1:9/",
            profile=f"{FLOOD}\n{route}",
        )
        main = config / "watcher.toml"
        boss = '[[channel]]\nname = "boss"\nurl = "json://127.0.0.1:9/boss"\n'
        main.write_text(main.read_text("utf-8") + boss, "utf-8")
        yield site, config, tmp_path / "s"


def test_one_channel_hears_at_once_the_other_on_monday(place):
    """Strong news too, in one message, once."""
    _, config, state = place
    channels = Channels()

    for now in (NOON, SATURDAY, MONDAY - timedelta(seconds=1)):
        run_once(config, state, now=now, desk=channels)
    assert len(channels.taken["desk"]) == 3
    assert channels.taken["boss"] == []

    for now in (MONDAY, MONDAY + timedelta(hours=1)):
        run_once(config, state, now=now, desk=channels)

    (digest,) = channels.taken["boss"]
    assert "riepilogo" in digest.subject
    assert "debol" not in digest.subject
    assert "340" in digest.text
    assert "510" in digest.text
    assert len(channels.taken["desk"]) == 3


def test_an_update_hangs_on_the_alert_that_told_the_figure(place):
    """The mail that says 510 answers the one that said 340."""
    _, config, state = place
    run_once(config, state, now=NOON, desk=Channels())

    told = {a.message.subject: a.message for a in alerts.newest(open_database(state))}
    first = next(m for s, m in told.items() if "340" in s and "510" not in s)
    update = next(m for s, m in told.items() if "510" in s)

    assert update.thread == (first.key,)
    assert first.thread == ()
