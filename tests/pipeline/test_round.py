"""One round after the other, over real HTTP, with a real database."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.errors import ChannelError
from watcher.model.feed import FeedState
from watcher.store import articles, deliveries, entries, feeds, matches
from watcher.store.database import open_database

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
DESK_URL = "json://127.0.0.1:9/"


@pytest.fixture
def site():
    """Run a news site with the whole story behind one feed."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories())
        yield running


def config_for(site: Site, tmp_path: Path, **options: object) -> Path:
    """Write a configuration that follows the feed of *site*."""
    return write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel=DESK_URL,
        **options,
    )


def test_news_is_told_and_a_reprint_is_not(site, tmp_path):
    """The first article, the new figure and the denial alert; the reprint does not."""
    desk = Desk()

    report = run_once(config_for(site, tmp_path), tmp_path / "s", now=NOW, desk=desk)

    assert report.articles_read == 5
    assert report.matches == 4
    assert report.alerts == len(desk.messages) == 3
    assert sum(report.silent.values()) == 1
    assert any("510" in message.text for message in desk.messages)


def test_a_second_round_asks_conditionally_and_tells_nothing(site, tmp_path):
    """An unchanged feed answers 304; no article is read twice, no alert sent again."""
    desk = Desk()
    config = config_for(site, tmp_path)
    run_once(config, tmp_path / "s", now=NOW, desk=desk)
    told = len(desk.messages)

    later = NOW + timedelta(hours=1)
    report = run_once(config, tmp_path / "s", now=later, desk=desk)

    assert (report.feeds_unchanged, report.articles_read) == (1, 0)
    assert len(desk.messages) == told
    asked = [headers for _, path, headers in site.requests if path == "/feed.xml"]
    assert "if-none-match" not in asked[0]
    assert "if-none-match" in asked[1]


def test_the_first_round_of_a_profile_is_its_baseline(site, tmp_path):
    """Claims fill the ledger in silence; one summary tells that the watch began."""
    desk = Desk()
    config = config_for(site, tmp_path, baseline=True)
    site.publish("/feed.xml", "Gazzetta di Casale", stories()[:3])

    first = run_once(config, tmp_path / "s", now=NOW, desk=desk)

    assert first.baselines == ["piena-del-brenno"]
    assert len(desk.messages) == 1
    site.publish("/feed.xml", "Gazzetta di Casale", stories())
    later = NOW + timedelta(hours=1)
    second = run_once(config, tmp_path / "s", now=later, desk=desk)
    assert second.alerts == 2
    assert len(desk.messages) == 3


def test_a_feed_that_was_just_added_lets_the_baseline_end(site, tmp_path):
    """Its server wants a minute of peace; what it gave to the command is there."""
    desk = Desk()
    config = config_for(site, tmp_path, baseline=True)
    db = open_database(tmp_path / "s", create=True)
    url, rest = f"{site.base}/feed.xml", NOW + timedelta(minutes=1)
    state = FeedState(url=url, last_polled=NOW, last_ok=NOW, not_before=rest)
    feeds.save(db, [state])

    report = run_once(config, tmp_path / "s", now=NOW, desk=desk)

    assert (report.feeds_asked, report.baselines) == (0, ["piena-del-brenno"])


def test_a_feed_that_fails_stops_no_other(site, tmp_path):
    """The broken feed is in the report and in its state; the good one is read."""
    desk = Desk()
    site.pages["/home"] = (200, "text/html", b"<html><body>Benvenuti</body></html>")
    config = write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/{name}" for name in ("gone.xml", "home", "feed.xml")],
        origin=site.origin,
    )

    report = run_once(config, tmp_path / "s", now=NOW, desk=desk)

    failed = {url.rsplit("/", 1)[1] for url, _ in report.feeds_failed}
    assert failed == {"gone.xml", "home"}
    assert report.articles_read == 5
    db = open_database(tmp_path / "s")
    assert feeds.state_of(db, f"{site.base}/gone.xml").last_status == 404
    assert feeds.state_of(db, f"{site.base}/home").last_error


def test_a_page_that_is_gone_falls_back_to_the_feeds_text(site, tmp_path):
    """An entry whose page answers 404 is read from title and summary."""
    del site.pages["/a/piena-1"]

    run_once(config_for(site, tmp_path), tmp_path / "s", now=NOW, desk=Desk())

    db = open_database(tmp_path / "s")
    article = articles.by_url(db, f"{site.base}/a/piena-1")
    assert article is not None
    assert "feed-text" in article.flags


def test_an_alert_waits_when_its_channel_is_down(site, tmp_path):
    """Nothing is lost: the delivery stays in the outbox and leaves a later round."""
    desk = Desk(error=ChannelError("desk", "connection refused"))
    config = config_for(site, tmp_path)

    first = run_once(config, tmp_path / "s", now=NOW, desk=desk)

    assert first.alerts == 3
    assert first.sent == 0
    desk.error = None
    later = run_once(config, tmp_path / "s", now=NOW + timedelta(hours=2), desk=desk)
    assert later.sent == 3
    db = open_database(tmp_path / "s")
    assert deliveries.state_counts(db) == {"sent": 3}


def test_every_match_keeps_its_outcome_and_reason(site, tmp_path):
    """What stayed silent is stored with the reason."""
    run_once(config_for(site, tmp_path), tmp_path / "s", now=NOW, desk=Desk())

    db = open_database(tmp_path / "s")
    found = matches.newest(db)
    assert {item.outcome for item in found} >= {"alerted"}
    assert all(item.reason for item in found)
    assert entries.counts(db) == {"done": 5}
