"""Which words tell it? Pure: values in, a message out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from watcher.alerts.hostile import clean, one_line
from watcher.alerts.order import in_order
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

# Mail clients show 60 to 120 characters; phones cut earlier, so the fact comes soon.
MAX_SUBJECT = 180
MAX_PROFILE = 60
MAX_CLAIMS = 8

__all__ = [
    "Baseline",
    "News",
    "Style",
    "Told",
    "compose_baseline",
    "compose_news",
    "compose_sample",
    "render",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The language ("it" or "en") and the time zone of messages."""

    language: str
    zone: tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """
    What an article tells that is new.

    `key` names the message for ever, `id` is what `watcher show` takes. The most
    telling of `told` makes the subject. `origins` counts independent origins, `also_in`
    are other outlets with the same text. `revised` news stands in a later text of an
    article that was read before.
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
        "more": len(told) - len(shown),
        "article": article_view(news.article, style.zone, table),
        "match": match_view(news.match, table),
        "origins": news.origins,
        "also_in": outlets_view(news.also_in),
        "id": one_line(news.id, limit=40),
        "revised": table["revised"] if news.revised else "",
    }
    form = table["subject"]["revised" if news.revised else "news"]
    subject = form.format(
        **view["lead"], profile=view["profile"], revised=view["revised"]
    )
    return render("news", news.key, subject + _and_more(len(told), style), view, style)


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
    subject = table["subject"]["baseline"].format(profile=view["profile"])
    return render("baseline", baseline.key, subject, view, style)


def compose_sample(channel: str, style: Style, *, now: datetime) -> Message:
    """Compose the message that tests *channel*, another one at each moment."""
    view: View = {"channel": one_line(channel, limit=MAX_PROFILE)}
    subject = words(style.language)["subject"]["sample"].format(**view)
    return render(
        "sample", f"sample-{channel}-{now.timestamp():.0f}", subject, view, style
    )


def _and_more(told: int, style: Style) -> str:
    count, table = told - 1, words(style.language)["subject"]
    if count < 1:
        return ""
    text: str = table["one_more"] if count == 1 else table["more"]
    return text.format(count=count)


def render(name: str, key: str, subject: str, view: View, style: Style) -> Message:
    """Fill the templates called *name*, the plain and the HTML one, with *view*."""
    subject = one_line(subject, limit=MAX_SUBJECT)
    template = _templates().get_template
    page = {**view, "subject": subject, "language": style.language}
    return Message(
        key=key,
        subject=subject,
        text=clean(template(f"{style.language}/{name}.txt.j2").render(page)) + "\n",
        html=template(f"{style.language}/{name}.html.j2").render(page),
    )


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("watcher.alerts"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
