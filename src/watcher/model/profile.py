"""What does a user want to follow?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """
    One `[[group]]`: at least one of `any`, one of each list of `also`, all, none.

    Terms stand as the user wrote them; a term in double quotes matches only as
    written.
    """

    label: str
    any: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    One file of profiles/.

    `channels` is None for every channel. `alert_on` names the novelties that
    alert; `min_strength` is "strong" or "weak".
    """

    name: str
    title: str
    groups: tuple[Group, ...]
    language: str = "it"
    channels: tuple[str, ...] | None = None
    min_score: float = 0.3
    baseline: bool = True
    boost: tuple[str, ...] = ()
    alert_on: tuple[str, ...] = ("new", "update", "contradiction")
    min_strength: str = "strong"
