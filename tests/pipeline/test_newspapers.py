"""Are the pages of papers read as well over HTTP as they are from a file?"""

from datetime import UTC, datetime

from cli.calls import call
from pipeline.rounds import Desk, run_once
from quality.newspapers.build import Sample, samples
from support.config import write_config
from support.site import Site, Story
from watcher.store import articles
from watcher.store.database import open_database

NOW = datetime(2025, 11, 3, 12, 0, tzinfo=UTC)
PUBLISHED = datetime(2025, 11, 3, 7, 5, tzinfo=UTC)
# Its layout of tables leaks teasers; the floors of tests/quality know.
LEAKING = frozenset({"tabelle"})


def put(site: Site) -> list[Sample]:
    """Serve each paper's page of one story behind one feed."""
    every = samples(site.base)
    papers = sorted({sample.paper for sample in every})
    stories = len(every) // len(papers)
    # Another story for each paper in turn.
    chosen = [every[n * stories + n % stories] for n in range(len(papers))]
    site.publish(
        "/feed.xml",
        "Rassegna",
        [
            Story(
                path=sample.url.removeprefix(site.base),
                title=sample.title,
                published=PUBLISHED,
                paragraphs=(),
            )
            for sample in chosen
        ],
    )
    for sample in chosen:
        path = sample.url.removeprefix(site.base)
        page = (200, "text/html; charset=utf-8", sample.markup.encode())
        site.pages[path] = page
    return chosen


def test_every_paper_is_read_over_http_in_a_round_and_by_the_command(tmp_path):
    """All paragraphs, at the page's own address, at the feed's time, without boxes."""
    with Site() as site:
        chosen = put(site)
        config = write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel="json://127.0.0.1:9/",
        )

        report = run_once(config, tmp_path / "s", now=NOW, desk=Desk())
        urls = [sample.url for sample in chosen]
        told = call("articles", "extract", *urls, "--config", config, "--json")

    db = open_database(tmp_path / "s")
    assert report.articles_read == len(chosen) >= 25
    for sample, row in zip(chosen, told.rows, strict=True):
        article = articles.by_url(db, sample.url)
        assert article is not None, sample.name
        assert article.published == PUBLISHED
        assert article.flags in {(), ("short",)}, sample.name
        assert [one for one in sample.paragraphs if one not in article.body] == []
        leaks = [one for one in sample.foreign if one in article.body]
        assert leaks == [] or sample.paper in LEAKING, sample.name
        assert row["url"] == sample.url
        # Without a headline in the markup only the host could tell the paper's name.
        assert row["title"].startswith(sample.title)
        assert row["published"].startswith("2025-11-03T")
