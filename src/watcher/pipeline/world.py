"""What does a round have at hand? The world, as arguments."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from watcher.articles.robots import Robots
from watcher.claims import Ledger
from watcher.engine import Engine
from watcher.model.alert import Message
from watcher.model.settings import Channel, Settings
from watcher.pipeline.askers import Askers
from watcher.pipeline.followed import Followed
from watcher.pipeline.heartbeat import Heartbeat
from watcher.pipeline.intake import Intake
from watcher.pipeline.late import Late
from watcher.pipeline.plight import Plight
from watcher.pipeline.prefilter import Prefilter
from watcher.store.database import Database
from watcher.web import Web

if TYPE_CHECKING:
    from watcher.pipeline.gather import Gathered

Deliver = Callable[[Channel, Message], None]
#: How many bytes are free where the database lives; None where that means nothing.
FreeBytes = Callable[[], int | None]
#: Told each step as it happens: the step's name and its subject.
Observe = Callable[[str, str], None]


def unmeasured() -> int | None:
    """Say that nobody measures the room on the disk."""
    return None


def no_time() -> timedelta:
    """Let a round take no time."""
    return timedelta()


def unobserved(step: str, subject: str) -> None:
    """Let a step pass unseen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """
    The one writer's tools for a round.

    *deliver* hands a message to a channel and raises ChannelError; it blocks and is
    called in a thread. *now* is aware and UTC and stands still during a round;
    *elapsed* is how long ago that was.
    *patience* is for how many seconds a round of the daemon waits for slow servers.
    *plight* is what was told of a database that refuses.
    *robots*, *heartbeat*, *ledgers* by profile, the *followed* stories, what is
    *asking* feeds by URL, the *intake* of their answers, what is *reading* entries by
    id, and the *prefilter* of their pages outlive the round in a daemon.
    """

    settings: Settings
    db: Database
    web: Web
    engine: Engine
    deliver: Deliver
    now: datetime
    elapsed: Callable[[], timedelta] = no_time
    observe: Observe = unobserved
    free_bytes: FreeBytes = unmeasured
    plight: Plight = field(default_factory=Plight)
    robots: Robots = field(default_factory=Robots)
    heartbeat: Heartbeat = field(default_factory=Heartbeat)
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    followed: Followed = field(default_factory=Followed)
    patience: float = 3.0
    asking: Askers = field(default_factory=Askers)
    intake: Intake = field(default_factory=Intake)
    reading: "Late[int, Gathered]" = field(default_factory=Late)
    prefilter: Prefilter = field(default_factory=Prefilter)

    def moment(self) -> datetime:
        """Return the present moment, for what must not count from the round's."""
        return self.now + self.elapsed()

    def afresh(self) -> "World":
        """Return this world at the present moment, from which its time counts."""
        elapsed, began = self.elapsed, self.elapsed()
        return replace(self, now=self.moment(), elapsed=lambda: elapsed() - began)

    async def give_up(self) -> None:
        """Leave what still waits for a server to a later round, or alone."""
        await self.asking.give_up()
        await self.intake.give_up()
        self.intake.store()
        await self.reading.give_up()
        await self.heartbeat.give_up()


@dataclass(slots=True, kw_only=True)
class Report:
    """What a round did; filled as it goes."""

    feeds_asked: int = 0
    feeds_unchanged: int = 0
    feeds_failed: list[tuple[str, str]] = field(default_factory=list)
    entries_new: int = 0
    articles_read: int = 0
    pages_passed_over: int = 0
    pages_reread: int = 0
    revisions: int = 0
    articles_failed: list[tuple[str, str]] = field(default_factory=list)
    matches: int = 0
    claims: int = 0
    alerts: int = 0
    silent: Counter[str] = field(default_factory=Counter)
    baselines: list[str] = field(default_factory=list)
    sent: int = 0
    delivery_failures: list[tuple[str, str]] = field(default_factory=list)
