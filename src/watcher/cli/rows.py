"""What is printed of a match, and of a claim?"""

from typing import Any

from watcher.claims.status import status_of
from watcher.cli.shapes import judged_shape
from watcher.model.verdict import JudgedClaim
from watcher.store import articles as stored_articles
from watcher.store import matches as stored_matches
from watcher.store import verdicts
from watcher.store.database import Database
from watcher.store.matches import StoredMatch


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
        "verdict": verdicts.of_match(db, item.id),
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
