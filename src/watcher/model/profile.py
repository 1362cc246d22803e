"""What does a user want to follow?"""

from dataclasses import dataclass
from datetime import time, timedelta

from watcher.model.schedule import Schedule


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
class Meaning:
    """
    What a profile means by a *name* that has several senses.

    Where more of `words` than of `others` stand in a text the name is meant; where
    more of `others` do, something else is. A star stands for any ending.
    """

    name: str
    words: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """
    The hours in which nothing is delivered, by the clock of the user's time zone.

    They may span midnight; with `start` equal to `end` there are none.
    """

    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """
    How the alerts of a profile reach one channel.

    `now` is the evidence that is told at once: "strong", "weak" (which takes in the
    strong) or "none". The rest is told at the times of `digest`, when there are any.
    """

    channel: str
    now: str = "strong"
    digest: tuple[Schedule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate:
    """News that nobody has marked after `after` is told to the channel `to`, once."""

    after: timedelta
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    One file of profiles/.

    `channels` is None for every channel. `alert_on` names the novelties that
    alert; `min_strength` is "strong" or "weak". `digest` are the times at which the
    rest is told. `routes` say it otherwise for single channels. `quiet` is None for
    the general quiet hours. `daily` is when it tells that no news is no news.
    `meanings` are those of its names that mean several things.
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
    digest: tuple[Schedule, ...] = ()
    max_per_hour: int = 60
    quiet: Quiet | None = None
    routes: tuple[Route, ...] = ()
    escalate: Escalate | None = None
    daily: tuple[Schedule, ...] = ()
    meanings: tuple[Meaning, ...] = ()

    def route_to(self, channel: str) -> Route:
        """Return how its alerts reach *channel*."""
        for route in self.routes:
            if route.channel == channel:
                return route
        return Route(channel=channel, now=self.min_strength, digest=self.digest)
