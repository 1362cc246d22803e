"""How much is an article about a profile? 0 to 1, with the reason for every part."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

from watcher.model.match import ScorePart
from watcher.relevance.layout import Place
from watcher.relevance.patterns import Pattern
from watcher.relevance.setting import ABROAD, CLUB, ELSEWHERE, HERE, OTHERS

# A title names the topic; half of the rest follows from it.
_TITLE = 0.6
_LEAD_SENTENCE = 0.23
# A title with one term of several, or of another group, says what the rest is about.
_RELATED_TITLE = 0.06
# Who names the place or party too, best in the title, tells of the topic.
_FRAMED = 0.2
_FRAME = {"title": 1.0, "lead": 0.75, "body": 0.5}
_APART = 0.8
_PARAGRAPH = 0.12
# In a brief item the body is hardly less than the lead.
_BRIEF_PARAGRAPH = 0.13
# A scene may open the text, and the matter come right after it.
_EARLY_PARAGRAPH = 0.13
_FURTHER_IN_PARAGRAPH = 1 / 3
# Whoever writes about a thing names it again: one sentence in three is all of it.
_DENSITY = 0.9
_MOST_DENSITY = 0.35
# The title of a comment, a letter or a correction hardly ever says what it is about.
_OBLIQUE = 0.12
# A film, a novel or a float only shows the thing.
_SHOWN = 0.2
# Where it happens is told once, often far from the thing.
_SETTING = 0.2
_LEAST_SETTING = 0.65
_BOXED_SETTING = 0.3
# Where the title names another place, the one that was asked for stands aside.
_ELSEWHERE = 0.35
_ELSEWHERE_TOGETHER = 0.7
_TOGETHER_IN_TITLE = 0.8
CONFIRMED = 0.7
"""What a hint is worth in a sentence that names another requirement of the group."""
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
    "oblique": "comments, letters and corrections leave the topic out of their title",
    "sentence": "all terms stand in one sentence",
    "paragraph": "all terms stand in one paragraph",
    "article": "the terms stand apart",
    "framed": "where or with whom is named too",
    "club": "on a sports page a town is a club",
    "elsewhere": "the title puts it in another place than the profile does",
    "setting": "where or with whom is told only in the body",
}
_NEAR = {"sentence": 1.0, "paragraph": 0.85, "article": 0.7}


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Sentences that name one requirement of a group, each with a strength of 0 to 1.

    `related_title` says that the title has some term of the profile, `is_setting` that
    the requirement is an `also`: where or with whom something happens. `frame` tells
    (0 to 1) how plainly the article names the settings; `where` says where the title
    puts the story, seen from this setting; `oblique` that such titles leave it out.
    """

    strengths: dict[int, float]
    related_title: bool = False
    is_setting: bool = False
    frame: float = 0.0
    where: str = HERE
    oblique: bool = False


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
    worth = _worth(found, layout)
    by_zone = {
        zone: _in_zone(worth, layout, zone) for zone in ("title", "lead", "body")
    }
    boxed = any(layout[s].zone == "box" for s in worth)
    told = [s for s, place in enumerate(layout) if place.zone in {"lead", "body"}]
    density = sum(worth.get(s, 0.0) for s in told) / max(len(told), 1)
    is_aside = not (by_zone["title"] or by_zone["lead"]) and _is_aside(
        by_zone["body"], layout
    )
    return {
        "title": _TITLE * max(by_zone["title"].values(), default=0.0),
        "lead": _either(_LEAD_SENTENCE * v for v in by_zone["lead"].values()),
        "body": _either(_by_paragraph(by_zone["body"], layout)),
        "repetition": min(_MOST_DENSITY, _DENSITY * density),
        "related": _RELATED_TITLE if found.related_title and not is_aside else 0.0,
        "framed": 0.0 if is_aside else _FRAMED * found.frame * _earliest(worth, layout),
        "box": _BOX if boxed else 0.0,
        "oblique": _OBLIQUE * _by_text(found, by_zone),
    }


def _by_text(found: Evidence, by_zone: Mapping[str, dict[int, float]]) -> float:
    """Return how surely the text of a piece with an oblique title names it."""
    if not found.oblique:
        return 0.0
    told = (*by_zone["lead"].values(), *by_zone["body"].values())
    return max(told, default=0.0)


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
    frames = (_frame(setting, topics, layout) for setting in settings)
    frame = _either(frames)
    score, parts = _of_topics([replace(t, frame=frame) for t in topics], layout)
    kept = prod(_setting(setting, topics, layout) for setting in settings)
    if kept < 1:
        lost = (kept - 1) * score
        club = any(setting.where == CLUB for setting in settings)
        reason = _REASONS["club" if club else "setting"]
        parts.append(ScorePart(name="setting", value=lost, reason=reason))
    return score * kept, parts


def elsewhere(
    scored: tuple[float, list[ScorePart]], away: bool
) -> tuple[float, list[ScorePart]]:
    """Lower the score of a group without a place where the title has another."""
    score, parts = scored
    if not away:
        return scored
    lost = (_ELSEWHERE - 1) * score
    part = ScorePart(name="elsewhere", value=lost, reason=_REASONS["elsewhere"])
    return score * _ELSEWHERE, [*parts, part]


def _of_topics(
    topics: Sequence[Evidence], layout: Sequence[Place]
) -> tuple[float, list[ScorePart]]:
    worth = [of_requirement(evidence, layout) for evidence in topics]
    totals = [_either(parts.values()) for parts in worth]
    weakest = min(range(len(topics)), key=lambda number: totals[number])
    mean = prod(totals) ** (1 / len(totals))
    near = _nearness(topics, layout)
    score = min(totals) ** 0.7 * mean**0.3 * _NEAR[near]
    parts = _summands(worth[weakest])
    rest = score - sum(part.value for part in parts)
    if len(topics) > 1:
        parts.append(ScorePart(name="nearness", value=rest, reason=_REASONS[near]))
    return score, parts


def _frame(
    setting: Evidence, topics: Sequence[Evidence], layout: Sequence[Place]
) -> float:
    """Return how plainly the article names the *setting*, 0 to 1."""
    if setting.where not in {HERE, OTHERS}:
        return 0.0
    shares = (
        v * _FRAME.get(layout[s].zone, 0.0) for s, v in _worth(setting, layout).items()
    )
    together = _nearness([setting, *topics], layout) == "sentence"
    return max(shares, default=0.0) * (1.0 if together else _APART)


def _setting(
    setting: Evidence, topics: Sequence[Evidence], layout: Sequence[Place]
) -> float:
    """Return the share of the score that *setting* leaves: all when it is plain."""
    zones = {layout[sentence].zone for sentence in setting.strengths}
    together = _nearness([setting, *topics], layout) == "sentence"
    if zones == {"box"}:
        return _BOXED_SETTING
    if setting.where == CLUB or _is_mere_seat(setting, zones):
        return _ELSEWHERE
    if "title" in zones:
        return 1.0
    in_lead = "lead" in zones
    if setting.where == ABROAD or (setting.where == ELSEWHERE and not in_lead):
        return _ELSEWHERE_TOGETHER if together else _ELSEWHERE
    if in_lead or together:
        return 1.0
    total = _either(of_requirement(setting, layout).values())
    return _LEAST_SETTING + (1 - _LEAST_SETTING) * min(1.0, total / _SETTING)


def _is_mere_seat(setting: Evidence, zones: Collection[str]) -> bool:
    """Tell a town of the place behind a title in which another state acts."""
    if setting.where != OTHERS or "title" in zones:
        return False
    return max(setting.strengths.values()) < 1


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


def _worth(found: Evidence, layout: Sequence[Place]) -> dict[int, float]:
    """Return the strengths by sentence, small where a thing is only shown."""
    shown = {True: _SHOWN, False: 1.0}
    return {s: v * shown[layout[s].shows] for s, v in sorted(found.strengths.items())}


def _is_aside(body: dict[int, float], layout: Sequence[Place]) -> bool:
    """Tell one sentence far behind the lead, of which the rest need not be about."""
    first = min((p.paragraph for p in layout if p.zone == "body"), default=0)
    return len(body) < 2 and all(layout[s].paragraph > first for s in body)


def _earliest(worth: dict[int, float], layout: Sequence[Place]) -> float:
    told = (v * layout[s].early for s, v in worth.items() if layout[s].zone != "box")
    return max(told, default=0.0)


def _in_zone(
    worth: dict[int, float], layout: Sequence[Place], zone: str
) -> dict[int, float]:
    return {s: v for s, v in worth.items() if layout[s].zone == zone}


def _by_paragraph(worth: dict[int, float], layout: Sequence[Place]) -> list[float]:
    paragraphs: dict[int, list[float]] = {}
    for sentence, value in worth.items():
        place = layout[sentence]
        brief = _BRIEF_PARAGRAPH * place.brief * place.early
        share = _PARAGRAPH + max(brief, _EARLY_PARAGRAPH * place.early**2)
        paragraphs.setdefault(place.paragraph, []).append(share * value)
    parts = []
    for values in paragraphs.values():
        first, *others = sorted(values, reverse=True)
        parts += [first, *(_FURTHER_IN_PARAGRAPH * value for value in others)]
    return parts


def _either(parts: Iterable[float]) -> float:
    return 1 - prod(1 - part for part in parts)
