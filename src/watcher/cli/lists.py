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
from watcher.model.verdict import JudgedClaim
from watcher.store import articles as stored_articles
from watcher.store import matches as stored_matches
from watcher.store.database import Database
from watcher.store.matches import StoredMatch


@click.command()
@state_option
@profile_option
@click.option("--all", "everything", is_flag=True, help="Reprints on their own rows.")
@limit_option(50)
@json_option
def matches(
    state_dir: Path | None,
    profile: str | None,
    *,
    everything: bool,
    limit: int,
    as_json: bool,
) -> None:
    """
    List the newest matches and what came of each.

    Reprints that told nothing are folded under their first; --json prints them all.
    """
    db = open_state(state_dir)
    check_profile(db, profile)
    folded = not (everything or as_json)
    found = stored_matches.newest(db, profile=profile, limit=limit, folded=folded)
    rows = [match_row(db, item) for item in found]
    if as_json:
        print_lines(rows)
        return
    show_table(
        ["id", "date", "score", "outcome", "why", "outlet", "title", "also in"],
        [
            [
                row["id"],
                row["published"][:10],
                row["score"],
                row["outcome"],
                row["reason"],
                row["outlet"],
                row["title"],
                ", ".join(row["also_in"]),
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
    beside = stored_matches.outlets_beside(
        db, item.match.profile, item.match.article_id
    )
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
        "reprint_of": item.reprint_of,
        "also_in": list(beside),
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
