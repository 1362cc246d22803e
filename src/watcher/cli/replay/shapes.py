"""What do programs get of a replay? The contract's lines, and those of its options."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from watcher.alerts.decide import why_silent
from watcher.cli.replay.against import Change, sums
from watcher.cli.replay.labels import Slip
from watcher.cli.replay.running import Replayed, decider, reason_of
from watcher.cli.shapes import judged_shape
from watcher.model.article import Article
from watcher.model.claim import Claim
from watcher.model.profile import Profile


def step_shape(step: Replayed) -> dict[str, Any]:
    """Return an article as `watcher replay --json` prints it."""
    return {
        "id": step.article.id,
        "relevant": step.match.relevant,
        "score": round(step.match.score, 3),
        "alert": step.alert,
        "claims": [judged_shape(item) for item in step.judged],
    }


def explained(
    steps: Iterable[Replayed], profile: Profile, known: Mapping[str, Claim]
) -> Iterator[dict[str, Any]]:
    """
    Yield the articles as `--explain --json` prints them.

    The lines of the contract, with why each article and claim is told or not, and the
    earlier claim, one of *known*, that each was compared with.
    """
    for step in steps:
        shape = {**step_shape(step), "why": reason_of(step, profile)}
        for item, claim in zip(step.judged, shape["claims"], strict=True):
            claim["silent"] = why_silent(item.verdict, profile)
            claim["compared_with"] = _earlier(known.get(item.verdict.against or ""))
        yield shape


def _earlier(claim: Claim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {
        "id": claim.id,
        "article": claim.article_id,
        "outlet": claim.outlet,
        "published": claim.published.isoformat(),
        "sentence": claim.sentence,
    }


def slip_shape(slip: Slip, profile: Profile) -> dict[str, Any]:
    """Return a false alarm or miss as `--errors GOLD --json` prints it."""
    item = decider(slip.step)
    return {
        "error": slip.kind,
        **_of_article(slip.step.article),
        "reason": reason_of(slip.step, profile),
        "claim": judged_shape(item) if item else None,
        "note": slip.label.note,
    }


def change_shape(change: Change) -> dict[str, Any]:
    """Return a gain or loss as `--against OLD --json` prints it."""
    return {
        "change": change.kind,
        **_of_article(change.after.article),
        "reason": change.reason,
        "score": {
            "before": round(change.before.match.score, 3),
            "after": round(change.after.match.score, 3),
        },
    }


def sum_shape(found: Sequence[Change]) -> dict[str, Any]:
    """Return the last line of `--against OLD --json`."""
    return {"articles": len(found), **sums(found)}


def _of_article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "published": article.published.isoformat(),
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
    }
