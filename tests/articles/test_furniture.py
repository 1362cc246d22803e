"""Which parts of a page are its furniture, or belong to another article?"""

import pytest
from lxml.html import document_fromstring

from articles.page_texts import FLOOD, HEADLINE, a_page, paragraphs
from watcher.articles.furniture import remove_furniture

BODY = paragraphs(*FLOOD)


def left(page: str, title: str = HEADLINE) -> str:
    """Return the words that are left of *page*."""
    tree = document_fromstring(page)
    remove_furniture(tree, title)
    return " ".join(tree.text_content().split())


def another(headline: str) -> str:
    """Return the article that a page shows below its own."""
    return f"<div><article><h1>{headline}</h1><p>Due feriti lievi.</p></article></div>"


def test_the_next_article_of_an_endless_page_goes() -> None:
    """It has a headline of its own."""
    found = left(a_page(BODY, after=another("Crolla un tetto")))

    assert FLOOD[-1] in found
    assert "Crolla" not in found
    assert "feriti" not in found


def test_the_page_s_own_article_may_be_the_second() -> None:
    """The one whose headline is the page's title."""
    page = a_page(BODY).replace("<article>", another("Crolla un tetto") + "<article>")

    assert FLOOD[0] in left(page)
    assert "Crolla" not in left(page)
    assert "Crolla" in left(page, title="Crolla un tetto")
    assert FLOOD[0] not in left(page, title="Crolla un tetto")


def test_many_headlines_of_the_first_rank_are_a_style() -> None:
    """Some live blogs write every item below one."""
    items = "".join(another(f"Ore {hour}, la piena") for hour in range(6))

    assert left(a_page(BODY + items)).count("Due feriti lievi.") == 6


@pytest.mark.parametrize("named", ['class="app-promo"', 'id="box_newsletter"'])
def test_a_short_block_goes_by_its_name(named: str) -> None:
    """A long one is the article, whatever its name."""
    text = "Il meglio della settimana, ogni sabato."

    assert text not in left(a_page(BODY + f"<div {named}><p>{text}</p></div>"))
    assert FLOOD[0] in left(a_page(f"<div {named}>{BODY}</div>"))


def test_what_holds_the_headline_stays() -> None:
    """A wrapper may be called anything."""
    page = a_page(
        "", headline=f'<div class="promo"><h1>{HEADLINE}</h1><p>Uno.</p></div>'
    )

    assert "Uno." in left(page)
