"""Which entries does a body hold when it is read as a feed?"""

from datetime import UTC, datetime

import pytest

from feeds.feed_texts import (
    ATOM,
    JSON,
    NEWS_SITEMAP,
    RDF,
    read,
)
from watcher.model.entry import Entry

NINE = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)


def test_atom_is_read() -> None:
    """Both dates, the alternate link made absolute, content as text."""
    parsed = read(ATOM)

    assert (parsed.format, parsed.title) == ("atom10", "Terremoti")
    assert parsed.entries == (
        Entry(
            id="tag:ingv.example,2025:1",
            link="https://giornale.example/1",
            title="Scossa a Norcia",
            published=NINE,
            updated=datetime(2025, 11, 3, 11, tzinfo=UTC),
            content="Magnitudo 3,9.",
        ),
    )


def test_rdf_is_read() -> None:
    """RSS 1.0 keeps its items outside the channel."""
    parsed = read(RDF)

    assert parsed.format == "rss10"
    assert [entry.title for entry in parsed.entries] == ["Uno"]


def test_json_feed_is_read() -> None:
    """Numbers as ids, plain and HTML content; what is no item is passed over."""
    parsed = read(JSON)
    first, second = parsed.entries

    assert (parsed.format, parsed.title) == ("json", "Porti & mare")
    assert (first.id, first.title, first.content) == (
        "7",
        "Traghetti <fermi>",
        "Mare forza 8.",
    )
    assert first.published == NINE
    assert (second.id, second.link, second.content) == ("otto", None, "Costi < 10 euro")


def test_a_news_sitemap_is_read() -> None:
    """Title and date of the news, not of its picture."""
    parsed = read(NEWS_SITEMAP)

    assert parsed.format == "sitemap"
    assert parsed.entries == (
        Entry(
            id="https://g.example/dazi",
            link="https://g.example/dazi",
            title="Dazi, l'intesa & i conti",
            published=NINE,
        ),
    )


def test_an_index_of_sitemaps_says_so() -> None:
    """It has no entries of its own, and is not to be asked as a feed."""
    parsed = read(
        "<sitemapindex><sitemap><loc>https://g/1</loc></sitemap></sitemapindex>"
    )

    assert (parsed.format, parsed.entries) == ("", ())
    assert "index" in parsed.notes[0]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b" \n ", id="blank"),
        pytest.param(b"<!doctype html><html><p>Accedi</p></html>", id="page"),
        pytest.param(b"<?xml version='1.0'?><html><item>x</item></html>", id="xhtml"),
        pytest.param(b'{"a": 1}', id="json"),
        pytest.param(b"[" * 100_000, id="deep-json"),
        pytest.param(b"Servizio non disponibile", id="prose"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(200), id="picture"),
        pytest.param(b"<svg><path/></svg>", id="other-xml"),
        pytest.param(b"\x1f\x8bxx", id="broken-gzip"),
    ],
)
def test_what_is_no_feed_has_no_format_and_a_note(body: bytes) -> None:
    """Never an error: the note tells the user what it was."""
    parsed = read(body)

    assert (parsed.format, parsed.entries) == ("", ())
    assert parsed.notes[0].startswith("not a feed: ")
