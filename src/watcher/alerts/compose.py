"""Which words tell it? Pure: values in, a message out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from watcher.alerts.hostile import one_line
from watcher.alerts.order import in_order
from watcher.alerts.rendering import MAX_SUBJECT, Style, render
from watcher.alerts.views import (
    Told,
    View,
    article_view,
    claim_view,
    match_view,
    outlets_view,
    told_view,
)
from watcher.alerts.words import words
from watcher.model.alert import Message
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.match import Match

MAX_PROFILE = 60
MAX_CLAIMS = 8

__all__ = [
    "MAX_SUBJECT",
    "Baseline",
    "News",
    "Style",
    "Told",
    "compose_baseline",
    "compose_news",
    "compose_sample",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """
    What an article tells that is new.

    `key` names the message for ever, `id` is what `watcher show` takes. The most
    telling of `told` makes the subject. `origins` counts independent origins, `also_in`
    are other outlets with the same text. `revised` news stands in a later text of an
    article that was read before. `thread` has the keys of the earlier alerts that it
    goes on with, oldest first.
    """

    key: str
    id: str
    profile: str
    article: Article
    told: Sequence[Told]
    match: Match | None = None
    origins: int = 1
    also_in: Sequence[str] = ()
    revised: bool = False
    thread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """
    What was known when the watch began.

    `name` is the profile's name for commands, `profile` its title. `claims` and
    `articles` are counts, `main` the claims worth showing, the first ones first.
    """

    key: str
    name: str
    profile: str
    articles: int
    claims: int
    main: Sequence[Claim] = ()


def compose_news(news: News, style: Style) -> Message:
    """Compose the note that tells what is new in one article."""
    table = words(style.language)
    views = [told_view(one, style.zone, table) for one in in_order(news.told)]
    distinct = list({(v["kind"], v["fact"]): v for v in reversed(views)}.values())
    told = distinct[::-1]
    shown = told[:MAX_CLAIMS]
    if not shown:
        msg = "an alert tells at least one claim"
        raise ValueError(msg)
    view: View = {
        "profile": one_line(news.profile, limit=MAX_PROFILE),
        "lead": shown[0],
        "others": shown[1:],
        "count": len(told),
        "more": len(told) - len(shown),
        "article": article_view(news.article, style.zone, table),
        "match": match_view(news.match, table),
        "origins": news.origins,
        "also_in": outlets_view(news.also_in),
        "id": one_line(news.id, limit=40),
        "revised": table["revised"] if news.revised else "",
    }
    return render("news", news.key, view, style, thread=news.thread)


def compose_baseline(baseline: Baseline, style: Style) -> Message:
    """Compose the one summary that a new profile sends: the watch has begun."""
    table = words(style.language)
    main = [claim_view(claim, style.zone, table) for claim in baseline.main]
    view: View = {
        "profile": one_line(baseline.profile, limit=MAX_PROFILE),
        "name": one_line(baseline.name, limit=MAX_PROFILE),
        "articles": baseline.articles,
        "claims": baseline.claims,
        "main": main[:MAX_CLAIMS],
        "more": max(baseline.claims - len(main[:MAX_CLAIMS]), 0),
    }
    return render("baseline", baseline.key, view, style)


def compose_sample(channel: str, style: Style, *, now: datetime) -> Message:
    """Compose the message that tests *channel*, another one at each moment."""
    view: View = {"channel": one_line(channel, limit=MAX_PROFILE)}
    return render("sample", f"sample-{channel}-{now.timestamp():.0f}", view, style)
