"""Are all pieces of an article read, whatever its template calls each of them?"""

import pytest

from articles.page_texts import FLOOD, URL, a_page, paragraphs
from watcher.articles.extract import extract

INTRO = "Gli aggiornamenti sulla piena, ora per ora, da Faenza e dai paesi vicini."
ITEMS = [
    f"Alle {hour} il livello era di {hour - 5} metri e i volontari avevano portato in"
    f" salvo altre {hour + 20} persone, quasi tutte dalle case della parte bassa."
    for hour in range(8, 16)
]


def live(opening: str, closing: str, row: str = "div") -> str:
    """Return a live blog whose items stand between these tags."""
    items = "".join(
        f"{opening}<time>{hour}:40</time><h3>Punto {hour}</h3><p>{item}</p>{closing}"
        for hour, item in enumerate(ITEMS)
    )
    return a_page(f"<p>{INTRO}</p><{row}>{items}</{row}>")


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<div class="post">', "</div>"),
        ('<div id="post-12" class="live entry">', "</div>"),
        ('<section class="entry-content">', "</section>"),
        ('<div itemprop="articleBody">', "</div>"),
        ('<div class="item"><div class="post-body">', "</div></div>"),
        ('<li><div class="article-body">', "</div></li>"),
        ('<article class="post">', "</article>"),
    ],
)
def test_every_item_of_a_live_blog_is_read_in_its_order(
    opening: str, closing: str
) -> None:
    """Trafilatura alone takes the first block of such a name for the article."""
    text = extract(live(opening, closing), url=URL).text

    assert text.startswith(INTRO)
    assert [item for item in text.split("\n\n") if item in ITEMS] == ITEMS


def test_a_text_in_parts_between_advertisements_is_read_whole() -> None:
    """Each part has the name of the whole."""
    part = '<div class="article-body">{}</div><div class="adv">Pubblicità</div>'
    body = "".join(part.format(paragraphs(*some)) for some in (FLOOD[:2], FLOOD[2:]))

    assert extract(a_page(body), url=URL).text == "\n\n".join(FLOOD)


def test_posts_beside_the_article_are_not_read_with_it() -> None:
    """Teasers of other articles keep apart, also where they are several."""
    teaser = (
        "<h3>Coppa, il sorteggio</h3><p>La squadra di casa gioca domenica sera.</p>"
    )
    posts = "".join(f'<div class="post">{teaser}</div>' for _ in range(3))
    body = f'<div class="entry-content">{paragraphs(*FLOOD)}</div>'

    text = extract(a_page(body, after=f"<div>{posts}</div>"), url=URL).text

    assert text == "\n\n".join(FLOOD)


def test_an_article_that_stands_before_others_is_read_alone() -> None:
    """Where a block holds the headline of the page, each is an article of its own."""
    own = f"<h1>Esonda il fiume</h1>{paragraphs(*FLOOD)}"
    other = f"<h2>Coppa, il sorteggio</h2>{paragraphs(*ITEMS)}"
    page = f'<div class="post">{own}</div><div class="post">{other}</div>'

    text = extract(f"<html lang='it'><body>{page}</body></html>", url=URL).text

    assert text == "\n\n".join(FLOOD)
