"""Is this an index of sitemaps, and which of them are asked now?"""

import gzip

import pytest

from watcher.feeds.index import is_due, is_index, parts_of, with_memory
from watcher.model.feed import Part

INDEX = b"<?xml version='1.0'?><sitemapindex xmlns='x'>%s</sitemapindex>"
LISTED = (
    b"<sitemap><loc>https://e.it/news.xml</loc><lastmod>2026-03-06</lastmod></sitemap>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (INDEX % LISTED, True),
        (gzip.compress(INDEX % LISTED), True),
        (b"<ns:sitemapindex xmlns:ns='x'/>", True),
        (b"<rss><channel><title>sitemapindex</title></channel></rss>", False),
        (b"\x1f\x8bbroken", False),
        (b"", False),
    ],
)
def test_an_index_is_known_by_its_first_element(body: bytes, expected: bool) -> None:
    """Packed or not, without reading all of it."""
    assert is_index(body) is expected


def test_its_parts_are_those_of_its_own_host() -> None:
    """With the index's word for their last change."""
    other = LISTED.replace(b"e.it", b"altro.it")

    found = parts_of(INDEX % (other + LISTED), url="https://e.it/sitemap.xml")

    assert found == (Part(url="https://e.it/news.xml", changed="2026-03-06"),)


@pytest.mark.parametrize(
    ("listed", "known", "expected"),
    [
        ("2026-03-06", None, True),
        ("2026-03-06", "2026-03-06", False),
        ("2026-03-07", "2026-03-06", True),
        ("2026-03-05", "2026-03-06", True),
        ("", "", True),
        ("2026-03-06", "", True),
    ],
)
def test_a_part_is_asked_unless_the_index_says_that_it_is_as_before(
    listed: str, known: str | None, expected: bool
) -> None:
    """The words are compared, not the dates: clocks of papers go back, too."""
    part = Part(url="https://e.it/news.xml", changed=listed)
    before = [] if known is None else [Part(url=part.url, changed=known)]

    assert is_due(part, before) is expected


def test_validators_stay_with_their_address() -> None:
    """A part that is new has none."""
    known = Part(url="a", changed="1", etag='"x"', last_modified="y")

    found = with_memory([Part(url="b"), Part(url="a", changed="2")], [known])

    assert found == (
        Part(url="b"),
        Part(url="a", changed="2", etag='"x"', last_modified="y"),
    )
