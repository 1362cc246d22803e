"""Pages that are read only while something in them is wanted."""

import pytest

from articles.page_texts import FLOOD, URL, a_page
from watcher.articles.extract import extract, extract_wanted
from watcher.model.article import Page

BODY = "".join(f"<p>{text}</p>" for text in FLOOD)


def wanted(markup: str, word: str) -> Page | bytes:
    """Read *markup* while *word* may be read in it."""
    return extract_wanted(markup, lambda found: word.encode() in found, url=URL)


def test_a_wanted_page_is_read_as_any_other() -> None:
    """Nothing differs."""
    page = a_page(BODY)

    assert wanted(page, FLOOD[0][:20]) == extract(page, url=URL)


@pytest.mark.parametrize(
    "part",
    [
        '<ul><li><a href="/n/1">Crolla la Diga</a></li></ul>',
        '<div><h3><a href="/n/1">Crolla la Diga</a></h3><p>Teaser.</p></div>',
        "<script>var altri = ['Diga'];</script>",
        "<style>.Diga > a {color: red}</style>",
    ],
)
def test_what_is_never_read_makes_no_page_wanted(part: str) -> None:
    """Boxes of links, programs, styles."""
    found = wanted(a_page(f"{BODY}{part}"), "Diga")

    assert isinstance(found, bytes)
    assert FLOOD[0].encode() in found


@pytest.mark.parametrize(
    "part",
    [
        "<p>La Diga tiene.</p>",
        '<h1><div><a href="/n/1">Crolla la Diga</a></div></h1>',
        '<ul><meta itemprop="title" content="Diga"><a href="/n/1">Altro</a></ul>',
        '<div><a href="/n/1">Altro</a><script type="application/ld+json">'
        '{"@type": "NewsArticle", "articleBody": "La Diga tiene."}</script></div>',
    ],
)
def test_what_may_be_read_does(part: str) -> None:
    """A sentence, and what a box holds of the page's own title and facts."""
    assert isinstance(wanted(a_page(f"{BODY}{part}"), "Diga"), Page)
