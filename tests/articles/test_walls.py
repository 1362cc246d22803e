"""Does a page withhold its article, as the walls of Italian papers are written?"""

from datetime import UTC, datetime

import pytest

from articles.page_texts import FLOOD, HEADLINE, URL, a_page, json_ld, paragraphs
from watcher.articles.extract import extract
from watcher.errors import ArticleError

ENGLISH = (
    "The bridge will be closed until spring, the council has decided after the"
    " inspectors found a crack that is two metres long in one of the pillars.",
    "Traffic has been diverted, and the mayor said that buses would run from Monday.",
)


def flags(page: str) -> set[str]:
    """Return the flags of a dated page."""
    return set(extract(page, url=URL).flags) - {"no-date"}


@pytest.mark.parametrize(
    "wall",
    [
        "Contenuto riservato agli abbonati",
        "Questo contenuto è riservato agli abbonati. Sei già abbonato? Accedi",
        "Per continuare a leggere questo articolo abbonati o effettua l'accesso",
        "Abbonati per leggere. Con 1 euro al mese leggi tutto il sito.",
        "Scegli l'abbonamento. Hai raggiunto il limite di articoli gratuiti",
        "Abbonati subito. Sei già abbonato? Entra",
        "Registrati per leggere l'articolo: è gratis",
        "Sblocca l'accesso a tutti i contenuti del sito",
    ],
)
def test_a_wall_below_the_first_sentences_is_seen(wall: str) -> None:
    """Whatever words the paper found for it; they are no part of the text."""
    page = a_page(paragraphs(FLOOD[0]) + f"<div><p>{wall}</p></div>")

    assert "paywall" in flags(page)
    assert extract(page, url=URL).text == FLOOD[0]


@pytest.mark.parametrize(
    "head",
    [
        json_ld(isAccessibleForFree=False),
        json_ld(isAccessibleForFree="False"),
        '<meta property="article:content_tier" content="locked">',
        '<meta property="article:content_tier" content="metered">',
    ],
)
def test_a_page_may_say_in_its_head_that_it_is_closed(head: str) -> None:
    """Search engines ask papers to say so."""
    assert "paywall" in flags(a_page(paragraphs(*FLOOD[:2]), head=head))


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            a_page(paragraphs(*FLOOD)).replace(
                "<nav>", "<nav><a href='/a'>Abbonati ora</a> Sei già abbonato? Accedi"
            ),
            id="in-the-menu",
        ),
        pytest.param(
            a_page(paragraphs(*FLOOD) + "<p>Abbonati subito</p>"), id="one-button"
        ),
        pytest.param(
            a_page(
                paragraphs(*FLOOD, "Contenuto riservato agli abbonati"),
                head=json_ld(isAccessibleForFree=True),
            ),
            id="free-says-the-head",
        ),
    ],
)
def test_a_button_that_sells_subscriptions_is_no_wall(page: str) -> None:
    """Every paper has one; a whole article would be taken for a teaser."""
    assert "paywall" not in flags(page)


def test_one_button_after_a_text_that_breaks_off_is_a_wall() -> None:
    """An ellipsis, and an offer to subscribe."""
    text = FLOOD[0][:90] + "…"

    assert "paywall" in flags(a_page(paragraphs(text) + "<p>Abbonati ora</p>"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("La pagina che stai cercando è stata spostata o rimossa.", "Errore"),
        ("Torna alla home e riprova più tardi, grazie.", "Pagina non trovata"),
        ("Ci dispiace, l'articolo non è più disponibile sul sito.", HEADLINE),
        ("Per favore abilita JavaScript nel tuo browser per continuare.", HEADLINE),
        ("Checking your browser before you access the site, please wait.", "Faro"),
        ("Accesso negato: la richiesta è stata bloccata dal sistema.", "Faro"),
    ],
)
def test_a_notice_in_the_place_of_the_article_is_none(text: str, title: str) -> None:
    """Servers send it with status 200."""
    page = a_page(paragraphs(text), headline=f"<h1>{title}</h1>").replace(
        f"<title>{HEADLINE}", f"<title>{title}"
    )

    with pytest.raises(ArticleError, match="no article"):
        extract(page, url=URL)


def test_an_article_about_a_page_that_is_gone_is_one() -> None:
    """It is longer than a notice."""
    told = "Chi apriva il sito del Comune leggeva «pagina non trovata»."

    assert told in extract(a_page(paragraphs(*FLOOD, told)), url=URL).text


def test_a_text_in_another_language_is_flagged() -> None:
    """The claims of an Italian paper are not in its English consent page."""
    assert "other-language" in flags(a_page(paragraphs(*ENGLISH)))
    assert "other-language" not in flags(a_page())


def test_a_wall_that_sells_freedom_from_cookies_is_one_of_cookies() -> None:
    """Who neither pays nor consents sees nothing of the article."""
    wall = paragraphs(
        "Per continuare a navigare senza pubblicità abbonati, altrimenti accetta tutti"
        " i cookie dei nostri 812 fornitori."
    )

    assert "cookie-wall" in extract(a_page(wall), url=URL).flags


def test_an_english_consent_page_is_a_cookie_wall() -> None:
    """Consent software speaks the visitor's language, or English."""
    wall = (
        "We and our partners store cookies on your device and process personal data."
        " You may withdraw your consent at any time in the privacy policy."
    )

    assert {"cookie-wall", "other-language", "short"} == flags(
        a_page(paragraphs(wall), headline="")
    )


def test_flags_come_in_a_fixed_order() -> None:
    """Of the page's text first, then of its facts."""
    page = extract(a_page(paragraphs(ENGLISH[0], "Subscribe to read")), url=URL)

    assert page.flags == ("short", "paywall", "no-date", "other-language")
    dated = a_page(head=json_ld(datePublished="2025-11-03T08:00:00+01:00"))
    now = datetime(2025, 11, 3, 8, tzinfo=UTC)
    assert extract(dated, url=URL, now=now).flags == ()
