"""Can a page hurt the round, or silence its own article?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from cli.calls import Outcome, call
from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.hostile import TEXT, TITLE, Trap, page, traps
from support.site import Site, Story
from watcher.model.article import Article
from watcher.store import articles
from watcher.store.database import open_database

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
TOLD = "La piena del Brenno, in poche parole: 340 sfollati."
TRAPS = traps()
LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Enough for a worker to start on a busy machine; the endless page takes a minute.
_SECONDS = 8.0
every_trap = pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the program made of all traps: a round's articles and a command's lines."""

    stored: dict[str, Article]
    asked: list[str]
    extracted: Outcome
    base: str


@pytest.fixture(scope="module")
def seen(tmp_path_factory) -> Iterator[Seen]:
    """Poll a feed of all traps until nothing is pending, and extract each by URL."""
    folder = tmp_path_factory.mktemp("hostile")
    with Site() as site:
        stories = [
            Story(
                path=trap.path,
                title=trap.title,
                published=NOW - timedelta(minutes=n),
                paragraphs=(),
                summary=TOLD,
            )
            for n, trap in enumerate(TRAPS)
        ]
        site.publish("/feed.xml", "Gazzetta di Casale", stories)
        for trap in TRAPS:
            site.pages[trap.path] = (trap.status, trap.kind, trap.body)
            site.headers[trap.path] = trap.headers
        site.pages["/t/gzip?r=1"] = (200, "text/html", page().encode())
        site.pages["/"] = (200, "text/html", page().encode())
        config = write_config(
            folder / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel="json://127.0.0.1:9/",
        )
        for minutes in (0, 30, 90):
            now = NOW + timedelta(minutes=minutes)
            run_once(config, folder / "s", now=now, desk=Desk())
        asked = [path for _, path, _ in site.requests]
        urls = [f"{site.base}{trap.path}" for trap in TRAPS]
        extracted = call("articles", "extract", *urls, "--config", config, "--json")
        db = open_database(folder / "s")
        found = articles.since(db, NOW - timedelta(days=30))
        stored = {one.url.removeprefix(site.base): one for one in found}
        yield Seen(stored=stored, asked=asked, extracted=extracted, base=site.base)


@every_trap
def test_a_round_reads_the_article_or_takes_the_feed_s_text(seen: Seen, trap: Trap):
    """Every entry becomes an article, and nothing else of the page gets through."""
    address = "/t/gzip?r=1" if trap.name == "redirect" else trap.path
    article = seen.stored[address]

    assert article.title == TITLE
    assert not LIVE.search(article.text)
    if trap.reads:
        assert [one for one in TEXT if one not in article.body] == []
        assert "feed-text" not in article.flags
    else:
        assert article.body == TOLD
        assert "feed-text" in article.flags


@every_trap
def test_the_command_reads_the_same(seen: Seen, trap: Trap):
    """One line for each page: its text, or what is wrong with it."""
    row = seen.extracted.rows[TRAPS.index(trap)]

    assert row["source"] == f"{seen.base}{trap.path}"
    assert not LIVE.search(row["title"] + row["text"])
    assert ("error" in row) is not trap.reads
    if trap.reads:
        assert TITLE in row["title"]
        assert [one for one in TEXT if one not in row["text"]] == []
        assert row["url"].startswith(f"{seen.base}/t/")


def test_a_command_names_what_it_could_not_fetch_in_plain_lines(seen: Seen):
    """No traceback; the status says that something failed."""
    assert seen.extracted.status == 1
    lines = seen.extracted.err.splitlines()
    assert lines
    assert all(line.startswith("watcher: ") for line in lines)


def test_a_trap_is_asked_for_no_more_than_three_times(seen: Seen):
    """What fails for a lasting reason is asked once, the rest as often as any page."""
    counts = {trap.name: seen.asked.count(trap.path) for trap in TRAPS}

    assert max(counts.values()) <= 12  # a loop of two pages asks each twice a time
    lasting = ("pdf", "soft-404", "gone", "redirect-inside", "picture", "empty")
    assert {name: counts[name] for name in lasting} == dict.fromkeys(lasting, 1)


def test_a_page_that_never_ends_is_read_from_the_feed(tmp_path):
    """Its worker is killed; the next page of the same feed is read by another."""
    endless = "".join(f"<p>La piena {n} del Brenno.</p>" for n in range(130_000))
    with Site() as site:
        stories = [
            Story(
                path=f"/t/{n}",
                title=f"{TITLE}, {n}",
                published=NOW - timedelta(hours=n),
                paragraphs=TEXT,
                summary=TOLD,
            )
            for n in (1, 2)
        ]
        site.publish("/feed.xml", "Gazzetta di Casale", stories)
        site.pages["/t/2"] = (200, "text/html", page(text=endless).encode())
        config = write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel="json://127.0.0.1:9/",
        )

        run_once(config, tmp_path / "s", now=NOW, desk=Desk(), limit_seconds=_SECONDS)

        db = open_database(tmp_path / "s")
        killed = articles.by_url(db, f"{site.base}/t/2")
        read = articles.by_url(db, f"{site.base}/t/1")
    assert killed is not None
    assert killed.body == TOLD
    assert "feed-text" in killed.flags
    assert read is not None
    assert TEXT[0] in read.body
