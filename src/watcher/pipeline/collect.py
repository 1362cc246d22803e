"""What was published? Ask the feeds that are due and queue what they show."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
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


async def collect(world: World, report: Report, *, every_feed: bool) -> None:
    """
    Ask the feeds that are due and queue their new entries, each feed by itself.

    With *every_feed* only the waits that a server asked for hold a feed back, not
    our own rhythm. A feed that fails is written into *report* and its state.
    """
    hosts: dict[str, list[tuple[Feed, FeedState]]] = defaultdict(list)
    for feed, state in _due(world, every_feed=every_feed):
        hosts[urlsplit(state.moved_to or feed.url).netloc].append((feed, state))
    places = asyncio.Semaphore(_HOSTS_AT_ONCE)

    async def one_host(due: list[tuple[Feed, FeedState]]) -> None:
        async with places:
            await asyncio.gather(*(_collect_feed(world, report, *each) for each in due))

    await asyncio.gather(*(one_host(due) for due in hosts.values()))


def _due(world: World, *, every_feed: bool) -> Iterable[tuple[Feed, FeedState]]:
    for feed in world.settings.feeds:
        state = feeds.state_of(world.db, feed.url)
        waits = state.not_before if every_feed else state.next_due
        if not state.retired and (waits is None or waits <= world.now):
            yield feed, state


async def _collect_feed(
    world: World, report: Report, feed: Feed, state: FeedState
) -> None:
    world.observe("asking", feed.url)
    report.feeds_asked += 1
    answer = await ask(
        world.web, feed, state, world.now, every=world.settings.poll_every
    )
    world.observe("answered", feed.url)
    found: Sequence[Entry] = ()
    state = answer.state
    if answer.outcome is Outcome.BODY:
        parsed = await _parse(world, feed, answer)
        state, found = settle(answer, parsed, world.now), parsed.entries
    # Validators and entries in one transaction: with the ETag alone the server would
    # answer 304 after a crash and the entries would be gone.
    with world.db.atomic():
        report.entries_new += entries.add(world.db, feed.url, found, found=world.now)
        feeds.save(world.db, state)
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
