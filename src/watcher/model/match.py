"""Why does an article concern a profile?"""

from dataclasses import dataclass

STORY = "story"
"""The role of a name, and the part of a score, that earlier matches explain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHit:
    """One surface form in an article's text that matched a term of a profile."""

    term: str
    surface: str
    start: int
    end: int
    field: str
    role: str  # any, also, all, none, boost or story
    group: int | None  # index of the group in the profile; None for boost and story


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

    @property
    def lacked(self) -> str | None:
        """What lacked for the article to concern the profile; None when it does."""
        nothing = None if self.relevant else "no term of any group occurs in it"
        return self.near_miss or nothing

    @property
    def is_by_names(self) -> bool:
        """
        True when the names of a story found what no title tells.

        Such articles look back or comment; what they report first is rare.
        """
        told = any(h.field == "title" and h.role in {"any", "all"} for h in self.hits)
        return not told and any(part.name == STORY for part in self.parts)
