"""Are the sitemaps of an index followed, politely and without missing an article?"""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.site import Site
from watcher.model.feed import FeedState
from watcher.pipeline import Report
from watcher.store import feeds
from watcher.store.database import open_database

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
XML = "application/xml"


class Paper:
    """A site whose feed is an index of sitemaps; a round each hour."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.folder, self.hour = site, folder, 0
        self.url = f"{site.base}/sitemap.xml"
        self.config = write_config(
            folder / "config", feeds=[self.url], origin=site.origin
        )

    def lists(self, **parts: str | None) -> None:
        """Let the index list sitemaps by name, with when they changed."""
        listed = "".join(
            f"<sitemap><loc>{self.site.base}/{name}.xml</loc>"
            + (f"<lastmod>{changed}</lastmod>" if changed else "")
            + "</sitemap>"
            for name, changed in parts.items()
        )
        self.put("sitemap", f"<sitemapindex>{listed}</sitemapindex>")

    def holds(self, name: str, *articles: int) -> None:
        """Let the sitemap *name* hold the addresses of these articles."""
        urls = "".join(
            f"<url><loc>{self.site.base}/a/{one}</loc></url>" for one in articles
        )
        self.put(name, f"<urlset>{urls}</urlset>")

    def put(self, name: str, body: str) -> None:
        """Serve *body* as the document *name*."""
        self.site.pages[f"/{name}.xml"] = (200, XML, body.encode())

    def round(self) -> Report:
        """Run the round of the next hour."""
        self.site.requests.clear()
        self.hour += 1
        now = NOW + timedelta(hours=self.hour)
        return run_once(self.config, self.folder / "s", now=now, desk=Desk())

    @property
    def asked(self) -> dict[str, bool]:
        """Which documents the last round asked for, and whether conditionally."""
        return {
            path.strip("/").removesuffix(".xml"): "if-none-match" in headers
            for _, path, headers in self.site.requests
            if path.endswith(".xml")
        }

    @property
    def entries(self) -> set[str]:
        """The addresses that are known."""
        with closing(open_database(self.folder / "s")) as db:
            links = [e.link or "" for e in feeds.latest_entries(db, self.url)]
        return {link.removeprefix(f"{self.site.base}/a/") for link in links}

    @property
    def state(self) -> FeedState:
        """What is remembered of the feed."""
        with closing(open_database(self.folder / "s")) as db:
            return feeds.state_of(db, self.url)


@pytest.fixture
def paper(tmp_path: Path):
    """Open a paper."""
    with Site() as site:
        yield Paper(site, tmp_path)


def test_only_sitemaps_that_changed_are_asked_and_conditionally(paper: Paper) -> None:
    """What the index says is believed; without a word each is asked, for a 304."""
    paper.lists(news="2026-03-06T10:00Z", news_sport="2026-03-05", news_video=None)
    paper.holds("news", 1, 2)
    paper.holds("news_sport", 3)
    paper.holds("news_video", 4)

    assert paper.round().entries_new == 4
    assert paper.asked == {
        "sitemap": False, "news": False, "news_sport": False, "news_video": False
    }  # fmt: skip
    assert paper.entries == {"1", "2", "3", "4"}

    quiet = paper.round()
    assert (quiet.entries_new, quiet.feeds_unchanged, quiet.feeds_failed) == (0, 1, [])
    assert paper.asked == {"sitemap": True, "news_video": True}

    paper.lists(news="2026-03-06T14:00Z", news_sport="2026-03-05", news_video=None)
    paper.holds("news", 1, 2, 5)
    assert paper.round().entries_new == 1
    assert paper.asked == {"sitemap": True, "news": True, "news_video": True}
    assert paper.entries == {"1", "2", "3", "4", "5"}


def test_news_behind_an_index_that_never_changes_are_found(paper: Paper) -> None:
    """Many papers list their sitemap of news without a date; the index is a 304."""
    paper.lists(news=None)
    paper.holds("news", 1)
    paper.round()
    paper.holds("news", 1, 2)

    found = paper.round()

    assert (found.entries_new, found.feeds_unchanged) == (1, 0)
    state = paper.state
    assert state.etag
    assert state.last_new == state.last_polled
    assert paper.round().feeds_unchanged == 1


def test_archives_and_other_hosts_are_left_alone(paper: Paper) -> None:
    """News alone where there is some, a few of its own host where there is none."""
    months = {f"archive-{n}": f"2025-{n:02}-01" for n in range(1, 13)}
    paper.lists(**months, news="2026-03-06")
    for name in (*months, "news"):
        paper.holds(name, 1)
    paper.round()
    assert set(paper.asked) == {"sitemap", "news"}

    paper.lists(**months)
    paper.round()
    assert set(paper.asked) == {"sitemap", *(f"archive-{n}" for n in (9, 10, 11, 12))}

    paper.put(
        "sitemap",
        "<sitemapindex><sitemap><loc>http://169.254.169.254/news.xml</loc></sitemap>"
        "<sitemap><loc>/sitemap.xml</loc></sitemap></sitemapindex>",
    )
    nested = paper.round()
    assert set(paper.asked) == {"sitemap"}
    assert "no sitemap of its own host" in nested.feeds_failed[0][1]


def test_one_broken_sitemap_costs_the_others_nothing(paper: Paper) -> None:
    """It is asked again, until it can be read or the index lists it no more."""
    paper.lists(news_a="2026-03-06", news_b="2026-03-06")
    paper.holds("news_a", 1)
    paper.site.pages["/news_b.xml"] = (500, XML, b"")

    first = paper.round()
    assert (first.entries_new, first.feeds_failed) == (1, [])
    paper.holds("news_b", 2)
    second = paper.round()

    assert second.entries_new == 1
    assert paper.asked == {"sitemap": True, "news_b": False}
    assert paper.state.failures == 0


def test_a_sitemap_that_is_gone_is_not_asked_for_ever(paper: Paper) -> None:
    """Only when the index says that it has changed."""
    paper.lists(news_a="2026-03-06", news_b="2026-03-06")
    paper.holds("news_a", 1)

    paper.round()
    assert "news_b" in paper.asked
    paper.round()
    assert set(paper.asked) == {"sitemap"}


def test_where_none_can_be_read_the_feed_fails(paper: Paper) -> None:
    """Its failures add up, and its validators stay those of the last success."""
    paper.lists(news="2026-03-06")
    paper.site.pages["/news.xml"] = (410, XML, b"")

    for failures in (1, 2):
        report = paper.round()
        assert "HTTP status 410" in report.feeds_failed[0][1]
        state = paper.state
        assert (state.failures, state.etag, state.retired) == (failures, None, False)


def test_a_busy_server_ends_it_and_has_its_peace(paper: Paper) -> None:
    """Its Retry-After holds the whole feed."""
    paper.lists(news_a="2026-03-06", news_b="2026-03-06")
    paper.site.pages["/news_a.xml"] = (429, XML, b"")
    paper.site.headers["/news_a.xml"] = {"Retry-After": "9000"}

    paper.round()
    assert set(paper.asked) == {"sitemap", "news_a"}
    state = paper.state
    assert state.last_polled
    assert state.not_before == state.last_polled + timedelta(seconds=9000)
    assert paper.round().feeds_asked == 0
