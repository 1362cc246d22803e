"""Which keys may stand in the configuration files, and which values?"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from watcher.config.values import (
    AtLeastOne,
    Every,
    Schedules,
    TimeOfDay,
    apprise_url,
    feed_url,
    heartbeat_url,
    host_and_port,
    plain,
    reading_language,
    term,
    user_agent,
    zone,
)

Language = Literal["it", "en"]
Plain = Annotated[str, AfterValidator(plain)]
Term = Annotated[str, AfterValidator(term)]
UserAgent = Annotated[str, AfterValidator(user_agent)]
HostPort = Annotated[str, AfterValidator(host_and_port)]


class Shape(BaseModel):
    """No key is guessed, no value is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class NetworkTable(Shape):
    """`[network]` of watcher.toml."""

    allow_private: bool | list[HostPort] = False
    user_agent: UserAgent = "watcher/1.0"


class PollingTable(Shape):
    """`[polling]` of watcher.toml."""

    every: Every = Field(default="15m", validate_default=True)
    prefilter: bool = False


class ChannelTable(Shape):
    """One `[[channel]]` of watcher.toml."""

    name: Plain
    url: Annotated[str, AfterValidator(apprise_url)]


class QuietTable(Shape):
    """`[quiet]` of watcher.toml or of a profile."""

    # "from" is a word of Python: as a field it can only be written this way.
    __annotations__ = {"from": TimeOfDay, "to": TimeOfDay}


class WatcherFile(Shape):
    """watcher.toml."""

    language: Language = "it"
    timezone: Annotated[str, AfterValidator(zone)] = "Europe/Rome"
    heartbeat: Annotated[str, AfterValidator(heartbeat_url)] | None = None
    network: NetworkTable = NetworkTable()
    polling: PollingTable = PollingTable()
    quiet: QuietTable | None = None
    channel: list[ChannelTable] = []


class FeedTable(Shape):
    """One `[[feed]]` of feeds.toml."""

    url: Annotated[str, AfterValidator(feed_url)]
    title: Plain | None = None
    every: Every | None = None
    robots: bool = True


class FeedsFile(Shape):
    """feeds.toml."""

    feed: list[FeedTable] = []


class GroupTable(Shape):
    """One `[[group]]` of a profile."""

    label: Plain | None = None
    any: list[Term] = []
    also: list[Annotated[list[Term], Field(min_length=1)]] = []
    all: list[Term] = []
    none: list[Term] = []


class RouteTable(Shape):
    """One `[[route]]` of a profile."""

    channel: Plain
    now: Literal["strong", "weak", "none"] | None = None
    digest: Schedules | None = None


class EscalateTable(Shape):
    """`[escalate]` of a profile."""

    after: Every
    to: Plain


class SenseTable(Shape):
    """`[sense.NAME]` of a profile: what shows that the name is meant, or is not."""

    words: list[Term] = []
    others: list[Term] = []


class ProfileFile(Shape):
    """One file of profiles/."""

    name: Plain
    title: Plain | None = None
    language: Annotated[str, AfterValidator(reading_language)] = "it"
    channels: list[Plain] | None = None
    min_score: float = Field(default=0.3, ge=0, le=1)
    baseline: bool = True
    boost: list[Term] = []
    alert_on: list[
        Literal["new", "update", "contradiction", "corroboration", "repeat"]
    ] = ["new", "update", "contradiction"]
    min_strength: Literal["strong", "weak"] = "strong"
    digest: Schedules = ()
    max_per_hour: AtLeastOne = 60
    quiet: QuietTable | None = None
    route: list[RouteTable] = []
    escalate: EscalateTable | None = None
    daily: Schedules = ()
    sense: dict[str, SenseTable] = {}
    group: Annotated[list[GroupTable], Field(min_length=1)]
