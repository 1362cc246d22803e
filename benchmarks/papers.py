"""Pages as papers build them: some 100 kB of menus, boxes, scripts and an article."""

from dataclasses import dataclass
from random import Random

from disguises import FILLING

_SECTIONS = (
    "Cronaca",
    "Politica",
    "Economia",
    "Mondo",
    "Sport",
    "Cultura",
    "Spettacoli",
    "Meteo",
    "Salute",
    "Motori",
)
_EVERYDAY = """
governo comune regione sindaco assessore bilancio strada scuola ospedale lavoro azienda
operai piazza festa mercato prezzo famiglia studenti concerto mostra partita campionato
squadra allenatore ministro riforma decreto incendio rapina processo sentenza inchiesta
turismo spiaggia montagna traffico autobus cantiere quartiere residenti anziani bambini
vaccino energia bolletta tassa pensione
"""
_WORDS = _EVERYDAY.split()
_JOINING = "il la di che e per con una del nella sul è più dopo tra come anche già"
_SMALL = _JOINING.split()


_NAMED_PARTS = ("header", "nav", "main", "article", "aside", "footer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A page with its address, its title in the feed, and whether it is on topic."""

    url: str
    text: str
    body: bytes
    title: str
    relevant: bool


def papers(
    dice: Random,
    count: int,
    sentences: tuple[str, ...],
    *,
    shares: tuple[float, float],
    divs: float = 0.5,
) -> list[Paper]:
    """
    Return *count* pages in any order, of which exactly these *shares* have *sentences*.

    The first have them in their article, the second in a box of links. A share of the
    pages is built of *divs*, the others of named parts (article, aside, footer).
    """
    relevant, boxed = (round(share * count) for share in shares)
    places = ["article"] * relevant + ["box"] * boxed
    places += [""] * (count - len(places))
    pages = [
        paper(dice, sentences, place=place, divs=dice.random() < divs)
        for place in places
    ]
    dice.shuffle(pages)
    return pages


def paper(
    dice: Random, sentences: tuple[str, ...] = (), *, place: str = "", divs: bool
) -> Paper:
    """Return a page with *sentences* in one *place*: article, box or "" for none."""
    on_topic, boxed = place == "article", place == "box"
    title = dice.choice(sentences) if on_topic else headline(dice)
    said = [sentence(dice) for _ in range(dice.randint(18, 45))]
    if on_topic:
        said[2:2] = [f"{one}." for one in sentences]
    number = dice.randrange(10**6)
    links = [headline(dice) for _ in range(220)]
    if boxed:
        links[dice.randrange(len(links))] = dice.choice(sentences)
    text = _page(dice, title, said, links, number)
    text = _in_divs(text) if divs else text
    return Paper(
        url=f"https://www.gazzetta.example/cronaca/{number}.html",
        text=text,
        body=text.encode(),
        title=title,
        relevant=on_topic,
    )


def headline(dice: Random) -> str:
    """Return a headline of everyday words."""
    return " ".join(dice.choices(_WORDS, k=2) + dice.choices(_SMALL, k=2)).capitalize()


def sentence(dice: Random) -> str:
    """Return a sentence of everyday words with the signs that papers use."""
    words = [
        dice.choice(_SMALL if dice.random() < 0.45 else _WORDS)
        for _ in range(dice.randint(12, 24))
    ]
    if dice.random() < 0.4:
        words.insert(5, f"dell’{dice.choice(('accordo', 'intesa', 'aula'))}")
    if dice.random() < 0.3:
        words.append(f"– «{dice.choice(FILLING)}»")
    return " ".join(words).capitalize() + "."


def _page(
    dice: Random, title: str, said: list[str], links: list[str], number: int
) -> str:
    paragraphs = "\n".join(
        f"<p>{' '.join(said[at : at + 3])}</p>" for at in range(0, len(said), 3)
    )
    teasers = "\n".join(_teaser(dice, one, at) for at, one in enumerate(links))
    menu = "".join(
        f'<li class="menu__item menu__item--{at}"><a class="menu__link" '
        f'href="/{one.lower()}/?ref=menu&amp;pos={at}">{one}</a></li>'
        for at, one in enumerate(_SECTIONS * 4)
    )
    return f"""<!DOCTYPE html>
<html lang="it"><head><meta charset="utf-8"><title>{title} - La Gazzetta</title>
<meta property="og:title" content="{title}"><meta property="og:type" content="article">
<link rel="canonical" href="https://www.gazzetta.example/cronaca/{number}.html">
<style>{_style(dice)}</style><script>{_script(dice)}</script>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"{title}","datePublished":"2025-03-01T10:00:00+01:00"}}</script></head>
<body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{title}</h1><div class="article__body">{paragraphs}</div></article>
<aside class="most-read"><h3>I pi&ugrave; letti</h3>{teasers}</aside></main>
<footer><p>&copy; La Gazzetta&nbsp;&ndash; Tutti i diritti riservati</p></footer>
<script>{_script(dice)}</script></body></html>"""


def _in_divs(page: str) -> str:
    """Return *page* with its parts told by classes only, as most papers do it."""
    for part in _NAMED_PARTS:
        page = page.replace(f"<{part}>", f'<div class="page__{part}">')
        page = page.replace(f"<{part} ", "<div ").replace(f"</{part}>", "</div>")
    return page


def _teaser(dice: Random, title: str, at: int) -> str:
    number = dice.randrange(10**6)
    return (
        f'<div class="teaser teaser--small js-track" data-pos="{at}" '
        f'data-track="click&amp;box=most&amp;id={number}"><a class="teaser__link" '
        f'href="https://www.gazzetta.example/{number}.html"><img class="lazy" '
        f'data-src="https://img.gazzetta.example/{number}/320x180.jpg" alt="">'
        f'<span class="teaser__title">{title}</span></a></div>'
    )


def _style(dice: Random) -> str:
    return "".join(
        f".c{dice.randrange(9999)}>.x{at}{{margin:{at % 9}px;color:#{at:06x}}}"
        for at in range(250)
    )


def _script(dice: Random) -> str:
    names = "abcdefghijklmnopqrstuvwxyz"
    return "".join(
        f"function {dice.choice(names)}{at}({dice.choice(names)},{dice.choice(names)})"
        f"{{return {dice.choice(names)}<{at}&&window.dataLayer.push({{e:{at}}})}}"
        for at in range(220)
    )
