"""Are the wishes of a paper's robots.txt respected, and where do they end?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.store import articles
from watcher.store.database import open_database

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def site():
    """Run a news site whose robots.txt forbids one page and the feed."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories())
        rules = b"User-agent: *\nDisallow: /a/piena-3\nDisallow: /feed.xml\n"
        running.pages["/robots.txt"] = (200, "text/plain", rules)
        yield running


def config_for(site: Site, tmp_path: Path) -> Path:
    """Write a configuration that follows the feed of *site*."""
    return write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel="json://127.0.0.1:9/",
    )


def test_a_forbidden_page_is_never_asked_and_read_from_the_feed(site, tmp_path):
    """Its title still tells the new figure; the feed itself is asked all the same."""
    desk = Desk()

    run_once(config_for(site, tmp_path), tmp_path / "s", now=NOW, desk=desk)

    asked = [path for _, path, _ in site.requests]
    assert "/a/piena-3" not in asked
    assert asked.count("/robots.txt") == 1
    article = articles.by_url(open_database(tmp_path / "s"), f"{site.base}/a/piena-3")
    assert article is not None
    assert {"robots", "feed-text"} <= set(article.flags)
    assert any("510" in message.text for message in desk.messages)


def test_a_feed_may_be_exempt(site, tmp_path):
    """With robots = false its pages are asked for and no robots.txt is."""
    config = config_for(site, tmp_path)
    with (config / "feeds.toml").open("a") as file:
        file.write("robots = false\n")

    run_once(config, tmp_path / "s", now=NOW, desk=Desk())

    asked = [path for _, path, _ in site.requests]
    assert "/a/piena-3" in asked
    assert "/robots.txt" not in asked


def test_the_rules_of_the_host_that_a_redirect_leads_to_hold(site, tmp_path):
    """A link that counts clicks elsewhere opens no closed door."""
    with Site() as counter:
        link = f"{counter.base}/clic"
        counter.pages["/robots.txt"] = (404, "text/plain", b"")
        target = f'<meta http-equiv="refresh" content="0; url={site.base}/a/piena-3">'
        counter.pages["/clic"] = (200, "text/html", target.encode())
        status, kind, body = site.pages["/feed.xml"]
        there = f"{site.base}/a/piena-3</link>".encode()
        site.pages["/feed.xml"] = (
            status,
            kind,
            body.replace(there, f"{link}</link>".encode()),
        )
        config = write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=f'{site.origin}", "{counter.origin}',
            channel="json://127.0.0.1:9/",
        )

        run_once(config, tmp_path / "s", now=NOW, desk=Desk())

        assert [path for _, path, _ in counter.requests] == ["/robots.txt", "/clic"]
    assert "/a/piena-3" not in [path for _, path, _ in site.requests]
    article = articles.by_url(open_database(tmp_path / "s"), link)
    assert article is not None
    assert {"robots", "feed-text"} <= set(article.flags)
