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
    "written",
    [
        "3 novembre 2025, 08:00",
        "Lunedì 3 Novembre 2025 alle 08:00",
        "lun, 3 nov 2025 - 08:00",
        "03 nov 2025 - 08:00",
        "Pubblicato il 3 novembre 2025 ore 8.00",
        "Pubblicato: 03/11/2025 08:00",
        "03.11.2025 08:00",
        "3-11-2025 | 08:00",
        "2025-11-03 08:00",
        "Faenza, 3 novembre 2025 - 08:00",
        "di Ada Neri - 3 novembre 2025 08:00",
        "3 novembre 2025 (modifica il 4 novembre 2025 | 12:30)",
    ],
)
def test_a_dateline_is_read_however_it_is_written(written: str) -> None:
    """Each paper has a form of its own; without a time it is noon."""
    page = _read(a_page(f'<span class="data">{written}</span>' + paragraphs(*FLOOD)))

    assert page.published is not None
    hour = 7 if "8" in written.replace("2025", "") else 11
    assert page.published.isoformat() == f"2025-11-03T{hour:02}:00:00+00:00"


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


def test_the_date_of_publication_counts_also_behind_that_of_a_change() -> None:
    """Some templates print the last change first."""
    line = "Ultima modifica: 24/11/2025 10:00 - Pubblicazione: 23/11/2025 07:12"

    page = _read(a_page(f'<p class="info">{line}</p>' + BODY))

    assert page.published == datetime(2025, 11, 23, 6, 12, tzinfo=UTC)


def test_the_name_of_the_paper_is_no_headline() -> None:
    """Some templates print their logo as the only headline of the first rank."""
    head = "<title>Dazi, la risposta - Gazzetta</title>"
    page = f"<html><head>{head}</head><body><h1>La Gazzetta</h1>{BODY}</body></html>"

    assert _read(page).title == "Dazi, la risposta"


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
    "signed",
    [
        "Redazione", "di Redazione", "Redazione Economia", "La Redazione", "Staff",
        "ANSA", "Adnkronos", "Reuters", "Keystone-ATS", "admin", "Ufficio stampa",
        "a cura della redazione", "Comunicato stampa", "https://faro.example/x",
    ],
)  # fmt: skip
def test_a_desk_an_account_and_an_agency_are_no_persons(signed: str) -> None:
    """Nobody is the author then."""
    assert _read(a_page(head=json_ld(author={"name": signed}))).author is None
    assert _read(a_page(f'<p class="author">{signed}</p>' + BODY)).author is None


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("dal nostro inviato Ugo De Santis", "Ugo De Santis"),
        ("dalla corrispondente Ada Neri", "Ada Neri"),
        ("di ADA NERI", "Ada Neri"),
        ("Torrente.example", None),
    ],
)
def test_a_byline_is_read_without_role_and_capitals(
    signed: str, expected: str | None
) -> None:
    """A name as one would write it; a site is nobody."""
    assert _read(a_page(f'<p class="author">{signed}</p>' + BODY)).author == expected


def test_a_person_beside_a_desk_is_the_author() -> None:
    """Also when a field is filled in with a desk first."""
    head = json_ld(author=[{"name": "Redazione Cronaca"}, {"name": "Red Ferri"}])
    desk = '<meta name="author" content="Redazione">'

    assert _read(a_page(head=head)).author == "Red Ferri"
    page = a_page(f'{desk}<p class="firma">di Ada Neri</p>' + BODY)
    assert _read(page).author == "Ada Neri"


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("<p>di Ada Neri</p>", "Ada Neri"),
        ("<p>Di: <span>Ada Neri</span></p>", "Ada Neri"),
        ("<p><b>Scritto da Ada Neri</b> <b>3/11/2025</b></p>", "Ada Neri"),
        ("<p>di Ada Neri e Ugo De Santis - 3 nov 2025</p>", "Ada Neri e Ugo De Santis"),
        ("<div>A cura di <a href='/x'>Ada Neri</a></div>", "Ada Neri"),
        ('<span class="c-byline__author">Ada Neri</span>', "Ada Neri"),
        ('<p class="art-signature"><b>Ada Neri</b><b>Cronista</b></p>', "Ada Neri"),
        ('<p>di Redazione</p><aside class="author">Ugo Riva</aside>', "Ugo Riva"),
        ("<p>di Redazione</p><p>di Ugo Riva</p>", None),
        ("<p>Da Mosca</p>", None),
        ("<p>di nuovo in piazza</p>", None),
    ],
)  # fmt: skip
def test_a_byline_below_the_headline_names_the_author(
    byline: str, author: str | None
) -> None:
    """The first one; later ones are of other articles."""
    assert _read(a_page(byline + paragraphs(*FLOOD))).author == author


@pytest.mark.parametrize(
    ("signed", "origin"),
    [
        ("Redazione ANSA", "Ansa"),
        ("AdnKronos", "Adnkronos"),
        ("askanews", "Askanews"),
        ("LaPresse", "LaPresse"),
        ("Italpress", "Italpress"),
        ("Keystone-ATS", "Keystone-Ats"),
        ("Redazione", None),
        ("Massimo Nova", None),
        ("Ada Agi", None),
    ],
)
def test_an_agency_that_signs_as_author_is_the_origin(
    signed: str, origin: str | None
) -> None:
    """Papers name it there instead of in the text; persons may have its name."""
    assert _read(a_page(head=json_ld(author=signed))).origin == origin


@pytest.mark.parametrize(
    ("first", "origin"),
    [
        ("(ANSA) - ROMA, 03 NOV - ", "Ansa"),
        ("Roma, 3 nov. (Adnkronos) - ", "Adnkronos"),
        ("Roma, 3 nov. (askanews) - ", "Askanews"),
        ("MILANO (Reuters) - ", "Reuters"),
        ("(LaPresse) ", "LaPresse"),
        ("ROMA (ITALPRESS) - ", "Italpress"),
        ("BERNA, 3 nov. (Keystone-ATS) ", "Keystone-Ats"),
        ("(AGI) - Roma, 3 nov. - ", "Agi"),
        ("Roma, 3 novembre - ", None),
    ],
)
def test_the_signature_of_an_agency_is_the_origin(
    first: str, origin: str | None
) -> None:
    """Each agency has its way of beginning a text."""
    page = _read(a_page(paragraphs(first + FLOOD[0], *FLOOD[1:])))

    assert page.origin == origin


NOW = datetime(2025, 11, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param("2025-11-03T08:00:00+01:00", EIGHT, id="past"),
        pytest.param("2025-11-03T13:30:00Z", NOW, id="a-clock-that-is-ahead"),
        pytest.param("2025-12-24T08:00:00Z", EIGHT, id="a-month-ahead"),
        pytest.param("2099-01-01T00:00:00Z", EIGHT, id="a-default"),
        pytest.param("2025-01-01T00:00:00+01:00", EIGHT, id="a-year"),
        pytest.param("2025-01-01", EIGHT, id="a-year-as-a-day"),
        pytest.param(
            "2025-01-01T09:30:00+01:00",
            datetime(2025, 1, 1, 8, 30, tzinfo=UTC),
            id="new-year-with-an-hour",
        ),
    ],
)
def test_a_date_ahead_and_a_filled_in_one_are_not_believed(
    stated: str, expected: datetime
) -> None:
    """The next source counts; a clock that is wrong by hours gives now."""
    head = json_ld(datePublished=stated)
    page = a_page('<p class="data">3 novembre 2025 08:00</p>' + BODY, head=head)

    assert extract(page, url=URL, now=NOW).published == expected


def test_a_first_of_january_that_the_text_knows_is_believed() -> None:
    """Papers appear on New Year's Day."""
    head = json_ld(datePublished="2025-01-01T00:00:00+01:00")
    text = paragraphs("Il primo gennaio la piena è passata.", *FLOOD)
    page = extract(a_page(text, head=head), url=URL, now=NOW)

    assert page.published == datetime(2024, 12, 31, 23, 0, tzinfo=UTC)


def test_a_date_ahead_in_a_plain_text_is_none() -> None:
    """The same rule as for pages."""
    text = "Frana sulla statale, due evacuati\n3 dicembre 2026\nLa strada è chiusa."

    assert extract(text, url=URL, now=NOW).published is None


@pytest.mark.parametrize(
    "written",
    [
        "<b>Esonda il fiume</b>, 340 evacuati all&#039;alba",
        "Esonda il fiume, 340 evacuati all&amp;#39;alba",
        "Esonda il fiume,\u202e 340\u001b evacuati all&apos;alba",
    ],
)
def test_structured_data_may_hold_markup(written: str) -> None:
    """Some systems write their titles in HTML, some escape them twice."""
    page = _read(a_page(headline="", head=json_ld(headline=written)))

    assert page.title == "Esonda il fiume, 340 evacuati all'alba"


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Altro"',
        '{"@type": "NewsArticle", "headline": {}, "author": 7, "datePublished": {}}',
        "[" * 50_000,
        '{"@type": ["NewsArticle"], "headline": 1, "author": [null, {"name": null}]}',
        "<!-- {} -->",
        "NaN",
    ],
)
def test_broken_structured_data_costs_nothing_else(script: str) -> None:
    """The page says the rest itself."""
    tag = f'<script type="application/ld+json">{script}</script>'
    page = _read(a_page('<p class="data">3 novembre 2025 08:00</p>' + BODY, head=tag))

    assert (page.title, page.published) == (HEADLINE, EIGHT)


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
        pytest.param(
            '<meta property="og:title" content="Dazi e risposta - Cronaca - Gazzetta">',
            "Dazi e risposta",
            id="the-section-too",
        ),
        pytest.param(
            '<meta property="og:title" content="Dazi, la risposta - Cronache">',
            "Dazi, la risposta - Cronache",
            id="no-section-of-the-address",
        ),
        pytest.param(
            '<meta property="og:title" content="Gazzetta | Dazi, la risposta">',
            "Dazi, la risposta",
            id="the-name-before-it",
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
