"""Why did the watcher decide as it did, for one article?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from watcher.cli.evidence import show_evidence
from watcher.cli.idents import Meant, meant_by
from watcher.cli.places import (
    UTF8,
    config_option,
    json_option,
    open_state,
    settings_of,
    state_option,
)
from watcher.cli.rows import claim_row
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.errors import InputError
from watcher.model.article import UNREAD, Article
from watcher.model.match import Match
from watcher.model.verdict import JudgedClaim
from watcher.relevance import compile_profiles
from watcher.store import claims
from watcher.store.database import Database
from watcher.store.matches import StoredMatch

_PASSED_OVER = (
    "Its page was passed over (`prefilter`): when it came, its article held no word"
    " that a profile needed. What follows is judged by what its feed tells."
)

Judgement = tuple[Match, StoredMatch | None]


@click.command()
@click.argument("ident", metavar="ID", type=UTF8)
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
    meant = meant_by(db, ident)
    if meant.article is None:
        raise InputError(f"{ident}: tells no article; see `watcher show {ident}`")
    judged = list(_judgements(meant, meant.article, config_dir))
    if as_json:
        print_lines(_shape(db, meant.article, *item) for item in judged)
        return
    date = f"{meant.article.published:%Y-%m-%d}"
    say(f"{meant.article.title} ({meant.article.outlet}, {date})")
    if UNREAD in meant.article.flags:
        say(_PASSED_OVER)
    for match, fate in judged:
        _explain(db, meant.article, match, fate)


def _judgements(
    meant: Meant, article: Article, config_dir: Path | None
) -> Iterator[Judgement]:
    """Yield what was judged then; where nothing was kept, today's judgement."""
    yield from ((item.match, item) for item in meant.matches)
    if meant.profile is not None:
        return
    kept = {item.match.profile for item in meant.matches}
    for match in compile_profiles(settings_of(config_dir).profiles).judge(article):
        if match.profile not in kept:
            yield match, None


def _claims(db: Database, match: Match) -> list[JudgedClaim]:
    return claims.of_article(db, match.article_id, match.profile)


def _shape(
    db: Database, article: Article, match: Match, fate: StoredMatch | None
) -> dict[str, Any]:
    return {
        "profile": match.profile,
        "article": article.id,
        "unread": UNREAD in article.flags,
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
        "near_miss": match.lacked,
        "outcome": fate and fate.outcome,
        "reason": fate and fate.reason,
        "claims": [claim_row(item) for item in _claims(db, match)],
    }


def _explain(
    db: Database, article: Article, match: Match, fate: StoredMatch | None
) -> None:
    verb = "matches" if match.relevant else "does not match"
    click.echo()
    say(f"{match.profile}: {verb}, score {match.score:.2f}")
    if missed := match.lacked:
        say(f"nearest miss: {missed}", indent=2)
    for part in match.parts:
        say(f"{part.value:+.2f} {part.name}: {part.reason}", indent=2)
    show_evidence(article, match)
    if fate is None:
        return
    say(f"{fate.outcome}: {fate.reason}", indent=2)
    for item in _claims(db, match):
        say(_because(item), indent=4)


def _because(item: JudgedClaim) -> str:
    verdict = item.verdict
    against = f", against {verdict.against}" if verdict.against else ""
    return (
        f"{item.claim.id} {verdict.novelty} ({verdict.strength}):"
        f" {verdict.reason}{against}"
    )
