"""What does a user want to follow?"""

from dataclasses import dataclass
from datetime import time


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
class Quiet:
    """
    The hours in which nothing is delivered, by the clock of the user's time zone.

    They may span midnight; with `start` equal to `end` there are none.
    """

    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    One file of profiles/.

    `channels` is None for every channel. `alert_on` names the novelties that
    alert; `min_strength` is "strong" or "weak". `digest` are the times of day at which
    weak evidence is told. `quiet` is None for the general quiet hours.
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
    digest: tuple[time, ...] = ()
    max_per_hour: int = 60
    quiet: Quiet | None = None
