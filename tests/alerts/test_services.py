"""Does each service get what it would accept, and hostile text as mere text?"""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.builders import ITALIAN, an_article, some_news
from alerts.receivers import Webhook, a_webhook
from support.claims import a_claim, a_verdict
from watcher.alerts.compose import Told, compose_news
from watcher.alerts.dialects import dialect_of
from watcher.alerts.send import fitted, send
from watcher.alerts.send.handing import service_of
from watcher.errors import ChannelError
from watcher.model.alert import Message
from watcher.model.settings import Channel

ZERO_WIDTH = "\u200b"
# What Slack and Telegram answer when they have taken a message.
YES = {"slack": b"ok", "tgram": b'{"ok":true,"result":{"message_id":1}}'}
# Where the plugin of a service keeps the address that it asks.
HOSTS = {
    "discord": ("notify_url", "/api/webhooks"),
    "slack": ("webhook_url", "/services"),
    "tgram": ("notify_url", "/bot"),
}
URLS = {
    "discord": "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
    "slack": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#desk",
    "tgram": "tgram://123456789:abcdefg_hijklmnop/12315544",
    "ntfy": "ntfy://127.0.0.1:{port}/notizie",
    "mmost": "mmost://127.0.0.1:{port}/3ccdd113474722377935511fc85d3dd4",
    "rocket": "rocket://web/hook@127.0.0.1:{port}/#desk",
    "matrix": "matrix://user:token@127.0.0.1:{port}/#room?mode=matrix",
    "json": "json://127.0.0.1:{port}/x",
}
LIMITS = {
    "discord": 2000,
    "tgram": 4096,
    "mmost": 4000,
    "rocket": 1000,
    "ntfy": 4000,
    "slack": 35000,
}
HOSTILE = (
    "@everyone @here <!channel> <@U123> <https://evil.example|banca> **forte** _sotto_"
    " [clicca](https://evil.example) `rm` <b>x</b> <script>alert(1)</script> # titolo"
    " \x1b[31mrosso \u202egnirts \r\nBcc: y@e.org {{ 7*7 }} ${HOME} ||nascosto||"
)


@contextmanager
def a_service(name: str) -> Iterator[tuple[Webhook, Channel]]:
    """Serve a service of this shape, and point its plugin there."""
    with ExitStack() as stack:
        hook = stack.enter_context(a_webhook(answer=YES.get(name, b"{}")))
        # A path of its own: the plugins are kept by URL, with the host they ask.
        url = URLS[name].format(port=hook.port)
        channel = Channel(name=f"{name}-{hook.port}", url=url)
        service_of.cache_clear()
        if name in HOSTS:
            attribute, path = HOSTS[name]
            plugin = service_of(channel)._plugin
            setattr(plugin, attribute, f"http://127.0.0.1:{hook.port}{path}")
        yield hook, channel


def payload(hook: Webhook) -> Any:
    """Return what the service got, as JSON."""
    (body,) = hook.bodies
    return json.loads(body)


def shown(name: str, told: Any) -> str:
    """Return what the service would show: title and text, with its markup."""
    if name == "slack":
        (part,) = told["attachments"]
        return f"{part['title']}\n{part['text']}"
    for key in ("content", "text", "message"):
        if key in told:
            return f"{told.get('title', '')}\n{told[key]}"
    raise AssertionError(told)


def hostile_news() -> Message:
    """Return a note in which every word of strangers is hostile."""
    article = an_article(title=HOSTILE, outlet=HOSTILE, url="https://e.org/a_b_c?x=1&y")
    told = Told(claim=a_claim(sentence=HOSTILE, outlet=HOSTILE), verdict=a_verdict())
    return compose_news(some_news(told, article=article, also_in=[HOSTILE]), ITALIAN)


@pytest.mark.parametrize("name", URLS)
def test_every_service_takes_a_note_with_hostile_words(name: str) -> None:
    """Nothing in it is a mention, a command, a masked link or a control character."""
    with a_service(name) as (hook, channel):
        send(channel, hostile_news())
        text = shown(name, payload(hook))

    for command in ("@everyone", "@here", "<!channel>", "<@U123>", "](http"):
        assert command not in text
    assert not re.search(r"(?<!\\)<https://evil", text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]", text)
    assert "{{ 7*7 }}" in plain(name, text)
    # Also where a thousand characters are all: the title, the address, the way on.
    assert "https://e.org/a_b_c?x=1" in text


@pytest.mark.parametrize("name", ["discord", "mmost"])
def test_markdown_of_strangers_is_shown_as_it_stands(name: str) -> None:
    """Every sign that Markdown obeys has a backslash, but for our own."""
    with a_service(name) as (hook, channel):
        send(channel, hostile_news())
        text = shown(name, payload(hook))

    for sign in ("**forte**", "_sotto_", "`rm`", "||nascosto||", "# titolo"):
        assert not re.search(rf"(?<!\\){re.escape(sign)}", text)
        assert sign in plain(name, text)
    first, *_ = text.strip().splitlines()
    assert first.startswith("**")
    assert first.endswith("**")
    assert "\n> «" in text
    assert text.rstrip().endswith("`watcher show m12`")


def test_telegram_gets_html_that_is_well_formed() -> None:
    """Our tags and no others: it refuses a message with a tag left open."""
    with a_service("tgram") as (hook, channel):
        send(channel, hostile_news())
        told = payload(hook)

    tags = _Tags()
    tags.feed(told["text"])
    assert told["parse_mode"] == "HTML"
    assert tags.open == []
    assert set(tags.seen) <= {"b", "blockquote", "code"}
    assert "blockquote" in tags.seen
    assert "<script>" in unescape(told["text"]).replace(ZERO_WIDTH, "")


def rests(hook: Webhook, seconds: float, *, by_its_clock: float) -> None:
    """Let Discord ask for a rest in *seconds*, and for one that ends *by its clock*."""
    until = datetime.now(UTC) + timedelta(seconds=by_its_clock)
    hook.told["X-RateLimit-Remaining"] = "0"
    hook.told["X-RateLimit-Reset"] = f"{until.timestamp():.0f}"
    hook.told["X-RateLimit-Reset-After"] = str(seconds)


def test_a_rest_that_is_long_is_spent_in_the_outbox() -> None:
    """Asleep, Apprise would be given up, wake up later and send a second copy."""
    with a_service("discord") as (hook, channel):
        rests(hook, 60, by_its_clock=60)
        send(channel, hostile_news())
        with pytest.raises(ChannelError, match="429 Too Many Requests") as caught:
            send(channel, hostile_news())

    assert len(hook.bodies) == 1
    assert caught.value.wait is not None
    assert timedelta(seconds=50) < caught.value.wait <= timedelta(seconds=60)
    assert not caught.value.uncertain


def test_a_clock_that_is_wrong_makes_no_rest_longer() -> None:
    """What Discord says in seconds is right by any clock."""
    with a_service("discord") as (hook, channel):
        rests(hook, 0.2, by_its_clock=3600)
        send(channel, hostile_news())
        send(channel, hostile_news())

    assert len(hook.bodies) == 2


def test_slack_gets_no_block_that_it_would_refuse() -> None:
    """Three thousand characters are all that it takes in one."""
    message = replace(hostile_news(), text="Riga in più & altro.\n" * 900 + "m12\n")

    channel = Channel(name="slack", url=URLS["slack"] + "?blocks=yes")
    title, body = fitted(channel, message)

    assert len(title) + len(body) <= 3000
    assert body.endswith("m12")


@pytest.mark.parametrize("name", LIMITS)
@pytest.mark.parametrize("extra", [-1, 0, 1, 9000])
def test_a_note_is_within_the_limit_and_ends_with_the_way_to_read_on(
    name: str, extra: int
) -> None:
    """Just below the limit of a service, at it, above it, and far beyond."""
    last = "m1 · per saperne di più: watcher show m1"
    line = "«Riga & <b>» con 👩‍👩‍👧 e parole_con_segni"
    text = f"FATTO\n{line}\n" * (LIMITS[name] // (len(line) + 7) + 2)
    text = f"{text[: LIMITS[name] + extra - len(last)]}\n{last}\n"
    message = Message(key="k", subject="Ponte & golfo", text=text)

    with a_service(name) as (hook, channel):
        send(channel, message)
        told = shown(name, payload(hook))

    assert len(told.strip()) <= LIMITS[name]
    assert plain(name, told).rstrip().endswith(last)
    assert not re.search("\u200d\\s*(?:…|$)", told)


@pytest.mark.parametrize("name", LIMITS)
@given(st.text(max_size=400), st.text(max_size=3000))
@settings(max_examples=60, deadline=None)
def test_any_text_stays_within_the_limit(name: str, subject: str, text: str) -> None:
    """Whatever stands in it, dressed in the format of the service."""
    message = replace(hostile_news(), subject=subject, text=text * 3)
    channel = Channel(name=name, url=URLS[name].format(port=9))

    title, body = fitted(channel, message)

    assert len(title) + len(body) + 2 <= LIMITS[name]


@given(st.text(alphabet=st.sampled_from("*_`[]()<>#~|\\aà \n«»@!-"), max_size=80))
def test_what_markdown_obeys_can_be_read_back(text: str) -> None:
    """Without our signs and without backslashes the text is the text."""
    words = dialect_of("discord").plain(text)

    assert re.sub(r"\\(.)", r"\1", words, flags=re.DOTALL).replace(
        ZERO_WIDTH, ""
    ) == text.replace(ZERO_WIDTH, "")
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`~|\[\]]", words)


def plain(name: str, text: str) -> str:
    """Return what a reader of the service sees, as far as words go."""
    if name in {"tgram", "slack"}:
        text = unescape(re.sub(r"</?(?:b|code|blockquote)>", "", text))
    if name in {"discord", "mmost", "rocket"}:
        text = re.sub(r"^> |(?<!\\)`|^\*\*|\*\*$", "", text, flags=re.MULTILINE)
        text = re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", text)
    return text.replace(ZERO_WIDTH, "")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert attrs == []
        self.open.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
