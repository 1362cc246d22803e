"""What was published? Ask the feeds that are due and queue what they show."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from watcher.errors import WatcherError
from watcher.feeds.cadence import host_peace
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, ask, put_off_until, settle
from watcher.model.entry import Entry
from watcher.model.feed import Feed, FeedState, ParsedFeed
from watcher.pipeline.world import Report, World
from watcher.store import entries, feeds

# Places are given to hosts, not to feeds: the web lets two requests at a time through
# to a host, and one slow host with many feeds must not hold every place.
_HOSTS_AT_ONCE = 32
_Known = tuple[Feed, FeedState]


@dataclass(slots=True, kw_only=True)
class _Host:
    """
    A host in this round: its places, its feeds, and what a busy server told them.

    `told` has until when each feed that was put off must wait.
    """

    name: str
    places: asyncio.Semaphore
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


async def collect(world: World, report: Report, *, every_feed: bool) -> None:
    """
    Ask the feeds that are due and queue their new entries, each feed by itself.

    With *every_feed* only the waits that a server asked for hold a feed back, not
    our own rhythm. A feed that fails is written into *report* and its state. A busy
    server that puts off most feeds of its host gets peace from all of them.
    """
    places = asyncio.Semaphore(_HOSTS_AT_ONCE)

    async def one_host(host: _Host, due: list[_Known]) -> None:
        async with places:
            await asyncio.gather(
                *(_collect_feed(world, report, host, *each) for each in due)
            )
        if host.held_until:
            _hold(world, host, host.held_until)

    by_host = [
        (host, _due(host, world.now, every_feed=every_feed)) for host in _hosts(world)
    ]
    await asyncio.gather(*(one_host(*each) for each in by_host if each[1]))


def _hosts(world: World) -> Iterable[_Host]:
    hosts: dict[str, _Host] = {}
    for feed in world.settings.feeds:
        state = feeds.state_of(world.db, feed.url)
        if state.retired:
            continue
        name = _host_of(feed, state)
        if name not in hosts:
            places = asyncio.Semaphore(world.web.limits.per_host)
            hosts[name] = _Host(name=name, places=places)
        hosts[name].feeds.append((feed, state))
        if until := put_off_until(state, world.now):
            hosts[name].told.append(until)
    return hosts.values()


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


def _due(host: _Host, now: datetime, *, every_feed: bool) -> list[_Known]:
    due = [
        (feed, state)
        for feed, state in host.feeds
        if not (wait := state.not_before if every_feed else state.next_due)
        or wait <= now
    ]
    # Those that failed come last: a slow one keeps its place of the host for long.
    return sorted(due, key=lambda known: known[1].failures)


async def _collect_feed(
    world: World, report: Report, host: _Host, feed: Feed, state: FeedState
) -> None:
    async with host.places:
        if host.held_until:
            return
        world.observe("asking", feed.url)
        report.feeds_asked += 1
        answer = await ask(
            world.web, feed, state, world.now, every=world.settings.poll_every
        )
        host.hear(answer, world.now)
    world.observe("answered", feed.url)
    found: Sequence[Entry] = ()
    parsed = None
    if answer.outcome is Outcome.BODY:
        parsed = await _parse(world, feed, answer)
        found = parsed.entries
    # Validators and entries in one transaction: with the ETag alone the server would
    # answer 304 after a crash and the entries would be gone.
    with world.db.atomic():
        new = entries.add(world.db, feed.url, found, found=world.now)
        state = answer.state
        if parsed is not None:
            state = settle(answer, parsed, world.now, news=new > 0)
        feeds.save(world.db, state)
    report.entries_new += new
    if state.last_error:
        report.feeds_failed.append((feed.url, state.last_error))
    report.feeds_unchanged += answer.outcome is Outcome.UNCHANGED
    world.observe("collected", feed.url)


async def _parse(world: World, feed: Feed, answer: Answer) -> ParsedFeed:
    work = partial(parse_feed, url=answer.url, content_type=answer.content_type)
    try:
        return await world.engine.submit(work, answer.body)
    except WatcherError as error:
        return ParsedFeed(source=feed.url, title="", format="", notes=(str(error),))


def outlet_of(feed: Feed | None, state: FeedState, link: str) -> str:
    """Name the outlet: the user's title, else the feed's, else the host."""
    title = (feed.title if feed else None) or state.title
    return title or urlsplit(link).hostname or link
