"""What was published? Ask the feeds that are due and queue what they show."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from watcher.errors import WatcherError
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, ask, settle
from watcher.model.entry import Entry
from watcher.model.feed import Feed, FeedState, ParsedFeed
from watcher.pipeline.world import Report, World
from watcher.store import entries, feeds

# Places are given to hosts, not to feeds: the web lets two requests at a time through
# to a host, and one slow host with many feeds must not hold every place.
_HOSTS_AT_ONCE = 32


@dataclass(slots=True, kw_only=True)
class _Host:
    """A host in this round: its places, and until when it asked for peace."""

    name: str
    places: asyncio.Semaphore
    held_until: datetime | None = None

    def hear(self, answer: Answer) -> None:
        """Note that a busy server asked for peace; a redirect's elsewhere is not it."""
        until = answer.host_held_until
        if until and urlsplit(answer.url).netloc == self.name:
            self.held_until = max(until, self.held_until or until)


async def collect(world: World, report: Report, *, every_feed: bool) -> None:
    """
    Ask the feeds that are due and queue their new entries, each feed by itself.

    With *every_feed* only the waits that a server asked for hold a feed back, not
    our own rhythm. A feed that fails is written into *report* and its state. A busy
    server that says how long it wants peace gets it for all its feeds.
    """
    hosts: dict[str, list[tuple[Feed, FeedState]]] = defaultdict(list)
    for feed, state in _due(world, every_feed=every_feed):
        hosts[_host_of(feed, state)].append((feed, state))
    places = asyncio.Semaphore(_HOSTS_AT_ONCE)

    async def one_host(name: str, due: list[tuple[Feed, FeedState]]) -> None:
        here = asyncio.Semaphore(world.web.limits.per_host)
        host = _Host(name=name, places=here)
        async with places:
            await asyncio.gather(
                *(_collect_feed(world, report, host, *each) for each in due)
            )
        if host.held_until:
            _hold(world, host.name, host.held_until)

    await asyncio.gather(*(one_host(*each) for each in hosts.items()))


def _host_of(feed: Feed, state: FeedState) -> str:
    return urlsplit(state.moved_to or feed.url).netloc


def _hold(world: World, host: str, until: datetime) -> None:
    with world.db.atomic():
        for feed in world.settings.feeds:
            state = feeds.state_of(world.db, feed.url)
            if _host_of(feed, state) == host:
                held = replace(
                    state,
                    not_before=max(until, state.not_before or until),
                    next_due=max(until, state.next_due or until),
                )
                feeds.save(world.db, held)


def _due(world: World, *, every_feed: bool) -> Iterable[tuple[Feed, FeedState]]:
    for feed in world.settings.feeds:
        state = feeds.state_of(world.db, feed.url)
        waits = state.not_before if every_feed else state.next_due
        if not state.retired and (waits is None or waits <= world.now):
            yield feed, state


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
        host.hear(answer)
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
