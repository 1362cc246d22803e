"""How does feeds.toml get its feeds?"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.calls import Outcome, call
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.store import entries
from watcher.store.database import open_database

HOME = b"""<html><head><title>Gazzetta</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
<link rel="alternate" type="application/rss+xml" href="/sport.xml">
</head><body>Benvenuti</body></html>"""


@dataclass(frozen=True, kw_only=True)
class Newsroom:
    """A site with a page that declares two feeds, and a configuration without any."""

    site: Site
    config: Path

    def call(self, *args: object) -> Outcome:
        """Call a command of `feeds` on this configuration."""
        return call("--state", self.state, "feeds", *args, "--config", self.config)

    @property
    def state(self) -> Path:
        """Where the database is, or will be."""
        return self.config.parent / "state"

    @property
    def file(self) -> Path:
        """The feeds.toml."""
        return self.config / "feeds.toml"


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    """Open a site and write a feeds.toml that holds only a comment."""
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        site.publish("/sport.xml", "Gazzetta Sport", stories()[:1])
        site.pages["/"] = (200, "text/html", HOME)
        config = write_config(tmp_path / "config", feeds=[], origin=site.origin)
        room = Newsroom(site=site, config=config)
        room.file.write_text("# le nostre fonti\n", "utf-8")
        yield room


def test_a_page_is_enough_to_add_its_feed(newsroom: Newsroom) -> None:
    """The first that it declares is shown and written, the others are named."""
    base = newsroom.site.base

    told = newsroom.call("add", base, "--title", "Gazzetta", "--every", "60m")

    assert told.status == 0
    assert f"{base}/feed.xml: rss20 «Gazzetta di Casale», declared" in told.out
    assert f"{len(stories())} entries, titles only" in told.out
    assert stories()[-1].title in told.out
    assert f"also there: {base}/sport.xml «Gazzetta Sport»" in told.out
    assert newsroom.file.read_text("utf-8") == (
        f'# le nostre fonti\n\n[[feed]]\nurl = "{base}/feed.xml"\n'
        'title = "Gazzetta"\nevery = "1h"\n'
    )


def test_the_first_round_asks_a_feed_that_was_added_conditionally(
    newsroom: Newsroom,
) -> None:
    """What `add` fetched is kept: its articles are read, and nobody is asked twice."""
    site = newsroom.site
    newsroom.call("add", f"{site.base}/feed.xml")

    round_one = call("--state", newsroom.state, "poll", "--config", newsroom.config)

    asked = [headers for _, path, headers in site.requests if path == "/feed.xml"]
    assert round_one.status == 0
    assert ["if-none-match" in headers for headers in asked] == [False, True]
    read = {path for _, path, _ in site.requests if path.startswith("/a/")}
    assert read == {story.path for story in stories()}
    with closing(open_database(newsroom.state)) as db:
        assert entries.counts(db) == {"done": len(stories())}


def test_a_dry_run_shows_the_table_and_writes_nothing(newsroom: Newsroom) -> None:
    """The file is as it was."""
    told = newsroom.call("add", f"{newsroom.site.base}/feed.xml", "--dry-run")

    assert told.status == 0
    assert not newsroom.state.exists()
    assert f'[[feed]]\nurl = "{newsroom.site.base}/feed.xml"\n' in told.out
    assert newsroom.file.read_text("utf-8") == "# le nostre fonti\n"


def test_a_feed_is_not_added_twice(newsroom: Newsroom) -> None:
    """By its address nobody is asked; by its page it is found and refused."""
    newsroom.call("add", f"{newsroom.site.base}/feed.xml")
    before = newsroom.file.read_bytes()
    newsroom.site.requests.clear()

    again = newsroom.call("add", f"{newsroom.site.base}/feed.xml#top")
    assert newsroom.site.requests == []
    found = newsroom.call("add", newsroom.site.base)

    for told in (again, found):
        assert told.status == 2
        assert "already in feeds.toml" in told.complaint
    assert newsroom.file.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["gazzetta.example"], "must start with http"),
        (["file:///etc/passwd"], "must start with http"),
        (["http://127.0.0.1:1/", "--every", "presto"], "--every: a duration"),
        (["http://127.0.0.1:1/", "--title", " "], "--title: must not be empty"),
    ],
)
def test_a_wrong_call_is_one_line(
    newsroom: Newsroom, args: list[str], words: str
) -> None:
    """Exit 2, and nobody is asked."""
    told = newsroom.call("add", *args)

    assert told.status == 2
    assert words in told.complaint
    assert newsroom.site.requests == []


def test_a_site_without_a_feed_fails_and_writes_nothing(newsroom: Newsroom) -> None:
    """Exit 1; a private address that is not allowed is no way around."""
    newsroom.site.pages["/vuoto"] = (200, "text/html", b"<p>Niente</p>")
    newsroom.site.pages.pop("/feed.xml")

    empty = newsroom.call("add", f"{newsroom.site.base}/vuoto")
    refused = newsroom.call("add", "http://127.0.0.1:9/feed")

    assert (empty.status, refused.status) == (1, 1)
    assert "no feed there or at the usual paths" in empty.complaint
    assert "allow_private" in refused.complaint
    assert newsroom.file.read_text("utf-8") == "# le nostre fonti\n"


def test_discover_lists_what_is_declared(newsroom: Newsroom) -> None:
    """In words and as JSON; what is declared but gone has a note."""
    newsroom.site.pages.pop("/sport.xml")

    spoken = newsroom.call("discover", newsroom.site.base)
    rows = newsroom.call("discover", newsroom.site.base, "--json").rows

    assert f"{newsroom.site.base}/sport.xml: declared, but no feed" in spoken.out
    assert [(row["format"], row["entries"]) for row in rows] == [
        ("rss20", len(stories())),
        ("", 0),
    ]
    assert rows[1]["notes"] == ["HTTP status 404"]


def test_discover_of_a_page_without_feeds_says_so(newsroom: Newsroom) -> None:
    """That is an answer, not a failure."""
    newsroom.site.pages["/vuoto"] = (200, "text/html", b"<p>Niente</p>")
    newsroom.site.pages.pop("/feed.xml")

    told = newsroom.call("discover", f"{newsroom.site.base}/vuoto")

    assert told.status == 0
    assert "none at the usual paths" in told.out


def test_a_list_of_another_reader_is_imported_once(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    """New feeds are written behind the comment; the rest is named and left out."""
    opml = tmp_path / "altro.opml"
    opml.write_text(
        '<opml version="1.1"><body><outline text="Il Faro" xmlUrl="https://a.example/1"/>'
        '<outline text="Doppio" xmlUrl="HTTPS://A.example:443/1"/>'
        '<outline text="Disco" xmlUrl="file:///etc/passwd"/></body></opml>',
        "utf-8",
    )

    tried = newsroom.call("import", opml, "--dry-run")
    assert newsroom.file.read_text("utf-8") == "# le nostre fonti\n"
    told = newsroom.call("import", opml)
    again = newsroom.call("import", opml)

    assert '[[feed]]\nurl = "https://a.example/1"\ntitle = "Il Faro"' in tried.out
    assert "left out, already there: HTTPS://A.example:443/1" in told.out
    assert "left out, not http or https: file:///etc/passwd" in told.out
    assert newsroom.file.read_text("utf-8") == (
        '# le nostre fonti\n\n[[feed]]\nurl = "https://a.example/1"\n'
        'title = "Il Faro"\n'
    )
    assert (again.status, again.out.splitlines()[-1]) == (0, "nothing to add")
    assert newsroom.site.requests == []


def test_what_is_exported_can_be_imported(newsroom: Newsroom, tmp_path: Path) -> None:
    """The list goes to stdout and holds address and title."""
    newsroom.file.write_text(
        '[[feed]]\nurl = "https://a.example/?a=1&b=2"\ntitle = "È \\"vero\\""\n',
        "utf-8",
    )
    before = newsroom.file.read_text("utf-8")
    opml = tmp_path / "nostri.opml"
    opml.write_text(newsroom.call("export").out, "utf-8")
    newsroom.file.write_text("", "utf-8")

    told = newsroom.call("import", opml)

    assert told.status == 0
    assert newsroom.file.read_text("utf-8").strip() == before.strip()


def test_a_missing_list_is_a_wrong_call(newsroom: Newsroom, tmp_path: Path) -> None:
    """Exit 2, one line."""
    told = newsroom.call("import", tmp_path / "none.opml")

    assert told.status == 2
    assert "none.opml: No such file" in told.complaint
