"""What stands in for a page that shows something else than its article?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.flood import stories
from support.site import Site, Story, page
from watcher.model.article import Article
from watcher.store import articles
from watcher.store.database import open_database

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
TOLD = (
    "La piena del Brenno ha allagato Casale: secondo la Protezione civile gli sfollati"
    " sono 340, e il sindaco ha chiesto lo stato di emergenza alla Regione."
)
LINK = "/a/piena-1"
HTML = "text/html; charset=utf-8"


def the_story() -> Story:
    """Return an article whose feed tells its first sentences."""
    return replace(stories()[0], summary=TOLD)


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a news site whose feed tells more of its article than a title."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", [the_story()])
        yield running


def read(site: Site, tmp_path: Path, *, desk: Desk | None = None) -> list[Article]:
    """Run a round and return what was stored."""
    config = write_config(
        tmp_path / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel="json://127.0.0.1:9/",
    )
    run_once(config, tmp_path / "s", now=NOW, desk=desk or Desk())
    db = open_database(tmp_path / "s")
    return list(articles.since(db, datetime(2026, 1, 1, tzinfo=UTC)))


def put(site: Site, *paragraphs: str, title: str = "", head: str = "") -> None:
    """Put a page with *paragraphs* in the place of the article."""
    story = replace(
        the_story(), title=title or the_story().title, paragraphs=paragraphs
    )
    body = page(story).replace(b"</head>", f"{head}</head>".encode())
    site.pages[LINK] = (200, HTML, body)


def test_a_page_too_large_to_read_is_asked_for_once(site: Site, tmp_path: Path) -> None:
    """It would be as large the next time; the feed's text stands in at once."""
    site.pages[LINK] = (200, HTML, b"<html>" + b" " * (6 * 2**20))
    (article,) = read(site, tmp_path)

    assert "feed-text" in article.flags
    assert [path for _, path, _ in site.requests].count(LINK) == 1


@pytest.mark.parametrize(
    ("paragraphs", "flag"),
    [
        pytest.param(
            ("La piena del Brenno.", "Contenuto riservato agli abbonati"),
            "paywall",
            id="paywall",
        ),
        pytest.param(
            (
                "Noi e i nostri partner pubblicitari utilizziamo cookie o tecnologie"
                " simili per finalità tecniche e, con il consenso, per altre finalità.",
                "Puoi revocare il consenso in ogni momento leggendo l'informativa"
                " sulla privacy, che spiega come trattiamo i dati personali di tutti.",
            ),
            "cookie-wall",
            id="cookie-wall",
        ),
        pytest.param(
            (
                "The site that you are trying to visit is not available in the"
                " country from which you are visiting it at this moment in time.",
            ),
            "other-language",
            id="another-language",
        ),
        pytest.param(("La piena del Brenno.",), "short", id="hardly-a-text"),
    ],
)
def test_the_feed_s_text_stands_in_for_a_wall(site, tmp_path, paragraphs, flag):
    """The flags say why, and that it is the feed's; the figure is told."""
    put(site, *paragraphs)
    desk = Desk()

    (article,) = read(site, tmp_path, desk=desk)

    assert article.body == TOLD
    assert {flag, "feed-text"} <= set(article.flags)
    assert any("340" in message.text for message in desk.messages)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("La pagina che stai cercando è stata spostata.", "Pagina non trovata"),
        ("Per favore abilita JavaScript per continuare.", "Gazzetta di Casale"),
    ],
)
def test_the_feed_s_text_stands_in_for_a_notice(site, tmp_path, text, title):
    """Servers say "not found" with status 200, too."""
    put(site, text, title=title)

    (article,) = read(site, tmp_path)

    assert article.body == TOLD
    assert article.title == the_story().title
    assert "feed-text" in article.flags


def test_a_teaser_that_tells_more_than_the_feed_is_read(site, tmp_path):
    """Then the page counts, without its wall."""
    teaser = f"{TOLD} Le scuole restano chiuse fino a venerdì, hanno fatto sapere."
    put(site, teaser, "Contenuto riservato agli abbonati")

    (article,) = read(site, tmp_path)

    assert article.body == teaser
    assert "paywall" in article.flags
    assert "feed-text" not in article.flags


def test_an_address_that_leads_to_the_front_page_is_gone(site, tmp_path):
    """The front page tells of other articles."""
    site.pages[LINK] = (
        200,
        HTML,
        b'<meta http-equiv="refresh" content="0; url=/">',
    )
    site.pages["/"] = (200, HTML, page(stories()[2]))

    (article,) = read(site, tmp_path)

    assert article.body == TOLD
    assert "feed-text" in article.flags


def test_one_canonical_address_for_all_pages_folds_nothing(site, tmp_path):
    """A template that states it is a mistake: no article may be lost."""
    several = [stories()[n] for n in (0, 2)]
    site.publish("/feed.xml", "Gazzetta di Casale", several)
    for story in several:
        status, kind, body = site.pages[story.path]
        link = f'<link rel="canonical" href="{site.base}/notizie">'.encode()
        site.pages[story.path] = (status, kind, body.replace(b"<meta", link + b"<meta"))

    found = read(site, tmp_path)

    assert [one.title for one in found] == [story.title for story in several]
    assert [one.url for one in found] == [
        f"{site.base}/notizie",
        f"{site.base}/a/mercato",
    ]


def test_the_variants_of_one_article_are_read_once(site, tmp_path):
    """For phones, for printers and with what a campaign appends to a link."""
    story = the_story()
    variants = [
        replace(story, path=f"{LINK}{end}") for end in ("", "/amp", "/stampa", "?amp=1")
    ]
    site.publish("/feed.xml", "Gazzetta di Casale", variants)
    for variant in variants:
        status, kind, body = site.pages[variant.path]
        link = f'<link rel="canonical" href="{site.base}{LINK}">'.encode()
        site.pages[variant.path] = (
            status,
            kind,
            body.replace(b"<meta", link + b"<meta") if "?" in variant.path else body,
        )
    desk = Desk()

    (article,) = read(site, tmp_path, desk=desk)

    assert article.url == f"{site.base}{LINK}"
    assert len(desk.messages) == 1


def test_two_pages_that_name_each_other_canonical_alert_once(site, tmp_path):
    """Both are stored; what the second says was read before."""
    one, two = the_story(), replace(the_story(), path="/a/altra")
    site.publish("/feed.xml", "Gazzetta di Casale", [one, two])
    for story, other in ((one, two), (two, one)):
        status, kind, body = site.pages[story.path]
        link = f'<link rel="canonical" href="{site.base}{other.path}">'.encode()
        site.pages[story.path] = (status, kind, body.replace(b"<meta", link + b"<meta"))
    desk = Desk()

    found = read(site, tmp_path, desk=desk)

    assert len(found) == 2
    assert len(desk.messages) == 1


def test_the_feed_s_text_has_an_origin_too(site, tmp_path):
    """Agencies sign in the feed as they do on the page."""
    told = f"(ANSA) - CASALE, 3 MAR - {TOLD}"
    site.publish("/feed.xml", "Gazzetta", [replace(the_story(), summary=told)])
    site.pages[LINK] = (410, HTML, b"")

    (article,) = read(site, tmp_path)

    assert article.origin == "Ansa"


def test_articles_behind_one_consent_page_stay_apart(site, tmp_path):
    """Every link leads to the same page; the links of the feed count."""
    several = [replace(stories()[n], summary=f"{TOLD} {n}") for n in (0, 2)]
    site.publish("/feed.xml", "Gazzetta di Casale", several)
    consent = (
        "Noi e i nostri partner pubblicitari utilizziamo cookie e tecnologie simili.",
        "Puoi revocare il consenso leggendo l'informativa sulla privacy.",
    )
    wall = replace(the_story(), path="/consenso/scelta", paragraphs=consent)
    site.pages[wall.path] = (200, HTML, page(wall))
    for story in several:
        site.pages[story.path] = (302, "", b"")
        site.headers[story.path] = {"Location": wall.path}

    found = read(site, tmp_path)

    assert [one.url.removeprefix(site.base) for one in found] == [
        story.path for story in several
    ]
    assert [one.body for one in found] == [story.summary for story in several]


def test_a_title_that_the_feed_cuts_is_the_page_s(site, tmp_path):
    """Some feeds end theirs after so many letters; another title is a choice."""
    whole = the_story().title
    other = replace(stories()[2], title="Il mercato, com'era…")
    cut = replace(the_story(), title=f"{whole[:20]}…")
    site.publish("/feed.xml", "Gazzetta di Casale", [cut, other])
    site.pages[LINK] = (200, HTML, page(the_story()))
    site.pages[other.path] = (200, HTML, page(stories()[2]))

    found = read(site, tmp_path)

    assert [one.title for one in found] == [whole, other.title]
