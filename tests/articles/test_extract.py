"""What is the article in this page?"""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.page_texts import (
    FLOOD,
    HEADLINE,
    RELATED,
    URL,
    a_page,
    json_ld,
    paragraphs,
)
from watcher.articles.extract import extract
from watcher.errors import ArticleError
from watcher.model.article import Page

BAD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
BODY = "\n\n".join(FLOOD)


def _read(page: str) -> Page:
    return extract(page.encode(), url=URL, content_type="text/html; charset=utf-8")


def test_the_article_is_read_without_menu_and_boxes() -> None:
    """Paragraphs by blank lines; the headline is not repeated in the text."""
    page = _read(a_page())

    assert page.title == HEADLINE
    assert page.text == BODY
    assert page.language == "it"
    assert page.flags == ("no-date",)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<br><br>".join(FLOOD), id="line-breaks"),
        pytest.param("".join(f"<div>{one}</div>" for one in FLOOD), id="divisions"),
        pytest.param(f"<section>{paragraphs(*FLOOD)}</section>", id="section"),
        pytest.param(paragraphs(*FLOOD) + RELATED, id="box-inside"),
    ],
)
def test_the_markup_of_paragraphs_does_not_matter(body: str) -> None:
    """Papers wrap their text in many ways."""
    assert _read(a_page(body)).text == BODY


@pytest.mark.parametrize(
    "leftover",
    [
        "Condividi",
        "Condividi 12",
        "al piano di sopra",
        "Source",
        "torna su ↑",
        "Pubblicità",
        "Leggi anche: Terremoto in Irpinia, paura nella notte ma nessun ferito",
        "LEGGI ANCHE Serie A, il Torino esonera l'allenatore dopo la sconfitta",
        "© Riproduzione riservata",
        "RIPRODUZIONE RISERVATA © Copyright Gazzetta",
        "Iscriviti alla newsletter per ricevere le notizie del mattino",
        "gazzetta.example",
        ".",
    ],
)
def test_what_a_page_prints_below_its_article_is_not_read(leftover: str) -> None:
    """Buttons, boxes, rights and stray fragments, known or not."""
    assert _read(a_page(paragraphs(*FLOOD, leftover))).text == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "Restano chiuse tre strade.",
        "Il bilancio è di due dispersi",
        "«Non lasciateci soli.»",
        "Per approfondire le cause la procura ha nominato un perito.",
        "Abbonati in calo del 10 per cento per la piattaforma francese",
        "Condividi la nostra rabbia, ha detto il sindaco agli sfollati.",
    ],
)
def test_a_last_sentence_is_kept(sentence: str) -> None:
    """Words of a button inside a sentence make no button of it."""
    assert _read(a_page(paragraphs(*FLOOD, sentence))).text.endswith(sentence)


def test_a_box_between_paragraphs_is_left_out() -> None:
    """The headline of another article would be taken for a claim of this one."""
    box = "<strong>LEGGI ANCHE:</strong> <a href='/x'>Crolla un ponte, tre feriti</a>"

    assert _read(a_page(paragraphs(FLOOD[0], box, *FLOOD[1:]))).text == BODY


def test_a_box_inside_a_paragraph_is_left_out() -> None:
    """So it stands in the pages of papers that write it by hand."""
    box = " <b>LEGGI ANCHE: <a href='/x'>Crolla un ponte, tre feriti</a></b>"

    assert _read(a_page(paragraphs(FLOOD[0] + box, *FLOOD[1:]))).text == BODY


def test_the_signature_of_an_agency_on_its_own_line_is_not_text() -> None:
    """It is the origin."""
    page = _read(a_page(paragraphs(*FLOOD, "(ITALPRESS).")))

    assert (page.text, page.origin) == (BODY, "Italpress")


def test_a_dateline_and_a_byline_are_not_text() -> None:
    """They are facts of the page instead."""
    head = paragraphs("di Anna Bianchi", "lunedì 3 novembre 2025, ore 8.00")
    page = _read(a_page(head + paragraphs(*FLOOD)))

    assert page.text == BODY
    assert page.published == datetime(2025, 11, 3, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "reference", ["&#27;", "&#8;", "&#12;", "&#xFFFE;", "&#x1b;", "&#0"]
)
def test_one_control_reference_does_not_silence_a_page(reference: str) -> None:
    """Trafilatura would discard the whole page."""
    page = _read(a_page(paragraphs(f"Prima {reference}riga.", *FLOOD)))

    assert page.text.endswith(BODY)
    assert page.text.startswith("Prima riga.")


def test_a_text_without_an_end_is_cut_between_paragraphs() -> None:
    """Judging a book would hold up every other article."""
    many = [f"Nella via numero {n} l'acqua è alta due metri." for n in range(3_000)]
    page = _read(a_page(paragraphs(*many)))
    plain = extract("\n".join(many), url="file:///a.txt")

    for found in (page, plain):
        assert 59_000 < len(found.text) <= 60_000
        assert found.text.split("\n\n")[-1] in many
        assert "long" in found.flags


def test_ordinary_references_are_kept() -> None:
    """Numbers that begin like a control character's, and the euro of old pages."""
    sentence = "L&#8217;8 marzo il biglietto coster&#xE0; 12 &#128;, &#x1F4;."

    assert _read(a_page(paragraphs(sentence, *FLOOD))).text.startswith(
        "L’8 marzo il biglietto costerà 12 €, Ǵ."
    )


@pytest.mark.parametrize(
    "signed", ["(ANSA) - FAENZA, 3 NOV - ", "", "FAENZA (Reuters) - "]
)
def test_the_agency_that_signs_is_the_origin(signed: str) -> None:
    """Also when its name stands below the text, where it is no part of it."""
    body = paragraphs(signed + FLOOD[0], *FLOOD[1:], "" if signed else "Fonte: Ansa")
    expected = "Reuters" if "Reuters" in signed else "Ansa"

    assert _read(a_page(body)).origin == expected
    assert _read(a_page()).origin is None


def test_a_teaser_before_a_paywall_is_flagged_and_kept() -> None:
    """The invitation to pay is not part of it."""
    wall = "<div>Contenuto riservato agli abbonati. Sei già abbonato? Accedi</div>"
    page = _read(a_page(paragraphs(FLOOD[0]) + wall))

    assert {"short", "paywall"} <= set(page.flags)
    assert page.text == FLOOD[0]


def test_structured_data_may_say_that_an_article_is_closed() -> None:
    """`isAccessibleForFree` false."""
    page = _read(
        a_page(paragraphs(*FLOOD[:2]), head=json_ld(isAccessibleForFree="False"))
    )

    assert "paywall" in page.flags


def test_a_long_article_about_subscribers_is_no_paywall() -> None:
    """Only a short text can be a teaser."""
    news = "La piattaforma offre contenuto riservato agli abbonati anche in Italia."

    long = [f"Parte {part}: {one}" for part in ("A", "B", "C") for one in FLOOD]

    assert "paywall" not in _read(a_page(paragraphs(news, *long))).flags


def test_a_consent_page_is_flagged() -> None:
    """Three words of the trade in a text that short."""
    wall = (
        "Noi e i nostri partner pubblicitari utilizziamo cookie e tecnologie simili."
        " Puoi revocare il consenso quando vuoi leggendo l'informativa sulla privacy."
    )

    assert "cookie-wall" in _read(a_page(paragraphs(wall), headline="")).flags


def test_structured_text_helps_where_the_page_shows_none() -> None:
    """Pages built by scripts carry the article in JSON-LD only."""
    head = json_ld(articleBody="\n".join(FLOOD), headline="Esonda il fiume")
    page = _read(a_page("<div id='app'></div>", head=head, headline="", after=""))

    assert page.text.split() == BODY.split()


@pytest.mark.parametrize("real", ["utf-8", "cp1252", "utf-16"])
def test_letters_are_read_right_whatever_the_label_says(real: str) -> None:
    """The page says utf-8 and the server Latin-1."""
    page = extract(
        a_page().encode(real), url=URL, content_type="text/html; charset=iso-8859-1"
    )

    assert page.text == BODY


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n",
        b"<html></html>",
        b"<p></p>",
        a_page("", headline="").encode(),
        b"<html><body><script>var a = 1;</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_an_article_error(body: bytes) -> None:
    """Menus and scripts are no text."""
    with pytest.raises(ArticleError):
        extract(body, url=URL)


def test_a_page_of_a_section_is_no_article() -> None:
    """Headlines and teasers of others, whether the teasers are links or not."""
    cards = "".join(
        f'<article><h2><a href="/n/{n}">Sciopero numero {n}, treni fermi</a></h2>'
        f"<p>{one}</p></article>"
        for n, one in enumerate(FLOOD)
    )
    with pytest.raises(ArticleError):
        _read(a_page(f"<div>{cards}</div>", headline="<h1>Cronaca</h1>"))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(max_size=300), st.text(max_size=200))
def test_any_page_is_read_or_refused(body: bytes, text: str) -> None:
    """No other error leaves the room, and no control character."""
    pages = (body, b"<html><body><p>" + body, a_page(paragraphs(text, FLOOD[0])), text)
    for page in pages:
        try:
            found = extract(page, url=URL)
        except ArticleError:
            continue
        said = found.title + found.text + (found.author or "")

        assert not BAD.search(said)
