"""Wherever boxes stand among the paragraphs, is the article read and they are not?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.page_texts import FLOOD, URL, a_page
from watcher.articles.extract import extract

OTHER = "Crolla il tetto di una palestra a Cassano, due operai in ospedale"
LINK = f'<a href="/n/1">{OTHER}</a>'
TEASER = "La procura ha aperto un fascicolo dopo l'esposto di chi abita nella via."
BOXES = (
    f"<p>{LINK}</p>",
    f"<p><strong>Leggi anche: {LINK}</strong></p>",
    f"<p><em>– Leggi anche: </em>{LINK}</p>",
    f"<ul><li>{LINK}</li></ul>",
    f"<p><b>LEGGI ANCHE</b></p><ul><li>{LINK}</li><li>{LINK}</li></ul>",
    f"<div><h3>{LINK}</h3><p>{TEASER}</p></div>",
    f'<div class="card"><a href="/n/1"><h4>{OTHER}</h4><p>{TEASER}</p></a></div>',
    f"<aside><h2>{LINK}</h2></aside>",
    f'<div class="correlati"><span>Correlati</span><p>{OTHER}</p></div>',
    f"<figure><img src='/a.jpg'><figcaption>{LINK}</figcaption></figure>",
    "<div class='adv'><p>Pubblicità</p></div>",
    "<p>Iscriviti alla newsletter: arriva ogni mattina, gratis.</p>",
    "<script>var a = '<p>';</script>",
)  # fmt: skip
WRAPPERS = (
    "<div>{}</div>",
    "<section><div>{}</div></section>",
    "<div class='testo'>{}</div>",
    "{}",
    "<div><div><div>{}</div></div></div>",
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.lists(st.sampled_from(BOXES), max_size=2),
        min_size=len(FLOOD) + 1,
        max_size=len(FLOOD) + 1,
    ),
    st.sampled_from(WRAPPERS),
)
def test_every_paragraph_is_read_and_no_box(
    boxes: list[list[str]], wrapper: str
) -> None:
    """Before, between and behind them, in any order and number."""
    between = ["".join(some) for some in boxes]
    body = between[0] + "".join(
        f"<p>{text}</p>{box}" for text, box in zip(FLOOD, between[1:], strict=True)
    )

    page = extract(a_page(wrapper.format(body)), url=URL)

    assert page.text == "\n\n".join(FLOOD)
