"""What was published? Ask the feeds that are due and queue what they show."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from watcher.errors import WatcherError
from watcher.feeds.cadence import host_peace, is_skipped
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, ask, put_off_until, settle
from watcher.model.feed import Feed, FeedState, ParsedFeed
from watcher.pipeline.world import Report, World
from watcher.store import entries, feeds

# Of a host two feeds at a time contend for these, so that a slow host with many feeds
# does not hold them all.
_AT_ONCE = 64
_Known = tuple[Feed, FeedState]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What asking a feed came to; `error` is None when it gave what it should."""

    url: str
    new: int = 0
    unchanged: bool = False
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """
    The places of a host: as many as it may see connections.

    Feeds that failed last time share all but one of them, so that those that are well
    never wait for one that hangs.
    """

    places: asyncio.Semaphore
    failing: asyncio.Semaphore

    @asynccontextmanager
    async def place(self, state: FeedState) -> AsyncIterator[None]:
        """Hold a place for the feed that is known by *state*."""
        async with AsyncExitStack() as held:
            if state.failures:
                await held.enter_async_context(self.failing)
            await held.enter_async_context(self.places)
            yield


@dataclass(slots=True, kw_only=True)
class _Host:
    """
    A host in this round: its lane, its feeds, and what a busy server told them.

    `told` has until when each feed that was put off must wait.
    """

    name: str
    lane: Lane
    feeds: list[_Known] = field(default_factory=list)
    told: list[datetime] = field(default_factory=list)

    def hear(self, answer: Answer, now: datetime) -> None:
        """Note that a busy server asked for peace; a redirect's elsewhere is not it."""
        until = put_off_until(answer.state, now)
        if until and urlsplit(answer.url).netloc == self.name:
            self.told.append(until)

    @property
    def held_until(self) -> datetime | None:
        """Until when the whole host is left in peace."""
        return host_peace(self.told, len(self.feeds))


async def collect(
    world: World, report: Report, *, every_feed: bool, patience: float | None = None
) -> None:
    """
    Ask the feeds that are due and queue their new entries, each feed by itself.

    With *every_feed* only the waits that a server asked for hold a feed back, not
    our own rhythm. A feed that fails is written into *report* and its state. A busy
    server that puts off most feeds of its host gets peace from all of them. After
    *patience* seconds those that are slow are left to the next round.
    """
    gate = asyncio.Semaphore(_AT_ONCE)
    begun = set()
    for host in _hosts(world):
        for feed, state in _due(host, world, every_feed=every_feed):
            work = _collect_feed(world, host, gate, (feed, state))
            world.asking.begin(feed.url, work)
            begun.add(feed.url)
    for one in await world.asking.results(frozenset(begun), patience=patience):
        if one:
            _count(report, one)


def _count(report: Report, one: Collected) -> None:
    report.feeds_asked += 1
    report.entries_new += one.new
    report.feeds_unchanged += one.unchanged
    if one.error:
        report.feeds_failed.append((one.url, one.error))


def _hosts(world: World) -> Iterable[_Host]:
    hosts: dict[str, _Host] = {}
    for feed in world.settings.feeds:
        state = feeds.state_of(world.db, feed.url)
        if state.retired:
            continue
        name = _host_of(feed, state)
        if name not in hosts:
            hosts[name] = _Host(name=name, lane=_lane(world, name))
        hosts[name].feeds.append((feed, state))
        if until := put_off_until(state, world.now):
            hosts[name].told.append(until)
    return hosts.values()


def _lane(world: World, host: str) -> Lane:
    if host not in world.lanes:
        most = world.web.limits.per_host
        world.lanes[host] = Lane(
            places=asyncio.Semaphore(most),
            failing=asyncio.Semaphore(max(most - 1, 1)),
        )
    return world.lanes[host]


def _host_of(feed: Feed, state: FeedState) -> str:
    return urlsplit(state.moved_to or feed.url).netloc


def _hold(world: World, host: _Host, until: datetime) -> None:
    with world.db.atomic():
        for feed, _ in host.feeds:
            state = feeds.state_of(world.db, feed.url)
            held = replace(
                state,
                not_before=max(until, state.not_before or until),
                next_due=max(until, state.next_due or until),
            )
            feeds.save(world.db, held)


def _due(host: _Host, world: World, *, every_feed: bool) -> list[_Known]:
    due = [
        (feed, state)
        for feed, state in host.feeds
        if feed.url not in world.asking
        and (_may if every_feed else _should)(state, world.now)
    ]
    # Those that failed come last.
    return sorted(due, key=lambda known: known[1].failures)


def _may(state: FeedState, now: datetime) -> bool:
    return state.not_before is None or state.not_before <= now


def _should(state: FeedState, now: datetime) -> bool:
    wishes = state.wishes
    # Its hour may have come while nobody watched.
    skipped = is_skipped(now, wishes.skip_hours, wishes.skip_days)
    return not skipped and (state.next_due is None or state.next_due <= now)


async def _collect_feed(
    world: World, host: _Host, gate: asyncio.Semaphore, known: _Known
) -> Collected | None:
    feed, state = known
    async with host.lane.place(state), gate:
        if host.held_until:
            return None
        world.observe("asking", feed.url)
        answer = await ask(
            world.web, feed, state, world.moment, every=world.settings.poll_every
        )
        host.hear(answer, world.now)
    world.observe("answered", feed.url)
    parsed = await _parse(world, feed, answer)
    collected = _store(world, feed, answer, parsed)
    if host.held_until:
        _hold(world, host, host.held_until)
    world.observe("collected", feed.url)
    return collected


def _store(
    world: World, feed: Feed, answer: Answer, parsed: ParsedFeed | None
) -> Collected:
    # Validators and entries in one transaction: with the ETag alone the server would
    # answer 304 after a crash and the entries would be gone.
    with world.db.atomic():
        found = parsed.entries if parsed else ()
        new = entries.add(world.db, feed.url, found, found=world.now)
        state = answer.state
        if parsed is not None:
            state = settle(answer, parsed, world.moment(), news=new > 0)
        feeds.save(world.db, state)
    return Collected(
        url=feed.url,
        new=new,
        unchanged=answer.outcome is Outcome.UNCHANGED,
        error=state.last_error,
    )


async def _parse(world: World, feed: Feed, answer: Answer) -> ParsedFeed | None:
    if answer.outcome is not Outcome.BODY:
        return None
    work = partial(parse_feed, url=answer.url, content_type=answer.content_type)
    try:
        return await world.engine.submit(work, answer.body)
    except WatcherError as error:
        return ParsedFeed(source=feed.url, title="", format="", notes=(str(error),))


def outlet_of(feed: Feed | None, state: FeedState, link: str) -> str:
    """Name the outlet: the user's title, else the feed's, else the host."""
    title = (feed.title if feed else None) or state.title
    return title or urlsplit(link).hostname or link
