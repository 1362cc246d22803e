"""Pages on floods, strikes and courts for the tests, and a builder of small ones."""

import json

FLOOD = (
    "La Protezione civile ha disposto l'evacuazione di 340 residenti nella zona bassa"
    " di Faenza dopo l'esondazione del fiume nella notte tra martedì e mercoledì.",
    "«La piena è attesa nel pomeriggio», ha detto il sindaco, che ha chiuso le scuole"
    " fino a venerdì e chiesto agli abitanti di restare ai piani alti.",
    "Secondo i tecnici il livello ha superato di oltre un metro la soglia rossa. I"
    " danni alle aziende sarebbero ingenti, ma per una stima servirà una settimana.",
    "La Regione ha chiesto lo stato di emergenza: il governo dovrebbe riunirsi domani"
    " per decidere lo stanziamento dei primi fondi.",
)
HEADLINE = "Esonda il fiume, 340 evacuati a Faenza"
URL = "https://www.gazzetta.example/cronaca/esonda-il-fiume.html"
LINKS = "".join(
    f'<li><a href="/n{n}">Calciomercato, il punto sulle trattative numero {n}</a></li>'
    for n in range(8)
)
RELATED = f'<div class="correlati"><h3>Leggi anche</h3><ul>{LINKS}</ul></div>'
MENU = "<nav><ul>{}</ul></nav>".format(
    "".join(f'<li><a href="/s{n}">Sezione {n}</a></li>' for n in range(12))
)
FOOTER = "<footer><p>© 2025 Gazzetta - P.IVA 0123</p><a href='/p'>Privacy</a></footer>"


def paragraphs(*texts: str) -> str:
    """Wrap each text in a paragraph."""
    return "".join(f"<p>{text}</p>" for text in texts)


def a_page(
    body: str = paragraphs(*FLOOD),
    *,
    head: str = "",
    headline: str = f"<h1>{HEADLINE}</h1>",
    after: str = RELATED,
) -> str:
    """Build the page of a paper: menu, article of *headline* and *body*, boxes."""
    return (
        f'<!doctype html><html lang="it"><head><meta charset="utf-8">'
        f"<title>{HEADLINE} - Gazzetta</title>{head}</head>"
        f'<body class="single has-sidebar">{MENU}<article>{headline}{body}</article>'
        f"{after}{FOOTER}</body></html>"
    )


def json_ld(**facts: object) -> str:
    """State *facts* of the article as structured data."""
    graph = {"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", **facts}]}
    return f'<script type="application/ld+json">{json.dumps(graph)}</script>'
