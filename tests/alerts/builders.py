"""Which values do the tests of alerts start from? Builders name only what matters."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from support.claims import PUBLISHED, a_claim, a_verdict
from watcher.alerts.compose import News, Style, Told
from watcher.model.article import Article
from watcher.model.match import Match, TermHit

ROME = ZoneInfo("Europe/Rome")
ITALIAN = Style(language="it", zone=ROME)
ENGLISH = Style(language="en", zone=ROME)


def an_article(**changes: object) -> Article:
    """Return an article of a local paper."""
    article = Article(
        id="a1",
        outlet="Gazzetta del Golfo",
        url="https://gazzetta.example/ponte",
        published=PUBLISHED,
        title="Ponte chiuso, spiraglio per l'estate",
    )
    return replace(article, **changes)  # type: ignore[arg-type]


def a_match() -> Match:
    """Return the match of one group by two words."""
    hits = [
        TermHit(term=t, surface=t, start=0, end=5, field="title", role="any", group=0)
        for t in ("ponte", "Ponte", "viadotto")
    ]
    return Match(
        profile="ponte",
        article_id="a1",
        relevant=True,
        score=0.824,
        groups=("ponte sul golfo",),
        hits=tuple(hits),
    )


def some_news(*told: Told, **changes: object) -> News:
    """Return news of *told*, by default of one new claim."""
    news = News(
        key="k-1",
        id="m12",
        profile="Ponte sul golfo",
        article=an_article(),
        told=told or (Told(claim=a_claim(), verdict=a_verdict()),),
        match=a_match(),
    )
    return replace(news, **changes)  # type: ignore[arg-type]
