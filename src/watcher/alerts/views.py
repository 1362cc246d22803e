"""What do the templates see? Clean strings made from claims, articles and matches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from watcher.alerts.changes import change, kind, reason
from watcher.alerts.dates import moment
from watcher.alerts.facts import certainty, evidence, fact, quoted, source
from watcher.alerts.hostile import link, one_line
from watcher.alerts.numbers import number
from watcher.alerts.words import Words
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.match import Match
from watcher.model.verdict import Verdict

MAX_SENTENCE = 500
MAX_QUOTED_FACT = 84
MAX_TITLE = 200
MAX_TERMS = 6
MAX_OUTLETS = 8

_MEASURED = {"number", "time"}

View = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim that is told, why, and the earlier claim it was compared with."""

    claim: Claim
    verdict: Verdict
    earlier: Claim | None = None


def told_view(told: Told, zone: tzinfo, words: Words) -> View:
    """Return what the templates say of one claim; `title` is None for a bare quote."""
    claim, verdict = told.claim, told.verdict
    changed = change(claim, verdict, told.earlier, words)
    # A new event has no slot that a noun could name better than its sentence.
    title = fact(claim, words, slot=verdict.slot) if verdict.slot != "event" else None
    if title is None and changed and verdict.slot in _MEASURED and "changed" in words:
        title = words["changed"].format(before=changed[0], after=changed[1])
    return {
        "kind": kind(claim, verdict, words),
        "title": title,
        "fact": title or _excerpt(claim, verdict.slot),
        "sentence": quoted(claim.sentence, limit=MAX_SENTENCE),
        "headline": claim.headline,
        "source": source(claim, words),
        "certainty": certainty(claim, words),
        "change": changed,
        "reason": reason(claim, verdict, words),
        # The nearest known claim of a new event is no "before" of it.
        "earlier": claim_view(told.earlier, zone, words)
        if told.earlier and changed
        else None,
    }


def _excerpt(claim: Claim, slot: str | None) -> str:
    around = evidence(claim, slot)
    return quoted(claim.sentence, limit=MAX_QUOTED_FACT, around=around)


def claim_view(claim: Claim, zone: tzinfo, words: Words) -> View:
    """Return what the templates say of a claim that is known already."""
    return {
        "title": fact(claim, words),
        "sentence": quoted(claim.sentence, limit=MAX_SENTENCE // 2),
        "source": source(claim, words),
        "certainty": certainty(claim, words),
        "outlet": one_line(claim.outlet, limit=80),
        "published": moment(claim.published.astimezone(zone), words),
    }


def article_view(article: Article, zone: tzinfo, words: Words) -> View:
    """Return what the templates say of an article; no link where it is no web one."""
    return {
        "outlet": one_line(article.outlet, limit=80),
        "title": one_line(article.title, limit=MAX_TITLE),
        "link": link(article.url),
        "published": moment(article.published.astimezone(zone), words),
        "origin": one_line(article.origin or "", limit=80),
    }


def match_view(match: Match | None, words: Words) -> View | None:
    """Return why an article concerns a profile: groups, words found and score."""
    if match is None:
        return None
    surfaces = [one_line(hit.surface, limit=60) for hit in match.hits]
    distinct = {surface.casefold(): surface for surface in reversed(surfaces)}
    return {
        "groups": [one_line(group, limit=80) for group in match.groups],
        "terms": list(reversed(distinct.values()))[:MAX_TERMS],
        "score": number(round(match.score, 2), words),
    }


def outlets_view(outlets: Sequence[str]) -> View:
    """Return the first outlets and how many more there are."""
    names = [one_line(name, limit=60) for name in outlets]
    return {
        "names": names[:MAX_OUTLETS],
        "more": max(len(names) - MAX_OUTLETS, 0),
    }
