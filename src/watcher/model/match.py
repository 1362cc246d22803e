"""Why does an article concern a profile?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHit:
    """One surface form in an article's text that matched a term of a profile."""

    term: str
    surface: str
    start: int
    end: int
    field: str
    role: str  # any, also, all, none or boost
    group: int | None  # index of the group in the profile; None for boost


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One summand of a score, with its reason in words."""

    name: str
    value: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """
    The judgement of one profile on one article.

    `relevant` is True when a group matched and `score` (0 to 1) reaches the
    profile's `min_score`. `groups` are the labels of matching groups. `near_miss`
    says in words what lacked when no group matched.
    """

    profile: str
    article_id: str
    relevant: bool
    score: float
    groups: tuple[str, ...] = ()
    hits: tuple[TermHit, ...] = ()
    parts: tuple[ScorePart, ...] = ()
    near_miss: str | None = None
