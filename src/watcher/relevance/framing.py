"""What do the places and parties of a group add to its score, and what do they take?"""

from collections.abc import Collection, Sequence

from watcher.model.match import ScorePart
from watcher.relevance.evidence import Evidence, either, nearness
from watcher.relevance.layout import Place
from watcher.relevance.prominence import of_requirement
from watcher.relevance.setting import ABROAD, CLUB, ELSEWHERE, HERE, OTHERS

_FRAME = {"title": 1.0, "lead": 0.75, "body": 0.5}
_APART = 0.8
# Where it happens is told once, often far from the thing.
_SETTING = 0.2
_LEAST_SETTING = 0.65
_BOXED_SETTING = 0.3
# Where the title names another place, the one that was asked for stands aside.
_ELSEWHERE = 0.35
_ELSEWHERE_TOGETHER = 0.7


def frame(
    setting: Evidence, topics: Sequence[Evidence], layout: Sequence[Place]
) -> float:
    """Return how plainly the article names the *setting*, 0 to 1."""
    if setting.where not in {HERE, OTHERS}:
        return 0.0
    shares = (
        value * _FRAME.get(layout[sentence].zone, 0.0)
        for sentence, value in setting.worth(layout).items()
    )
    together = nearness([setting, *topics], layout) == "sentence"
    return max(shares, default=0.0) * (1.0 if together else _APART)


def kept_by(
    setting: Evidence, topics: Sequence[Evidence], layout: Sequence[Place]
) -> float:
    """Return the share of the score that *setting* leaves: all when it is plain."""
    zones = {layout[sentence].zone for sentence in setting.strengths}
    together = nearness([setting, *topics], layout) == "sentence"
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
    total = either(of_requirement(setting, layout).values())
    return _LEAST_SETTING + (1 - _LEAST_SETTING) * min(1.0, total / _SETTING)


def _is_mere_seat(setting: Evidence, zones: Collection[str]) -> bool:
    """Tell a town of the place behind a title in which another state acts."""
    if setting.where != OTHERS or "title" in zones:
        return False
    return max(setting.strengths.values()) < 1


def elsewhere(
    scored: tuple[float, list[ScorePart]], away: bool
) -> tuple[float, list[ScorePart]]:
    """Lower the score of a group without a place where the title has another."""
    score, parts = scored
    if not away:
        return scored
    lost = (_ELSEWHERE - 1) * score
    reason = "the title puts it in another place than the profile does"
    part = ScorePart(name="elsewhere", value=lost, reason=reason)
    return score * _ELSEWHERE, [*parts, part]
