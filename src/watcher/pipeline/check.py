"""How are the feeds right now? Ask each of them once and change nothing."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from watcher.engine import Engine
from watcher.errors import WatcherError
from watcher.feeds.ask import ask
from watcher.feeds.check import Checked, checked, held
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, answer_of
from watcher.model.feed import Feed, FeedState, ParsedFeed
from watcher.model.settings import Settings
from watcher.web import Web

_AT_ONCE = 16


async def check_feeds(
    settings: Settings,
    states: Mapping[str, FeedState],
    *,
    web: Web,
    engine: Engine,
    now: datetime,
) -> list[Checked]:
    """
    Ask every feed once, unconditionally, but none whose server wants peace.

    *states* has what is remembered by URL; nothing is stored.
    """
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(feed: Feed) -> Checked:
        state = states.get(feed.url, FeedState(url=feed.url))
        if state.not_before and state.not_before > now:
            return held(feed, state.not_before)
        async with places:
            # Without validators, because a 304 shows nothing.
            reply = await ask(web, feed, None, lambda: now, every=settings.poll_every)
        answer = answer_of(reply)
        return checked(feed, answer, await _parse(engine, answer), now)

    return await asyncio.gather(*map(one, settings.feeds))


async def _parse(engine: Engine, answer: Answer) -> ParsedFeed:
    if answer.outcome is not Outcome.BODY:
        return ParsedFeed(source=answer.url, title="", format="")
    work = partial(parse_feed, url=answer.url, content_type=answer.content_type)
    try:
        return await engine.submit(work, answer.body)
    except WatcherError as error:
        return ParsedFeed(source=answer.url, title="", format="", notes=(str(error),))
