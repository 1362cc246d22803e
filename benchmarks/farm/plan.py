"""Which feeds does the farm hold, and which entries does each show? Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

_START = datetime(2026, 3, 2, 6, tzinfo=UTC)
# Between two entries of a feed; a feed with news shows this many new ones.
_STEP = timedelta(minutes=47)
NEW_ENTRIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """
    A farm: *feeds* of *entries* each, spread over *hosts*.

    Every *plain*-th feed has no validators (0 for none), so that the same body comes
    again with a 200.
    """

    feeds: int
    entries: int = 30
    hosts: int = 100
    plain: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sown:
    """One feed of the farm as it stands after *generation* changes."""

    number: int
    entries: int
    generation: int = 0
    has_validators: bool = True

    @property
    def kind(self) -> str:
        """Two of three are RSS, as outside."""
        return "atom" if self.number % 3 == 2 else "rss"

    @property
    def encoding(self) -> str:
        """One of five speaks windows-1252."""
        return "windows-1252" if self.number % 5 == 4 else "utf-8"

    @property
    def etag(self) -> str:
        """Name this state of the feed."""
        return f'"{self.number}-{self.generation}"'

    @property
    def modified(self) -> datetime:
        """When the newest entry came."""
        return moment(self.newest)

    @property
    def newest(self) -> int:
        """The number of the newest entry."""
        return self.entries - 1 + self.generation * NEW_ENTRIES

    @property
    def shown(self) -> range:
        """The numbers of the entries in the feed, newest first."""
        return range(self.newest, self.newest - self.entries, -1)


def sow(plan: Plan) -> list[Sown]:
    """Return every feed of *plan* as it stands at first."""
    return [
        Sown(
            number=number,
            entries=plan.entries,
            has_validators=not plan.plain or number % plan.plain != 0,
        )
        for number in range(plan.feeds)
    ]


def grown(feeds: list[Sown], share: float, turn: int) -> Iterator[Sown]:
    """Return the feeds of which *share* has news; *turn* chooses which ones."""
    every = round(1 / share) if share else 0
    for feed in feeds:
        if every and (feed.number + turn) % every == 0:
            yield replace(feed, generation=feed.generation + 1)


def path_of(number: int) -> str:
    """Return the path of a feed."""
    return f"/feed/{number}.xml"


def host_of(plan: Plan, number: int) -> str:
    """Return the loopback address of a feed's host: all of 127/8 is this machine."""
    place = number % plan.hosts
    return f"127.0.{1 + place // 250}.{1 + place % 250}"


def entry_id(feed: int, entry: int) -> str:
    """Return the identity of an entry, the same in feed, page and truth."""
    return f"tag:farm.example,2026:{feed}-{entry}"


def moment(entry: int) -> datetime:
    """Return when an entry was published."""
    return _START + _STEP * entry
