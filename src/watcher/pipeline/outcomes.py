"""What came of a match, and why? Pure."""

from collections import Counter

from watcher.alerts.decide import Telling
from watcher.model.verdict import JudgedClaim


def outcome_of(judged: tuple[JudgedClaim, ...], *, chosen: bool, laying: bool) -> str:
    """Return alerted, digest or silent; in a baseline nothing is told."""
    if laying:
        return "baseline"
    if chosen:
        return "alerted"
    return "digest" if any(i.verdict.is_fresh for i in judged) else "silent"


def reason_of(
    judged: tuple[JudgedClaim, ...],
    heard: tuple[JudgedClaim, ...],
    tellings: tuple[Telling, ...],
) -> str:
    """Return in one line why a match is told, or why it is not."""
    if tellings:
        return tellings[0].told[0].verdict.reason
    if not judged:
        return "no claim found"
    fresh = [item for item in heard if item.verdict.is_fresh]
    muted = [item for item in judged if item not in heard]
    if muted and not fresh:
        return f"muted: goes on with {muted[0].verdict.against}"
    return (fresh or list(judged))[0].verdict.reason


def why_silent(judged: tuple[JudgedClaim, ...], outcome: str) -> str:
    """Return under which reason the round counts an article that was not told."""
    if outcome == "baseline":
        return "baseline"
    if not judged:
        return "no claim"
    if outcome == "digest":
        return "weak evidence, kept for the digest"
    kinds = Counter(item.verdict.novelty.value for item in judged)
    return "corroboration" if kinds["corroboration"] else "already known"
