"""How does a feed's own rhythm grow out of its answers?"""

from datetime import timedelta

from aiohttp import web as server

from feeds.feed_server import EVERY, NOW, RSS, a_feed, rounds_of
from watcher.feeds.cadence import Pace
from watcher.feeds.parse import parse_feed
from watcher.feeds.poll import Answer, Outcome, put_off_until, settle
from watcher.model.feed import FeedState

URL = "http://faro.example/rss"


def settled(*, last_new: timedelta | None, news: bool) -> FeedState:
    """Return the state after a feed that had its last news *last_new* ago."""
    state = FeedState(
        url=URL,
        last_polled=NOW,
        last_new=None if last_new is None else NOW - last_new,
    )
    pace = Pace(every=EVERY, silence=last_new)
    answer = Answer(outcome=Outcome.BODY, state=state, at=NOW, url=URL, pace=pace)
    return settle(answer, parse_feed(RSS, url=URL), news=news)


def wait_of(state: FeedState) -> timedelta:
    """Return how long the feed is left alone."""
    assert state.next_due is not None
    return state.next_due - NOW


def test_the_first_answer_says_nothing_about_the_rhythm() -> None:
    """All is new then: the interval is the user's, and the silence begins."""
    state = settled(last_new=None, news=True)

    assert EVERY <= wait_of(state) <= EVERY * 1.1
    assert state.last_new == NOW


def test_news_makes_a_quiet_feed_quick() -> None:
    """It may be the first of many: half the interval."""
    state = settled(last_new=timedelta(days=3), news=True)

    assert EVERY / 2 <= wait_of(state) <= EVERY / 2 * 1.1
    assert state.last_new == NOW


def test_a_body_without_news_goes_on_being_silent() -> None:
    """A feed that only changes its date is no news."""
    state = settled(last_new=timedelta(days=3), news=False)

    assert EVERY * 8 <= wait_of(state) <= EVERY * 8 * 1.1
    assert state.last_new == NOW - timedelta(days=3)


def test_an_unchanged_feed_is_asked_ever_more_rarely() -> None:
    """A 304 is silence; what the feed's text asked for still binds."""
    _, states, _ = rounds_of(
        lambda n, _: server.Response(status=304) if n else a_feed(ETag='"1"'), rounds=9
    )
    waits = [s.next_due - s.last_polled for s in states if s.next_due and s.last_polled]

    assert waits[1] < waits[0]
    assert waits[8] > waits[2]
    assert {state.last_new for state in states} == {NOW}


def test_what_the_feed_asked_for_outlives_an_unchanged_answer() -> None:
    """Its ttl was in the body, which a 304 does not have."""
    body = RSS.replace(b"<item>", b"<ttl>300</ttl><item>", 1)

    def script(number: int, _: server.Request) -> server.Response:
        if number:
            return server.Response(status=304)
        return server.Response(body=body, headers={"ETag": '"1"'})

    _, states, _ = rounds_of(script, rounds=2)

    assert states[1].last_status == 304
    assert states[1].next_due is not None
    assert states[1].next_due >= NOW + EVERY + timedelta(minutes=300)


def test_a_busy_server_without_a_word_gets_more_room_than_a_broken_one() -> None:
    """503 asks for less traffic, 500 for nothing."""
    waits = []
    for status in (500, 503, 429):
        script = lambda *_, status=status: server.Response(status=status)  # noqa: E731
        _, states, _ = rounds_of(script, rounds=1)
        assert states[0].next_due is not None
        assert put_off_until(states[0], NOW) is None
        waits.append(states[0].next_due - NOW)

    assert waits[1] > 3 * waits[0]
    assert waits[2] > 3 * waits[0]
