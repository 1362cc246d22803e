"""Is a second channel told, once, when nobody has looked? And is silence explained?"""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.rounds import Channels, run_once
from support.config import FLOOD, write_config
from support.flood import stories
from support.site import Site
from watcher.store import marks
from watcher.store.database import open_database

# 11:00 in Rome.
NOW = datetime(2026, 3, 6, 10, 0, tzinfo=UTC)


@pytest.fixture
def place(tmp_path):
    """Serve the flood; return a function that writes the configuration."""
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())

        def config(tables: str = "", keys: str = "", main: str = ""):
            folder = write_config(
                tmp_path / "config",
                feeds=[f"{site.base}/feed.xml"],
                origin=site.origin,
                channel="json://127.0.0.1:9/",
                profile=f'channels = ["desk"]\n{keys}\n{FLOOD}\n{tables}',
            )
            toml = folder / "watcher.toml"
            boss = '[[channel]]\nname = "boss"\nurl = "json://127.0.0.1:9/boss"\n'
            toml.write_text(f"{main}\n{toml.read_text('utf-8')}{boss}", "utf-8")
            return folder

        yield site, config, tmp_path / "s"


ESCALATE = '[escalate]\nafter = "2h"\nto = "boss"\n'


def test_what_nobody_marked_goes_to_the_second_channel_once(place):
    """After two hours, all in one message, and never again."""
    _, config, state = place
    folder, channels = config(ESCALATE), Channels()

    for minutes in (0, 119):
        now = NOW + timedelta(minutes=minutes)
        run_once(folder, state, now=now, desk=channels)
    assert channels.taken["boss"] == []

    for hours in (2, 4, 30):
        now = NOW + timedelta(hours=hours)
        run_once(folder, state, now=now, desk=channels)

    (message,) = channels.taken["boss"]
    assert message.subject == "3 avvisi non visti da 2 ore · La piena del Brenno"
    assert "watcher alerts seen a1 a2 a3" in message.text
    assert len(channels.taken["desk"]) == 3


def test_what_somebody_marked_goes_nowhere(place):
    """One that is left comes in full, with the way to mark it."""
    _, config, state = place
    folder, channels = config(ESCALATE), Channels()
    run_once(folder, state, now=NOW, desk=channels)
    db = open_database(state)
    for number in ("a1", "a2"):
        marks.see(db, number, at=NOW + timedelta(hours=1))
    db.close()

    run_once(folder, state, now=NOW + timedelta(hours=3), desk=channels)

    (message,) = channels.taken["boss"]
    assert message.subject.startswith("non visto da 2 ore · La piena del Brenno · ")
    assert "watcher alerts seen a3\n" in message.text
    assert channels.taken["desk"][2].text.strip()[:40] in message.text


def test_what_waited_while_nobody_watched_is_history(place):
    """The machine was off for a week: nobody is woken up for that."""
    _, config, state = place
    folder, channels = config(ESCALATE), Channels()
    run_once(folder, state, now=NOW, desk=channels)

    run_once(folder, state, now=NOW + timedelta(days=7), desk=channels)

    assert channels.taken["boss"] == []


def test_the_daily_line_tells_silence_from_sleep(place):
    """Rounds, articles, matches and what was known; once a day, to the profile's."""
    _, config, state = place
    folder, channels = config(keys='daily = "8:00"'), Channels()
    run_once(folder, state, now=NOW, desk=channels)
    for hours in (1, 2, 20):
        run_once(folder, state, now=NOW + timedelta(hours=hours), desk=channels)
    assert len(channels.taken["desk"]) == 3

    # 8:00 in Rome is 7:00 UTC.
    for hours in (21, 22):
        run_once(folder, state, now=NOW + timedelta(hours=hours), desk=channels)

    *_, line = channels.taken["desk"]
    assert len(channels.taken["desk"]) == 4
    assert line.subject == "La piena del Brenno · nessuna novità nell'ultimo giorno"
    assert "4 giri, 0 articoli letti, 0 sul tema" in line.text
    assert "Tutti i feed si leggono (1)." in line.text


def test_the_daily_line_counts_what_there_was(place):
    """Alerts, what waits for the digest and what was silent; and feeds that fail."""
    site, config, state = place
    empty = config(keys='daily = "8:00"')
    pages, site.pages = site.pages, {"/feed.xml": site.pages["/feed.xml"]}
    feed = site.pages.pop("/feed.xml")
    channels = Channels()
    run_once(empty, state, now=NOW, desk=channels)
    site.pages = {**pages, "/feed.xml": feed}
    run_once(empty, state, now=NOW + timedelta(hours=1), desk=channels)
    site.pages = {}

    run_once(empty, state, now=NOW + timedelta(hours=22), desk=channels)

    line = channels.taken["desk"][-1]
    assert line.subject == "La piena del Brenno · 3 avvisi nell'ultimo giorno"
    assert "5 articoli letti, 4 sul tema; 3 con un avviso" in line.text
    assert "Feed che non si leggono: 1 su 1." in line.text


def test_the_heartbeat_is_called_after_each_round(place):
    """Through the guard, and a monitor that is down does no harm."""
    site, config, state = place
    site.pages["/ping/t0ken-of-ours"] = (200, "text/plain", b"OK")
    folder = config(main=f'heartbeat = "{site.base}/ping/t0ken-of-ours"')
    for minutes in (0, 1):
        now = NOW + timedelta(minutes=minutes)
        run_once(folder, state, now=now, desk=Channels())

    assert [p for _, p, _ in site.requests].count("/ping/t0ken-of-ours") == 2


@pytest.mark.parametrize("status", [500, None], ids=["refused", "forbidden address"])
def test_a_heartbeat_that_fails_is_one_line_without_the_url(place, caplog, status):
    """The round is done all the same; a private address is out of reach."""
    site, config, state = place
    site.pages["/ping/t0ken-of-ours"] = (500, "text/plain", b"")
    host = site.base if status else "http://127.0.0.1:9"
    folder = config(main=f'heartbeat = "{host}/ping/t0ken-of-ours"')

    report = run_once(folder, state, now=NOW, desk=Channels())

    assert report.sent == 3
    (record,) = [r for r in caplog.records if "heartbeat" in r.getMessage()]
    assert "t0ken" not in record.error
    assert ("500" in record.error) == bool(status)
