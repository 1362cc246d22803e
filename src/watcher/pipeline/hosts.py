"""Which feeds share a host, which of them are due, and does the host want peace?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from watcher.feeds.cadence import host_peace, is_skipped
from watcher.feeds.poll import Answer, put_off_until
from watcher.model.feed import Feed, FeedState
from watcher.pipeline.world import World
from watcher.store import feeds

_HOST = re.compile(r"\s*\w+://([^/?#]*)")
Known = tuple[Feed, FeedState]


@dataclass(slots=True, kw_only=True)
class Host:
    """
    A host in this round: its feeds, and what a busy server told them.

    `told` has until when each feed that was put off must wait; `heard` is True when
    one was in this round.
    """

    name: str
    feeds: list[Known] = field(default_factory=list)
    told: list[datetime] = field(default_factory=list)
    heard: bool = False

    def hear(self, answer: Answer, now: datetime) -> None:
        """Note that a busy server asked for peace; a redirect's elsewhere is not it."""
        until = put_off_until(answer.state, now)
        if until and _name_of(answer.url) == self.name:
            self.told.append(until)
            self.heard = True

    @property
    def held_until(self) -> datetime | None:
        """Until when the whole host is left in peace."""
        return host_peace(self.told, len(self.feeds)) if self.told else None

    def due(self, world: World, *, every_feed: bool) -> list[Known]:
        """Return the feeds to ask now; with *every_feed* our own rhythm is no wait."""
        is_due = _may if every_feed else _should
        return [
            (feed, state)
            for feed, state in self.feeds
            if feed.url not in world.asking
            and feed.url not in world.intake
            and is_due(state, world.now)
        ]


def hosts(world: World) -> Iterable[Host]:
    """Return every host with its feeds, but for those that are retired."""
    states = {state.url: state for state in feeds.every_state(world.db)}
    found: dict[str, Host] = {}
    for feed in world.settings.feeds:
        state = states.get(feed.url) or FeedState(url=feed.url)
        if state.retired:
            continue
        name = _name_of(state.moved_to or feed.url)
        if name not in found:
            found[name] = Host(name=name)
        found[name].feeds.append((feed, state))
        if until := put_off_until(state, world.now):
            found[name].told.append(until)
    return found.values()


def hold(world: World, host: Host, until: datetime) -> None:
    """Let no feed of *host* be due before *until*."""
    states = [feeds.state_of(world.db, feed.url) for feed, _ in host.feeds]
    held = [
        replace(
            state,
            not_before=max(until, state.not_before or until),
            next_due=max(until, state.next_due or until),
        )
        for state in states
    ]
    feeds.save(world.db, held)


def _name_of(url: str) -> str:
    # What `urlsplit` finds in the address of a feed, in a fifth of the time.
    found = _HOST.match(url)
    return found.group(1) if found else url


def _may(state: FeedState, now: datetime) -> bool:
    return state.not_before is None or state.not_before <= now


def _should(state: FeedState, now: datetime) -> bool:
    wishes = state.wishes
    # Its hour may have come while nobody watched.
    skipped = is_skipped(now, wishes.skip_hours, wishes.skip_days)
    return not skipped and (state.next_due is None or state.next_due <= now)
