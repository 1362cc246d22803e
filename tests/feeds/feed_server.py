"""A feed on loopback that answers by a script, asked in rounds."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from aiohttp import web as server

from loopback import a_web, site
from watcher.feeds.ask import Clock, ask
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, answer_of, settle
from watcher.model.feed import Feed, FeedState
from watcher.web import Web

NOW = datetime(2025, 11, 3, 10, 0, tzinfo=UTC)
EVERY = timedelta(minutes=15)
RSS = (
    b'<rss version="2.0"><channel><title>Il Faro</title><item><title>Riapre il porto'
    b"</title><link>http://faro.example/1</link></item></channel></rss>"
)

Script = Callable[[int, server.Request], server.Response]


def a_feed(**headers: str) -> server.Response:
    """Answer with a feed; underscores in *headers* are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.Response(body=RSS, content_type="application/rss+xml", headers=named)


async def asked(web: Web, feed: Feed, state: FeedState | None, clock: Clock) -> Answer:
    """Ask *feed* once and decide what came of it."""
    return answer_of(await ask(web, feed, state, clock, every=EVERY))


def rounds_of(
    script: Script, *, rounds: int, state: FeedState | None = None
) -> tuple[list[Answer], list[FeedState], list[server.Request]]:
    """Ask one feed in *rounds* rounds; *script* gives the answer of each request."""
    answers, states = [], []

    async def run() -> list[server.Request]:
        nonlocal state
        count = 0

        async def handler(request: server.Request) -> server.StreamResponse:
            nonlocal count
            count += 1
            return script(count - 1, request)

        async with site(handler) as here, a_web(here.pair) as web:
            feed = Feed(url=here.url("/rss?x=1"))
            if state:
                state = replace(state, url=feed.url)
            for number in range(rounds):
                now = NOW + number * EVERY
                answer = await asked(web, feed, state, partial(_same, now))
                state = answer.state
                if answer.outcome is Outcome.BODY:
                    parsed = parse_feed(answer.body, url=answer.url)
                    state = settle(answer, parsed)
                answers.append(answer)
                states.append(state)
            return here.requests

    return answers, states, asyncio.run(run())


def _same(now: datetime) -> datetime:
    return now


async def as_handler(response: server.Response) -> server.Response:
    """Make *response* what a handler gives."""
    return response
