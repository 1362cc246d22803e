"""How are the feeds right now? Ask each of them once."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from watcher.engine import Engine
from watcher.errors import WatcherError
from watcher.feeds.ask import ask
from watcher.feeds.check import Checked, Memory, checked, held
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, answer_of
from watcher.model.feed import Feed, FeedState, ParsedFeed
from watcher.model.settings import Settings
from watcher.web import Web

_AT_ONCE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was found of a feed, and what it said; no *answer* when it was not asked."""

    checked: Checked
    answer: Answer | None = None
    parsed: ParsedFeed | None = None


async def check_feeds(
    settings: Settings,
    memories: Mapping[str, Memory],
    *,
    web: Web,
    engine: Engine,
    now: datetime,
) -> list[Look]:
    """
    Ask every feed once, conditionally, but none whose server wants peace.

    *memories* has what is known by URL; nothing is stored.
    """
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(feed: Feed) -> Look:
        memory = memories.get(feed.url, Memory(state=FeedState(url=feed.url)))
        until = memory.state.not_before
        if until and until > now:
            return Look(checked=held(feed, until))
        async with places:
            every = settings.poll_every
            reply = await ask(web, feed, memory.state, lambda: now, every=every)
        answer = answer_of(reply)
        parsed = await _parse(engine, answer)
        found = checked(feed, answer, parsed, memory, now)
        return Look(checked=found, answer=answer, parsed=parsed)

    return await asyncio.gather(*map(one, settings.feeds))


async def _parse(engine: Engine, answer: Answer) -> ParsedFeed:
    if answer.outcome is Outcome.FAILED or not answer.body:
        why = () if answer.outcome is not Outcome.BODY else ("not a feed: empty",)
        return ParsedFeed(source=answer.url, title="", format="", notes=why)
    work = partial(parse_feed, url=answer.url, content_type=answer.content_type)
    try:
        return await engine.submit(work, answer.body)
    except WatcherError as error:
        return ParsedFeed(source=answer.url, title="", format="", notes=(str(error),))
