"""What becomes of an article that its feed says again in other words?"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.flood import stories
from support.site import Site, Story
from watcher.pipeline import Report
from watcher.store import entries, revisions
from watcher.store.articles import by_url
from watcher.store.database import open_database

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
FEEDS = ("/feed.xml", "/casale.xml")
Round = Callable[[float], Report]


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a site with two feeds of the same article, on another topic."""
    with Site() as running:
        publish(running, market())
        yield running


@pytest.fixture
def desk() -> Desk:
    """Keep what is sent."""
    return Desk()


@pytest.fixture
def round_at(site: Site, tmp_path: Path, desk: Desk) -> Round:
    """Run a round some hours after noon."""
    feeds = [site.base + path for path in FEEDS]
    config = write_config(
        tmp_path / "config",
        feeds=feeds,
        origin=site.origin,
        channel="json://127.0.0.1:9/",
    )

    def run(hours: float) -> Report:
        now = NOW + timedelta(hours=hours)
        return run_once(config, tmp_path / "s", now=now, desk=desk)

    return run


def market() -> Story:
    """Return an article that concerns nobody."""
    return stories()[2]


def flooded() -> Story:
    """Return the same article after the river came."""
    first = market()
    return replace(
        first,
        title="Salta il mercato: la piena del Brenno allaga la piazza, 340 sfollati",
        paragraphs=(*first.paragraphs, *stories()[0].paragraphs),
    )


def publish(site: Site, story: Story) -> None:
    """Show *story* in both feeds."""
    for path in FEEDS:
        site.publish(path, "Gazzetta di Casale", [story])


def pages_asked(site: Site) -> int:
    """Count the requests for the article's page."""
    return sum(path == market().path for _, path, _ in site.requests)


def test_an_article_in_two_feeds_is_downloaded_once(
    site: Site, round_at: Round
) -> None:
    """Nobody reads twice, neither we nor the server's owner."""
    report = round_at(0)

    assert (report.entries_new, report.articles_read, pages_asked(site)) == (1, 1, 1)


def test_an_article_that_comes_to_concern_us_is_told(
    site: Site, round_at: Round, desk: Desk
) -> None:
    """It is an edition of what was read, kept beside it."""
    round_at(0)
    assert desk.messages == []
    publish(site, flooded())

    report = round_at(1)

    assert (report.articles_read, report.revisions) == (0, 1)
    (message,) = desk.messages
    assert "340" in message.text


def test_an_edition_whose_page_is_gone_changes_nothing(
    site: Site, round_at: Round, desk: Desk
) -> None:
    """The feed's few lines are less than the article that we have."""
    round_at(0)
    publish(site, flooded())
    del site.pages[market().path]

    report = round_at(1)

    assert (report.revisions, desk.messages) == (0, [])


def test_an_article_that_is_the_feeds_own_text_is_edited_by_the_feed(
    site: Site, round_at: Round, desk: Desk, tmp_path: Path
) -> None:
    """There is no page to ask."""
    del site.pages[market().path]
    site.pages["/feed.xml"] = (
        200,
        "application/rss+xml",
        own_text("Torna il mercato."),
    )
    site.pages["/casale.xml"] = (404, "text/plain", b"")
    round_at(0)
    text = "La piena del Brenno ha allagato Casale: 340 sfollati nelle palestre."
    site.pages["/feed.xml"] = (200, "application/rss+xml", own_text(text))

    report = round_at(1)

    assert report.revisions == 1
    assert len(desk.messages) == 1
    db = open_database(tmp_path / "s")
    article = by_url(db, f"{site.base}/feed.xml#oggi")
    assert article is not None
    assert [one.article.body for one in revisions.of_article(db, article)] == [text]
    assert entries.counts(db) == {"done": 1}
    db.close()


def own_text(text: str) -> bytes:
    """Return a feed with one bulletin and no page."""
    return (
        "<rss version='2.0'><channel><title>Casale</title><item>"
        "<guid isPermaLink='false'>oggi</guid>"
        f"<title>Bollettino</title><description>{text}</description></item>"
        "</channel></rss>"
    ).encode()
