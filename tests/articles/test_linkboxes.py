"""Which blocks of a page only lead to other articles?"""

import pytest
from lxml.html import document_fromstring

from articles.page_texts import FLOOD, URL, a_page, paragraphs
from watcher.articles.linkboxes import remove_boxes

OTHER = '<a href="/n/1">Crolla il tetto di una palestra, due feriti</a>'
TEASER = "La procura ha aperto un fascicolo dopo l'esposto dei residenti."


def left(markup: str) -> str:
    """Return the words that are left of an article with *markup* in it."""
    tree = document_fromstring(a_page(paragraphs(FLOOD[0]) + markup))
    remove_boxes(tree, URL)
    return " ".join(tree.find(".//article").text_content().split())


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<p>{OTHER}</p>", id="paragraph"),
        pytest.param(f"<p><b>Il caso: {OTHER}</b></p>", id="label"),
        pytest.param(f"<ul><li>{OTHER}</li><li>{OTHER}</li></ul>", id="list"),
        pytest.param(f"<div><h4>{OTHER}</h4><p>{TEASER}</p></div>", id="card"),
        pytest.param(
            f"<div><div><h4>{OTHER}</h4></div><p>{TEASER}</p></div>", id="deep-card"
        ),
        pytest.param(
            f'<a href="/n/2"><h3>Crolla un tetto</h3><p>{TEASER}</p></a>', id="block"
        ),
        pytest.param(f"Fine.<br>{OTHER}<br>", id="between-line-breaks"),
    ],
)
def test_a_box_goes_with_its_teaser(box: str) -> None:
    """Headlines of other articles would be taken for claims of this one."""
    found = left(box)

    assert FLOOD[0] in found
    assert "Crolla" not in found
    assert "procura" not in found


@pytest.mark.parametrize(
    "text",
    [
        f"<p>Come scrive {OTHER}, le indagini sono chiuse da un mese.</p>",
        '<p><a href="/t/1">La Regione Emilia-Romagna ha chiesto lo stato</a> di'
        " emergenza.</p>",
        '<h3><a href="#p12">10.45 - Crolla un ponte</a></h3><p>Nessun ferito.</p>',
        f'<h3><a href="{URL}?post=3">Crolla un ponte</a></h3><p>Nessun ferito.</p>',
        '<p><a href="javascript:void(0)">Crolla un ponte</a></p>',
        "<p><a>Crolla un ponte</a></p>",
    ],
)
def test_a_link_inside_a_sentence_and_one_to_the_page_itself_stay(text: str) -> None:
    """Papers link words, and the items of a live blog link to themselves."""
    assert left(text) == left("") + document_fromstring(text).text_content()


def test_a_short_article_is_no_teaser_of_the_box_behind_it() -> None:
    """A teaser follows its headline."""
    flash = "Il ponte è chiuso per una lesione a un pilone."
    box = f"<div><p>{flash}</p><aside><h4>{OTHER}</h4></aside></div>"

    assert left(box).endswith(flash)


def test_the_items_of_a_live_blog_may_have_addresses_below_its_own() -> None:
    """So have the articles of a section, but a section has no number in its own."""
    item = '<div><h3><a href="{}/7">10.45 - Crolla un ponte</a></h3><p>Due.</p></div>'

    def at(path: str) -> str:
        tree = document_fromstring(a_page(item.format(path)))
        remove_boxes(tree, f"https://faro.example{path}")
        return str(tree.text_content())

    assert "Crolla" in at("/2025/11/03/diretta")
    assert "Crolla" not in at("/cronaca")


def test_the_headline_of_the_page_stays() -> None:
    """Also when it is a link in a header of links."""
    page = a_page(headline=f"<header><h1>{OTHER}</h1>{OTHER}</header>")
    tree = document_fromstring(page)
    remove_boxes(tree, URL)

    assert "Crolla" in tree.find(".//h1").text_content()


def test_an_address_that_is_none_leads_away() -> None:
    """A broken link is no reason to fail."""
    assert "Crolla" not in left('<p><a href="http://[">Crolla un ponte</a></p>')
