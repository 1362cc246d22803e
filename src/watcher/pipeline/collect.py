"""What was published? Ask the feeds that are due and queue what they show."""

from functools import partial
from urllib.parse import urlsplit

from watcher.feeds.ask import ask
from watcher.feeds.poll import answer_of
from watcher.model.feed import Feed, FeedState
from watcher.pipeline.askers import Errand
from watcher.pipeline.hosts import Host, Known, hold, hosts
from watcher.pipeline.intake import Collected
from watcher.pipeline.sitemaps import has_parts, read_parts
from watcher.pipeline.world import Report, World


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
    asked: dict[str, Host] = {}
    for host in hosts(world):
        for feed, state in host.due(world, every_feed=every_feed):
            work = partial(_ask, world, host, (feed, state))
            errand = Errand(url=feed.url, work=work, is_failing=state.failures > 0)
            world.asking.send(host.name, world.web.limits.per_host, errand)
            asked[feed.url] = host
    try:
        await world.asking.come_back(frozenset(asked), patience=patience)
        collected = await world.intake.finish(patience=patience)
    finally:
        # A stop does not make servers be asked again that have answered.
        world.intake.store()
    for one in collected:
        _count(report, one)
    for host in {host.name: host for host in asked.values()}.values():
        if host.heard and host.held_until:
            hold(world, host, host.held_until)


def _count(report: Report, one: Collected) -> None:
    report.feeds_asked += 1
    report.entries_new += one.new
    report.feeds_unchanged += one.unchanged
    if one.error:
        report.feeds_failed.append((one.url, one.error))


async def _ask(world: World, host: Host, known: Known) -> None:
    feed, state = known
    await world.intake.room()
    if host.held_until:
        return
    world.observe("asking", feed.url)
    reply = await ask(
        world.web, feed, state, world.moment, every=world.settings.poll_every
    )
    world.observe("answered", feed.url)
    if reply.is_not_modified and not state.parts:
        world.intake.put_by(world, feed.url, reply)
        return
    answer, parsed = answer_of(reply), None
    if has_parts(answer):
        answer, parsed = await read_parts(world, reply, answer)
    host.hear(answer, world.now)
    world.intake.take(world, feed.url, answer, parsed)


def outlet_of(feed: Feed | None, state: FeedState, link: str) -> str:
    """Name the outlet: the user's title, else the feed's, else the host."""
    title = (feed.title if feed else None) or state.title
    return title or urlsplit(link).hostname or link
