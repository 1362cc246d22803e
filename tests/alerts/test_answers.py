"""Is the answer of a service understood, from real servers on loopback?"""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.builders import ITALIAN, some_news
from alerts.receivers import a_free_port, a_mailbox, a_silent_server, a_webhook
from watcher.alerts.answers import (
    Answer,
    is_too_big,
    is_uncertain,
    patience,
    reason,
    rest,
)
from watcher.alerts.compose import compose_news
from watcher.alerts.send import send
from watcher.errors import ChannelError
from watcher.model.alert import Message
from watcher.model.settings import Channel

NEWS = compose_news(some_news(), ITALIAN)
KEYS = st.sampled_from(["retry_after", "retry_after_ms", "parameters", "message", "a"])
DATES = st.one_of(
    st.text(max_size=30),
    st.datetimes().map(lambda at: at.strftime("%a, %d %b %Y %H:%M:%S GMT")),
    st.floats().map(str),
)
MAIL = "mailto://127.0.0.1:{port}?from=watcher@example.org&to=desk@example.org"


def refused(url: str, message: Message = NEWS) -> ChannelError:
    """Send *message* to *url*, which does not take it."""
    with pytest.raises(ChannelError) as caught:
        send(Channel(name="desk", url=url), message)
    return caught.value


@pytest.mark.parametrize("after", ["request", "nothing"])
def test_a_server_that_takes_it_and_is_silent_may_have_it(after: str) -> None:
    """It hangs, or closes the connection, with the message in its hands."""
    with a_silent_server(hangs=after == "request") as port:
        error = refused(f"json://127.0.0.1:{port}/x?rto=0.3")

    assert error.uncertain
    assert "may have arrived" in str(error)


def test_a_mail_server_that_falls_silent_after_the_text_may_have_it() -> None:
    """Its answer to the text is the one that counts."""
    with a_mailbox(hangs=True) as box:
        error = refused(MAIL.format(port=box.port) + "&cto=0.5&rto=0.5")

    assert len(box.mails) == 1
    assert error.uncertain


@pytest.mark.parametrize("url", ["json://127.0.0.1:{port}/x", MAIL])
def test_nobody_at_the_door_has_taken_nothing(url: str) -> None:
    """A connection that was refused is a plain failure."""
    assert not refused(url.format(port=a_free_port())).uncertain


@pytest.mark.parametrize("status", [400, 429, 500])
def test_a_plain_no_is_certain(status: int) -> None:
    """What the server says counts."""
    with a_webhook(status) as hook:
        assert not refused(f"json://127.0.0.1:{hook.port}/x").uncertain


NOW = "Tue, 03 Mar 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("told", "headers", "wait"),
    [
        ({"retry_after": 0.65, "message": "rate limited"}, {}, 0.65),
        ({}, {"X-RateLimit-Reset-After": "1.5"}, 1.5),
        ({"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 2500}, {}, 2.5),
        ({"ok": False, "parameters": {"retry_after": 35}}, {}, 35),
        ({"description": "Too Many Requests: retry after 35"}, {}, 35),
        ({"error": "ratelimited"}, {"Retry-After": "30"}, 30),
        ({}, {"x-ms-retry-after-ms": "1200", "Retry-After": "2"}, 1.2),
        ({}, {"Retry-After": "Tue, 03 Mar 2026 10:01:30 GMT", "Date": NOW}, 90),
        ({}, {"Retry-After": "Mon, 02 Mar 2026 10:00:00 GMT", "Date": NOW}, 0),
        ({}, {"Retry-After": "tomorrow"}, None),
        ({}, {"Retry-After": "-5"}, None),
        ({"retry_after": "nan"}, {}, None),
        ({"message": "slow down"}, {}, None),
    ],
    ids=[
        "discord",
        "discord, header",
        "matrix",
        "telegram",
        "telegram, words",
        "slack",
        "teams",
        "date",
        "date that has passed",
        "no date",
        "negative",
        "no number",
        "not said",
    ],
)
def test_a_busy_service_says_how_long(
    told: dict[str, object], headers: dict[str, str], wait: float | None
) -> None:
    """In seconds, milliseconds or as a date, in a header or in JSON."""
    with a_webhook(429, answer=json.dumps(told).encode()) as hook:
        hook.told.update(headers)
        error = refused(f"json://127.0.0.1:{hook.port}/x")

    assert error.wait == (None if wait is None else timedelta(seconds=wait))


def test_only_a_busy_service_is_asked_for_its_patience() -> None:
    """A number in the body of any other refusal says nothing."""
    with a_webhook(400, answer=b'{"retry_after": 99}') as hook:
        assert refused(f"json://127.0.0.1:{hook.port}/x").wait is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (b'{"ok": false, "description": "Bad Request: chat not found"}', "chat not"),
        (b'{"error": {"code": 7}}', "400 Bad Request"),
        (b"invalid_token", "invalid_token"),
        (b"<html><h1>Bad gateway</h1></html>", "400 Bad Request"),
        (b'{"a":' * 900, "400 Bad Request"),
    ],
    ids=["telegram", "no words", "slack", "page", "deep"],
)
def test_a_refusal_is_told_in_the_words_of_the_service(said: bytes, words: str) -> None:
    """Where it has any, in one line."""
    with a_webhook(400, answer=said) as hook:
        error = str(refused(f"json://127.0.0.1:{hook.port}/x"))

    assert words in error
    assert "<h1>" not in error
    assert "\n" not in error


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("json://127.0.0.1:{port}/x", "nobody answers at its port"),
        ("json://nowhere.invalid:{port}/x", "no such host"),
        (MAIL, "nobody answers at its port"),
    ],
)
def test_who_cannot_be_reached_is_told_why(url: str, words: str) -> None:
    """A typo in a host name and a server that is down are mended in other ways."""
    assert words in str(refused(url.format(port=a_free_port())))


def test_the_words_of_a_message_are_no_answer() -> None:
    """A title that reads like a log line changes nothing."""
    words = "Socket Exception: Read timed out. Too Many Requests: retry after 99999"
    with a_webhook(500) as hook:
        error = refused(
            f"json://127.0.0.1:{hook.port}/x",
            Message(key="k", subject=words, text=f"{words}\nerror=429\n"),
        )

    assert (error.uncertain, error.wait) == (False, None)


def test_without_a_word_there_is_no_patience() -> None:
    """Nothing is read out of nothing."""
    assert patience(None) is None
    assert not is_uncertain(None)


def test_a_mail_server_that_hangs_up_before_the_message_has_nothing() -> None:
    """Its silence at the door is a plain failure."""
    with a_silent_server(hangs=False) as port:
        assert not refused(MAIL.format(port=port)).uncertain


WORDS = st.one_of(
    st.text(max_size=60),
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
        lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
        max_leaves=8,
    ).map(json.dumps),
)


@given(
    st.sampled_from([200, 302, 400, 413, 429, 450, 503, 552, 999]),
    WORDS,
    st.dictionaries(st.sampled_from(["retry-after", "date", "x-ratelimit"]), DATES),
    st.booleans(),
)
def test_nothing_that_a_service_says_breaks_us(
    code: int, text: str, headers: dict[str, str], is_mail: bool
) -> None:
    """Its answer is a stranger's, too; a wait is a time, and a reason is words."""
    answer = Answer(code=code, text=text, headers=headers, is_mail=is_mail)

    wait = patience(answer)

    assert wait is None or timedelta() <= wait
    assert isinstance(reason(answer), str)
    assert is_too_big(answer) in {True, False}
    assert rest(answer) is None or isinstance(rest(answer), timedelta)
