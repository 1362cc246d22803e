"""What does a feed's server answer, and what do we remember of it?"""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

from aiohttp import web as server

from feeds.feed_server import (
    EVERY,
    NOW,
    RSS,
    a_feed,
    as_handler,
    asked,
    rounds_of,
)
from loopback import a_web, raw_site, site
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, settle
from watcher.model.feed import Feed, FeedState


def _conditions(requests: Iterable[server.Request]) -> list[tuple[str | None, ...]]:
    names = ("If-None-Match", "If-Modified-Since")
    return [tuple(one.headers.get(name) for name in names) for one in requests]


def test_only_the_first_request_is_unconditional() -> None:
    """Validators go back byte for byte, however odd they are."""
    odd = {"ETag": 'W/"a b"-gzip', "Last-Modified": "luned\u00ec 3 novembre"}

    _, states, requests = rounds_of(
        lambda n, _: server.Response(status=304) if n else a_feed(**odd), rounds=3
    )

    assert _conditions(requests) == [(None, None)] + [tuple(odd.values())] * 2
    assert (states[-1].last_status, states[-1].failures) == (304, 0)
    assert states[-1].last_ok == NOW + 2 * EVERY


def test_validators_are_replaced_together_and_dropped_when_gone() -> None:
    """Every 200 replaces both, also by nothing."""
    script = [
        a_feed(ETag='"1"', Last_Modified="a"),
        a_feed(ETag='"2"'),
        a_feed(),
        a_feed(),
    ]

    _, _, requests = rounds_of(lambda n, _: script[n], rounds=4)

    assert _conditions(requests) == [
        (None, None),
        ('"1"', "a"),
        ('"2"', None),
        (None, None),
    ]


def test_a_304_may_bring_newer_validators_and_keeps_the_rest() -> None:
    """What it does not name stays (RFC 9111)."""

    def script(number: int, _: server.Request) -> server.Response:
        if number == 0:
            return a_feed(ETag='"1"', Last_Modified="a")
        return server.Response(status=304, headers={"Last-Modified": "b"})

    _, states, _ = rounds_of(script, rounds=2)

    assert (states[-1].etag, states[-1].last_modified) == ('"1"', "b")


def test_a_304_without_a_question_is_a_failure() -> None:
    """Who never gave a validator cannot say that nothing changed."""
    answers, _, _ = rounds_of(lambda *_: server.Response(status=304), rounds=1)

    assert answers[0].outcome is Outcome.FAILED


def test_the_validators_of_a_page_that_is_no_feed_are_not_kept() -> None:
    """A login page with status 200 must not hide the feed behind its ETag."""

    def script(number: int, _: server.Request) -> server.Response:
        if number == 1:
            page = "<html><body>Accedi</body></html>"
            return server.Response(text=page, headers={"ETag": '"login"'})
        return a_feed(ETag='"1"')

    answers, states, requests = rounds_of(script, rounds=3)

    assert answers[1].outcome is Outcome.BODY
    assert states[1].failures == 1
    assert "web page" in str(states[1].last_error)
    assert _conditions(requests)[2] == ('"1"', None)
    assert (states[2].failures, states[2].last_error) == (0, None)


def test_a_busy_server_gets_the_time_it_asks_for() -> None:
    """429 with Retry-After; the validators stay."""

    def script(number: int, _: server.Request) -> server.Response:
        if number:
            return server.Response(status=429, headers={"Retry-After": "7200"})
        return a_feed(ETag='"1"')

    answers, states, _ = rounds_of(script, rounds=2)

    assert answers[1].outcome is Outcome.FAILED
    assert states[1].etag == '"1"'
    assert states[1].next_due is not None
    assert states[1].next_due >= NOW + EVERY + timedelta(hours=2)
    assert states[1].not_before == NOW + EVERY + timedelta(hours=2)
    assert states[0].not_before is None


def test_the_same_bytes_again_are_not_parsed_again() -> None:
    """Their validators replace ours all the same, and another type reads anew."""

    def script(number: int, _: server.Request) -> server.Response:
        answer = a_feed(ETag=f'"{number}"')
        if number == 2:
            answer.headers["Content-Type"] = "application/rss+xml; charset=latin-1"
        return answer

    answers, states, _ = rounds_of(script, rounds=3)

    assert [answer.outcome for answer in answers] == [
        Outcome.BODY,
        Outcome.UNCHANGED,
        Outcome.BODY,
    ]
    assert [state.etag for state in states] == ['"0"', '"1"', '"2"']
    assert states[1].last_ok == NOW + EVERY


def test_failures_back_off_and_a_success_ends_them() -> None:
    """The feed is never given up, and comes back at its own pace."""

    def script(number: int, _: server.Request) -> server.Response:
        return server.Response(status=503) if number < 3 else a_feed()

    _, states, _ = rounds_of(script, rounds=4)
    waits = [s.next_due - s.last_polled for s in states if s.next_due and s.last_polled]

    assert [state.failures for state in states] == [1, 2, 3, 0]
    assert waits[0] < waits[1] < waits[2]
    assert waits[3] < waits[0]
    assert states[2].last_error == "HTTP status 503"


def test_a_feed_that_is_gone_retires() -> None:
    """410 is the server's last word, 404 only after weeks."""
    _, states, _ = rounds_of(lambda *_: server.Response(status=410), rounds=1)
    assert states[0].retired

    missing = lambda *_: server.Response(status=404)  # noqa: E731
    _, states, _ = rounds_of(missing, rounds=1)
    assert not states[0].retired

    _, states, _ = rounds_of(missing, rounds=1, state=FeedState(url="", failures=19))
    assert states[0].retired


def test_troubles_of_the_network_are_an_answer() -> None:
    """A refused address, a dead host and a broken URL do not raise."""

    async def run() -> list[Answer]:
        async with a_web() as web:
            return [
                await asked(web, Feed(url=url), None, lambda: NOW)
                for url in ("http://127.0.0.1:1/", "nessuno", "http://[::1]:1/")
            ]

    for answer in asyncio.run(run()):
        assert answer.outcome is Outcome.FAILED
        assert answer.state.failures == 1
        assert answer.state.last_error == answer.error
        assert answer.state.next_due is not None


def test_a_validator_that_is_no_text_is_none() -> None:
    """Bytes that cannot be sent back as they came are not sent at all."""

    async def latin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = b'HTTP/1.1 200 OK\r\nConnection: close\r\nETag: "\xe8"\r\n\r\n'
        writer.write(head + RSS)
        await writer.drain()

    async def run() -> FeedState:
        async with raw_site(latin) as here, a_web(here.pair) as web:
            answer = await asked(web, Feed(url=here.url()), None, lambda: NOW)
            return settle(answer, parse_feed(answer.body, url=answer.url))

    state = asyncio.run(run())

    assert (state.title, state.etag) == ("Il Faro", None)


def test_the_interval_of_the_feed_beats_the_general_one() -> None:
    """`every` of a feed in feeds.toml."""

    async def run() -> Answer:
        async with (
            site(lambda _: as_handler(a_feed())) as here,
            a_web(here.pair) as web,
        ):
            feed = Feed(url=here.url(), every=timedelta(seconds=2))
            return await asked(web, feed, None, lambda: NOW)

    answer = asyncio.run(run())
    state = settle(answer, parse_feed(answer.body, url=answer.url))

    assert state.title == "Il Faro"
    assert state.next_due is not None
    assert state.next_due < NOW + timedelta(seconds=3)


def test_the_waits_count_from_the_answer_and_not_from_its_round() -> None:
    """Asked in the thirtieth second of a round, a feed is due thirty seconds later."""
    ticks = iter((NOW + timedelta(seconds=30),))

    async def run() -> FeedState:
        handler = lambda _: as_handler(a_feed(Cache_Control="max-age=60"))  # noqa: E731
        async with site(handler) as here, a_web(here.pair) as web:
            clock = lambda: next(ticks)  # noqa: E731
            answer = await asked(web, Feed(url=here.url()), None, clock)
            parsed = parse_feed(answer.body, url=answer.url)
            return settle(answer, parsed)

    state = asyncio.run(run())

    assert state.not_before == NOW + timedelta(seconds=90)


def test_a_feed_that_ends_in_the_middle_is_asked_for_again_whole() -> None:
    """Its new validators are not kept: a 304 would hide the rest for ever."""
    cut = RSS[: RSS.index(b"</link>")]

    def script(number: int, request: server.Request) -> server.Response:
        if number == 1:
            return server.Response(body=cut, headers={"ETag": '"2"'})
        return a_feed(ETag='"1"' if number == 0 else '"2"')

    _, states, requests = rounds_of(script, rounds=4)

    assert [state.failures for state in states] == [0, 0, 0, 0]
    assert [state.etag for state in states] == ['"1"', '"1"', '"2"', '"2"']
    asked = [request.headers.get("If-None-Match") for request in requests]
    assert asked == [None, '"1"', '"1"', '"2"']
