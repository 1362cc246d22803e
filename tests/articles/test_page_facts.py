"""What does a page say of itself: date, author, title, address?"""

from datetime import UTC, datetime

import pytest

from articles.page_texts import FLOOD, HEADLINE, URL, a_page, json_ld, paragraphs
from watcher.articles.extract import extract
from watcher.model.article import Page

BODY = "\n\n".join(FLOOD)
EIGHT = datetime(2025, 11, 3, 7, 0, tzinfo=UTC)


def _read(page: str) -> Page:
    return extract(page.encode(), url=URL, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("head", "before"),
    [
        pytest.param(
            json_ld(datePublished="2025-11-03T08:00:00+01:00"), "", id="json-ld"
        ),
        pytest.param(
            json_ld(datePublished="3 novembre 2025 ore 8.00"), "", id="in-words"
        ),
        pytest.param(
            '<meta property="article:published_time" content="2025-11-03T07:00:00Z">',
            "",
            id="meta",
        ),
        pytest.param("", '<time datetime="2025-11-03T08:00">ieri</time>', id="time"),
        pytest.param("", '<span class="post-date">3/11/2025 08:00</span>', id="class"),
        pytest.param(
            "", '<p class="data">lun 3 nov 2025 - 08:00</p>', id="italian-class"
        ),
    ],
)
def test_the_date_is_what_the_page_says_of_itself(head: str, before: str) -> None:
    """Structured data first, then marked times and datelines; Rome's clock."""
    page = _read(a_page(before + paragraphs(*FLOOD), head=head))

    assert page.published == EIGHT
    assert page.flags == ()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            paragraphs("Il 28 aprile 2025 la Spagna è rimasta al buio.", *FLOOD),
            id="prose",
        ),
        pytest.param(
            paragraphs(*FLOOD)
            + '<div class="related"><span class="date">12 marzo 2024</span></div>',
            id="another-article",
        ),
        pytest.param(
            '<p class="data">1 gennaio 1970</p>' + paragraphs(*FLOOD), id="1970"
        ),
    ],
)
def test_no_date_is_better_than_a_wrong_one(body: str) -> None:
    """Dates of events, of other articles and of broken software are not its own."""
    page = _read(a_page(body))

    assert page.published is None
    assert "no-date" in page.flags


def test_the_times_of_a_ticker_are_not_the_article_s() -> None:
    """What stands near the headline counts first."""
    ticker = '<div><time datetime="2025-11-01T09:00">9:00</time> Borsa in calo</div>'
    dateline = '<p class="data">3 novembre 2025 08:00</p>'
    page = a_page(dateline + paragraphs(*FLOOD)).replace("<nav>", f"{ticker}<nav>")

    assert _read(page).published == EIGHT


def test_a_date_in_the_address_is_the_last_resort() -> None:
    """Noon, because the hour is not known."""
    page = extract(a_page(), url="https://g.example/2025/11/03/esonda/")

    assert page.published == datetime(2025, 11, 3, 11, 0, tzinfo=UTC)


def test_the_author_comes_from_structured_data_or_the_byline() -> None:
    """Names only: no "di", no address, no outlet."""
    several = json_ld(author=[{"@type": "Person", "name": "Luca Verdi"}, "Ada Neri"])
    outlet = '<meta property="og:site_name" content="Faro">' + json_ld(author="Faro")
    byline = '<p class="author">di Ada Neri</p>'

    assert _read(a_page(head=several)).author == "Luca Verdi, Ada Neri"
    assert _read(a_page(byline + BODY)).author == "Ada Neri"
    assert _read(a_page(head=outlet)).author is None
    assert _read(a_page(head='<meta name="author" content="http://x/">')).author is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("", HEADLINE, id="the-host-is-the-name"),
        pytest.param(
            '<meta property="og:site_name" content="Il Faro">'
            '<meta property="og:title" content="Dazi, la risposta | Il Faro">',
            "Dazi, la risposta",
            id="the-name-is-stated",
        ),
        pytest.param(
            '<meta property="og:title" content="Dazi - Pechino risponde">',
            "Dazi - Pechino risponde",
            id="a-stroke-of-the-headline",
        ),
    ],
)
def test_the_title_is_the_headline_without_the_outlet(head: str, expected: str) -> None:
    """The page's title ends in the paper's name; headlines use the same strokes."""
    assert _read(a_page(headline="", head=head)).title == expected


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        ("https://gazzetta.example/c/1", "https://gazzetta.example/c/1"),
        ("/c/2#top", "https://www.gazzetta.example/c/2"),
        ("https://altro.example/c/1", URL),
        ("https://www.gazzetta.example/", URL),
        ("javascript:alert(1)", URL),
        ("http://[::1", URL),
    ],
)
def test_a_page_may_name_its_own_address_on_its_own_site(
    canonical: str, expected: str
) -> None:
    """Another site's address or the front page's is not believed."""
    page = _read(a_page(head=f'<link rel="canonical" href="{canonical}">'))

    assert page.url == expected
    assert page.source == URL
