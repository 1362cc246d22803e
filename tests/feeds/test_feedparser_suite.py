"""Do we read every file of feedparser's own test data, and as it does?"""

import re
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
import pytest

from watcher.feeds.parse import parse_feed
from watcher.italian.foreign.links import web_link
from watcher.italian.foreign.text import title_of
from watcher.model.entry import Entry
from watcher.model.feed import ParsedFeed

ARCHIVE = Path(__file__).parent / "feedparser_suite" / "feedparser-6.0.14-tests.tar.xz"
URL = "http://giornale.example/rss.xml"
BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What we read otherwise, and why.
OTHERWISE = {
    # Two entries with one id and two links: to us the links tell them apart.
    "wellformed/node_precedence/atom10_id.xml": {"id"},
    # Mislabelled letters of East Asia, which neither of us guesses.
    "illformed/chardet/eucjp.xml": {"title"},
    "illformed/chardet/euckr.xml": {"title"},
    "illformed/chardet/gb2312.xml": {"title"},
    "illformed/chardet/shiftjis.xml": {"title"},
    # "<blink>" in plain text is a word about a tag, and stays.
    "wellformed/atom/entry_title_text_plain_brackets.xml": {"title"},
    "wellformed/atom10/entry_title_text_plain_brackets.xml": {"title"},
    # An entry that ends in the middle is none.
    "illformed/rss_incomplete_cdata.xml": {"count"},
    # Scripts and objects are left out with what they hold.
    "wellformed/sanitize/entry_title_crazy.xml": {"title"},
    "wellformed/sanitize/entry_title_object.xml": {"title"},
}


def _files() -> Iterator[tuple[str, bytes]]:
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            held = archive.extractfile(member) if member.isfile() else None
            if held:
                yield member.name.removeprefix("tests/"), held.read()


@pytest.fixture(scope="module")
def suite() -> dict[str, bytes]:
    """Unpack the files, by name."""
    return dict(_files())


def _theirs(body: bytes) -> list[dict[str, Any]]:
    return [dict(entry.items()) for entry in feedparser.parse(BytesIO(body)).entries]


def _differences(ours: Entry, theirs: dict[str, Any]) -> set[str]:
    link = web_link(theirs.get("link"), base=URL)
    found = set()
    if ours.title != title_of(theirs.get("title") or ""):
        found.add("title")
    if ours.link != link:
        found.add("link")
    identity = theirs.get("id") or link
    if identity and ours.id != identity:
        found.add("id")
    return found


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_file_gives_the_entries_that_feedparser_gives(
    suite: dict[str, bytes],
) -> None:
    """As many, with the same id, link and title, but for what is written above."""
    otherwise: dict[str, set[str]] = {}
    entries = 0
    for name, body in suite.items():
        ours, theirs = parse_feed(body, url=URL).entries, _theirs(body)
        found = {"count"} if len(ours) != len(theirs) else set()
        for one, other in zip(ours, theirs, strict=False):
            found |= _differences(one, other)
        if found:
            otherwise[name] = found
        entries += len(ours)

    assert otherwise == OTHERWISE
    assert (len(suite), entries) == (2_248, 1_208)


def _texts(parsed: ParsedFeed) -> Iterator[str]:
    yield from (parsed.title, *parsed.notes)
    for entry in parsed.entries:
        yield from (entry.id, entry.link or "", entry.title)
        yield from (entry.summary.replace("\n", " "), entry.content.replace("\n", " "))


def test_every_file_comes_out_clean_and_twice_the_same(
    suite: dict[str, bytes],
) -> None:
    """No control character, no foreign scheme, identities that stay."""
    for name, body in suite.items():
        parsed = parse_feed(body, url=URL)

        assert not any(BAD.search(text) for text in _texts(parsed)), name
        links = [entry.link for entry in parsed.entries if entry.link]
        assert all(link.startswith(("http://", "https://")) for link in links), name
        assert parse_feed(body, url=URL) == parsed, name
