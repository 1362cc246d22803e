"""How much is an article about a profile? 0 to 1, with the reason for every part."""

from collections.abc import Sequence
from dataclasses import replace
from math import prod

from watcher.model.match import ScorePart
from watcher.relevance.evidence import Evidence, either, nearness
from watcher.relevance.framing import frame, kept_by
from watcher.relevance.layout import Place
from watcher.relevance.prominence import of_requirement
from watcher.relevance.setting import CLUB

_BOOST = 0.05
_MOST_BOOST = 0.1
_REASONS = {
    "title": "the title names it",
    "lead": "the lead names it",
    "body": "the body names it",
    "repetition": "it is named again and again",
    "related": "the title names something near",
    "box": "a box of links names it",
    "oblique": "comments, letters and corrections leave the topic out of their title",
    "sentence": "all terms stand in one sentence",
    "paragraph": "all terms stand in one paragraph",
    "article": "the terms stand apart",
    "framed": "where or with whom is named too",
    "club": "on a sports page a town is a club",
    "setting": "where or with whom is told only in the body",
}
_NEAR = {"sentence": 1.0, "paragraph": 0.85, "article": 0.7}


def of_group(
    found: Sequence[Evidence], layout: Sequence[Place]
) -> tuple[float, list[ScorePart]]:
    """
    Return the score of a group whose requirements were all *found*, and its parts.

    A topic made of several terms is there as far as the rarest of them is. Terms in one
    sentence count more than terms apart. A setting lowers the score, never makes it.
    """
    settings = [evidence for evidence in found if evidence.is_setting]
    topics = [evidence for evidence in found if not evidence.is_setting]
    if not topics:
        topics, settings = settings, []
    framed = either(frame(setting, topics, layout) for setting in settings)
    score, parts = _of_topics([replace(t, frame=framed) for t in topics], layout)
    kept = prod(kept_by(setting, topics, layout) for setting in settings)
    if kept < 1:
        lost = (kept - 1) * score
        club = any(setting.where == CLUB for setting in settings)
        reason = _REASONS["club" if club else "setting"]
        parts.append(ScorePart(name="setting", value=lost, reason=reason))
    return score * kept, parts


def _of_topics(
    topics: Sequence[Evidence], layout: Sequence[Place]
) -> tuple[float, list[ScorePart]]:
    worth = [of_requirement(evidence, layout) for evidence in topics]
    totals = [either(parts.values()) for parts in worth]
    weakest = min(range(len(topics)), key=lambda number: totals[number])
    mean = prod(totals) ** (1 / len(totals))
    near = nearness(topics, layout)
    score = min(totals) ** 0.7 * mean**0.3 * _NEAR[near]
    parts = _summands(worth[weakest])
    rest = score - sum(part.value for part in parts)
    if len(topics) > 1:
        parts.append(ScorePart(name="nearness", value=rest, reason=_REASONS[near]))
    return score, parts


def _summands(worth: dict[str, float]) -> list[ScorePart]:
    """Make summands of independent parts: each adds to what is still missing."""
    parts = []
    missing = 1.0
    for name, value in worth.items():
        if value:
            part = ScorePart(name=name, value=missing * value, reason=_REASONS[name])
            parts.append(part)
        missing *= 1 - value
    return parts


def with_boost(
    score: float, boosted: int, min_score: float
) -> tuple[float, list[ScorePart]]:
    """Raise *score* for *boosted* terms, which never lift it over *min_score*."""
    raised = min(1.0, score + min(_MOST_BOOST, _BOOST * boosted))
    if score < min_score:
        raised = max(score, min(raised, min_score - 0.001))
    if raised <= score:
        return score, []
    reason = f"{boosted} boosting terms"
    return raised, [ScorePart(name="boost", value=raised - score, reason=reason)]
