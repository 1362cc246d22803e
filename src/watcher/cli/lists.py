"""Which matches are there, and where does a word occur?"""

from pathlib import Path
from typing import Any

import click

from watcher.claims.status import status_of
from watcher.cli.places import (
    UTF8,
    check_profile,
    json_option,
    limit_option,
    open_state,
    profile_option,
    state_option,
)
from watcher.cli.screen import show_table
from watcher.cli.shapes import judged_shape, print_lines
from watcher.model.claim import JudgedClaim
from watcher.store import articles as stored_articles
from watcher.store import matches as stored_matches
from watcher.store.database import Database
from watcher.store.matches import StoredMatch


@click.command()
@state_option
@profile_option
@limit_option(50)
@json_option
def matches(
    state_dir: Path | None, profile: str | None, limit: int, as_json: bool
) -> None:
    """List the newest matches and what came of each."""
    db = open_state(state_dir)
    check_profile(db, profile)
    found = stored_matches.newest(db, profile=profile, limit=limit)
    rows = [match_row(db, item) for item in found]
    if as_json:
        print_lines(rows)
        return
    show_table(
        ["id", "date", "score", "outcome", "why", "outlet", "title"],
        [
            [
                row["id"],
                row["published"][:10],
                row["score"],
                row["outcome"],
                row["reason"],
                row["outlet"],
                row["title"],
            ]
            for row in rows
        ],
        empty="no match yet",
    )


@click.command()
@click.argument("words", nargs=-1, required=True, type=UTF8)
@state_option
@limit_option(20)
@json_option
def search(
    words: tuple[str, ...], state_dir: Path | None, limit: int, as_json: bool
) -> None:
    """Find the articles that hold all WORDS, newest first."""
    found = stored_articles.search(open_state(state_dir), " ".join(words), limit=limit)
    rows = [
        {
            "id": article.id,
            "published": article.published.isoformat(),
            "outlet": article.outlet,
            "title": article.title,
            "url": article.url,
            "snippet": snippet,
        }
        for article, snippet in found
    ]
    if as_json:
        print_lines(rows)
        return
    show_table(
        ["id", "date", "outlet", "title", "where"],
        [
            [r["id"], r["published"][:10], r["outlet"], r["title"], r["snippet"]]
            for r in rows
        ],
        empty="nothing found",
    )


def match_row(db: Database, item: StoredMatch) -> dict[str, Any]:
    """Return a match as `watcher matches --json` prints it."""
    article = stored_articles.by_id(db, item.match.article_id)
    return {
        "id": item.id,
        "profile": item.match.profile,
        "article": item.match.article_id,
        "published": item.published,
        "outlet": article.outlet if article else None,
        "title": article.title if article else None,
        "url": article.url if article else None,
        "score": round(item.match.score, 3),
        "groups": list(item.match.groups),
        "outcome": item.outcome,
        "reason": item.reason,
    }


def claim_row(item: JudgedClaim) -> dict[str, Any]:
    """Return a claim as `watcher claims --json` prints it."""
    return {
        **judged_shape(item),
        "status": status_of(item.claim).value,
        "profile": item.claim.profile,
        "article": item.claim.article_id,
        "published": item.claim.published.isoformat(),
        "outlet": item.claim.outlet,
    }
