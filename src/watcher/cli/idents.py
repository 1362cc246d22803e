"""What is meant by an id? m12, c34, a5, an article's id or its URL."""

import re
from dataclasses import dataclass

from watcher.errors import InputError
from watcher.model.alert import Alert, Delivery
from watcher.model.article import Article
from watcher.store import alerts, articles, claims, deliveries, matches
from watcher.store.database import Database
from watcher.store.matches import StoredMatch

# Numbers as large as SQLite's; longer ones cannot be there.
_NUMBERED = re.compile(r"[mca]\d{1,18}", re.ASCII)
_UNKNOWN = "no match (m12), claim (c34), alert (a5) or article has this id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """
    What an id names.

    `article` is None for an alert that tells no article. `matches` are those of the
    article under the profile meant, or under all. `alert` is set for an alert's id.
    """

    article: Article | None
    matches: tuple[StoredMatch, ...] = ()
    profile: str | None = None
    alert: tuple[Alert, list[Delivery]] | None = None


def meant_by(db: Database, ident: str) -> Meant:
    """
    Return what *ident* names.

    Raises:
        InputError: nothing has this id.
    """
    found = None
    if _NUMBERED.fullmatch(ident):
        found = _FINDERS[ident[0]](db, ident)
    elif article := articles.by_id(db, ident) or articles.by_url(db, ident):
        found = _about(db, article.id, None)
    if found is None:
        raise InputError(f"{ident}: {_UNKNOWN}{_hint(ident)}")
    return found


def _by_match(db: Database, ident: str) -> Meant | None:
    match = matches.by_id(db, ident)
    return _about(db, match.match.article_id, match.match.profile) if match else None


def _by_claim(db: Database, ident: str) -> Meant | None:
    judged = claims.by_id(db, ident)
    return _about(db, judged.claim.article_id, judged.claim.profile) if judged else None


def _by_alert(db: Database, ident: str) -> Meant | None:
    alert = alerts.by_id(db, ident)
    if alert is None:
        return None
    found = alert, deliveries.of_alert(db, ident)
    if alert.article_id is None:
        return Meant(article=None, profile=alert.profile, alert=found)
    about = _about(db, alert.article_id, alert.profile)
    return Meant(
        article=about.article,
        matches=about.matches,
        profile=alert.profile,
        alert=found,
    )


_FINDERS = {"m": _by_match, "c": _by_claim, "a": _by_alert}


def _about(db: Database, article_id: str, profile: str | None) -> Meant:
    found = matches.of_article(db, article_id)
    return Meant(
        article=articles.by_id(db, article_id),
        matches=tuple(m for m in found if profile in {None, m.match.profile}),
        profile=profile,
    )


def _hint(ident: str) -> str:
    lists = {"m": "matches", "c": "claims", "a": "alerts"}
    known = _NUMBERED.fullmatch(ident)
    return f"; see `watcher {lists[ident[0]]}`" if known else ""
