"""What is behind an id, and why did the watcher decide as it did?"""

from pathlib import Path
from typing import Any

import click
from rich.text import Text

from watcher.alerts.hostile import clean
from watcher.cli.lists import claim_row, match_row
from watcher.cli.places import (
    config_option,
    json_option,
    open_state,
    settings_of,
    state_option,
)
from watcher.cli.screen import console, say
from watcher.cli.shapes import print_lines
from watcher.errors import InputError
from watcher.model.article import Article
from watcher.model.claim import JudgedClaim
from watcher.model.match import Match
from watcher.relevance import compile_profiles
from watcher.store import alerts, articles, claims, matches
from watcher.store.database import Database
from watcher.store.matches import StoredMatch


@click.command()
@click.argument("ident", metavar="ID")
@state_option
@json_option
def show(ident: str, state_dir: Path | None, as_json: bool) -> None:
    """
    Show one match (m12), claim (c34), alert (a5) or article (art-...).

    A match comes with its article, the spans that matched and its claims.
    """
    db = open_state(state_dir)
    article, found = _resolve(db, ident)
    rows = {m.id: claims.of_article(db, article.id, m.match.profile) for m in found}
    if as_json:
        print_lines([_shape(db, article, found, rows)])
        return
    _show_article(article, found, rows)


@click.command()
@click.argument("ident", metavar="ID")
@config_option
@state_option
@json_option
def why(
    ident: str, config_dir: Path | None, state_dir: Path | None, as_json: bool
) -> None:
    """
    Explain a match, claim, alert or article: why it matched, scored, was (not) told.

    For an article that did not match, the nearest miss of every profile is said.
    """
    db = open_state(state_dir)
    article, found = _resolve(db, ident)
    matcher = compile_profiles(settings_of(config_dir).profiles)
    fates = {item.match.profile: item for item in found}
    judged = [(match, fates.get(match.profile)) for match in matcher.judge(article)]
    if as_json:
        print_lines(_why_shape(db, article, *item) for item in judged)
        return
    say(f"{article.title} ({article.outlet}, {article.published:%Y-%m-%d})")
    for match, fate in judged:
        _say_why(db, article, match, fate)


def _resolve(db: Database, ident: str) -> tuple[Article, list[StoredMatch]]:
    """Return the article behind *ident* and the matches that are meant."""
    match = matches.by_id(db, ident) if ident.startswith("m") else None
    if match is not None:
        article = articles.by_id(db, match.match.article_id)
        found = [match]
    else:
        article = articles.by_id(db, _article_id(db, ident))
        found = matches.of_article(db, article.id) if article else []
    if article is None:
        raise InputError(f"{ident}: no match, claim, alert or article has this id")
    return article, found


def _article_id(db: Database, ident: str) -> str:
    if ident.startswith("c"):
        claim = claims.by_id(db, ident)
        return claim.claim.article_id if claim else ident
    alert = alerts.by_id(db, ident) if ident[:2] != "ar" else None
    return (alert[0].article_id or ident) if alert else ident


def _shape(
    db: Database,
    article: Article,
    found: list[StoredMatch],
    rows: dict[str, list[JudgedClaim]],
) -> dict[str, Any]:
    return {
        "article": {
            "id": article.id,
            "url": article.url,
            "outlet": article.outlet,
            "published": article.published.isoformat(),
            "title": article.title,
            "text": article.text,
            "origin": article.origin,
            "flags": list(article.flags),
        },
        "matches": [
            {
                **match_row(db, item),
                "spans": [
                    {"start": h.start, "end": h.end, "term": h.term}
                    for h in item.match.hits
                ],
                "claims": [
                    {**claim_row(j), "start": j.claim.start, "end": j.claim.end}
                    for j in rows[item.id]
                ],
            }
            for item in found
        ],
    }


def _show_article(
    article: Article, found: list[StoredMatch], rows: dict[str, list[JudgedClaim]]
) -> None:
    screen = console()
    say(f"{article.outlet}  {article.published:%Y-%m-%d %H:%M}  {article.url}")
    screen.print(_highlighted(article, [item.match for item in found], rows))
    for item in found:
        say(
            f"\n{item.id} {item.match.profile} score {item.match.score:.2f}"
            f" {item.outcome}: {item.reason}"
        )
        for judged in rows[item.id]:
            verdict = judged.verdict
            say(
                f"  {judged.claim.id} {verdict.novelty} ({verdict.strength})"
                f" {verdict.reason}\n      «{judged.claim.sentence}»"
            )


def _highlighted(
    article: Article, found: list[Match], rows: dict[str, list[JudgedClaim]]
) -> Text:
    text = Text(article.text)
    for judged in (j for items in rows.values() for j in items):
        if judged.verdict.is_fresh:
            text.stylize("underline", judged.claim.start, judged.claim.end)
    for hit in (hit for match in found for hit in match.hits):
        text.stylize("bold yellow", hit.start, hit.end)
    return text if clean(article.text) == article.text else Text(clean(article.text))


def _why_shape(
    db: Database, article: Article, match: Match, fate: StoredMatch | None
) -> dict[str, Any]:
    return {
        "profile": match.profile,
        "article": article.id,
        "relevant": match.relevant,
        "score": round(match.score, 3),
        "groups": list(match.groups),
        "parts": [
            {"name": p.name, "value": round(p.value, 3), "reason": p.reason}
            for p in match.parts
        ],
        "hits": [
            {"term": h.term, "surface": h.surface, "start": h.start, "end": h.end}
            for h in match.hits
        ],
        "near_miss": match.near_miss,
        "outcome": fate and fate.outcome,
        "reason": fate and fate.reason,
        "claims": [
            claim_row(j) for j in claims.of_article(db, article.id, match.profile)
        ],
    }


def _say_why(
    db: Database, article: Article, match: Match, fate: StoredMatch | None
) -> None:
    verb = "matches" if match.relevant else "does not match"
    say(f"\n{match.profile}: {verb}, score {match.score:.2f}")
    if match.near_miss:
        say(f"  nearest miss: {match.near_miss}")
    for part in match.parts:
        say(f"  {part.value:+.2f} {part.name}: {part.reason}")
    for hit in match.hits[:20]:
        around = article.text[max(hit.start - 40, 0) : hit.end + 40]
        say(f"  «{' '.join(around.split())}»  {hit.term} ({hit.field})")
    if fate is None:
        return
    say(f"  {fate.outcome}: {fate.reason}")
    for judged in claims.of_article(db, article.id, match.profile):
        against = (
            f", against {judged.verdict.against}" if judged.verdict.against else ""
        )
        say(
            f"    {judged.claim.id} {judged.verdict.novelty}"
            f" ({judged.verdict.strength}): {judged.verdict.reason}{against}"
        )
