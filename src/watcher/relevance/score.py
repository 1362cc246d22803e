"""How much is an article about a profile? 0 to 1, with the reason for every part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from watcher.model.match import ScorePart
from watcher.relevance.layout import Place
from watcher.relevance.patterns import Pattern

# A title names the topic; half of the rest follows from it.
_TITLE = 0.6
_LEAD_SENTENCE = 0.23
# A title with one term of several, or of another group, says what the rest is about.
_RELATED_TITLE = 0.06
_PARAGRAPH = 0.12
_SAME_PARAGRAPH = 0.04
# Whoever writes about a thing names it again: one sentence in three is all of it.
_DENSITY = 0.9
_MOST_DENSITY = 0.35
# A film, a novel or a float only shows the thing.
_SHOWN = 0.2
# Where it happens is told once, at the top, and holds for the whole article.
_SETTING = 0.5
_TOGETHER_IN_TITLE = 0.8
_BOX = 0.02
_BOOST = 0.05
_MOST_BOOST = 0.1
_REASONS = {
    "title": "the title names it",
    "lead": "the lead names it",
    "body": "the body names it",
    "repetition": "it is named again and again",
    "related": "the title names something near",
    "box": "a box of links names it",
    "sentence": "all terms stand in one sentence",
    "paragraph": "all terms stand in one paragraph",
    "article": "the terms stand apart",
}
_NEAR = {"sentence": 1.0, "paragraph": 0.85, "article": 0.7}


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Sentences that name one requirement of a group, each with a strength of 0 to 1.

    `related_title` says that the title has some term of the profile, `is_setting` that
    the requirement is an `also`: where or with whom something happens.
    """

    strengths: dict[int, float]
    related_title: bool = False
    is_setting: bool = False


def strength(pattern: Pattern, place: Place) -> float:
    """Return what a hit of *pattern* at *place* is worth: titles waste no words."""
    if pattern.loose and place.zone == "title":
        return max(pattern.strength, _TOGETHER_IN_TITLE)
    return pattern.strength


def of_requirement(found: Evidence, layout: Sequence[Place]) -> dict[str, float]:
    """
    Return what the title, the lead, the body and the repetition are worth, 0 to 1 each.

    More evidence never makes any of them smaller.
    """
    worth = {s: v * _truth(layout[s]) for s, v in sorted(found.strengths.items())}
    by_zone = {
        zone: _in_zone(worth, layout, zone) for zone in ("title", "lead", "body")
    }
    boxed = any(layout[s].zone == "box" for s in worth)
    told = [s for s, place in enumerate(layout) if place.zone in {"lead", "body"}]
    density = sum(worth.get(s, 0.0) for s in told) / max(len(told), 1)
    return {
        "title": _TITLE * max(by_zone["title"].values(), default=0.0),
        "lead": _either(_LEAD_SENTENCE * v for v in by_zone["lead"].values()),
        "body": _either(_by_paragraph(by_zone["body"], layout)),
        "repetition": min(_MOST_DENSITY, _DENSITY * density),
        "related": _RELATED_TITLE if found.related_title and worth else 0.0,
        "box": _BOX if boxed else 0.0,
    }


def of_group(
    found: Sequence[Evidence], layout: Sequence[Place]
) -> tuple[float, list[ScorePart]]:
    """
    Return the score of a group whose requirements were all *found*, and its parts.

    A topic made of several terms is there as far as the rarest of them is. Terms in one
    sentence count more than terms apart.
    """
    worth = [of_requirement(evidence, layout) for evidence in found]
    totals = [_total(e, parts) for e, parts in zip(found, worth, strict=True)]
    weakest = min(range(len(found)), key=lambda number: totals[number])
    mean = prod(totals) ** (1 / len(totals))
    near = _nearness(found, layout)
    score = min(totals) ** 0.7 * mean**0.3 * _NEAR[near]
    parts = _summands(worth[weakest])
    rest = score - sum(part.value for part in parts)
    if len(found) > 1:
        parts.append(ScorePart(name="nearness", value=rest, reason=_REASONS[near]))
    return score, parts


def _total(evidence: Evidence, worth: dict[str, float]) -> float:
    total = _either(worth.values())
    if evidence.is_setting and (worth["title"] or worth["lead"]):
        return max(total, _SETTING * max(evidence.strengths.values()))
    return total


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


def _nearness(found: Sequence[Evidence], layout: Sequence[Place]) -> str:
    sentences = [set(evidence.strengths) for evidence in found]
    if set.intersection(*sentences):
        return "sentence"
    paragraphs = [{layout[s].paragraph for s in these} for these in sentences]
    return "paragraph" if set.intersection(*paragraphs) else "article"


def _truth(place: Place) -> float:
    return _SHOWN if place.shows else 1.0


def _in_zone(
    worth: dict[int, float], layout: Sequence[Place], zone: str
) -> dict[int, float]:
    return {s: v for s, v in worth.items() if layout[s].zone == zone}


def _by_paragraph(worth: dict[int, float], layout: Sequence[Place]) -> list[float]:
    paragraphs: dict[int, list[float]] = {}
    for sentence, value in worth.items():
        paragraphs.setdefault(layout[sentence].paragraph, []).append(value)
    parts = []
    for values in paragraphs.values():
        first, *others = sorted(values, reverse=True)
        parts += [_PARAGRAPH * first, *(_SAME_PARAGRAPH * value for value in others)]
    return parts


def _either(parts: Iterable[float]) -> float:
    return 1 - prod(1 - part for part in parts)
