"""Do messages that follow each other share a connection, and no longer than that?"""

import time
from dataclasses import replace

import pytest

from alerts.builders import ITALIAN, some_news
from alerts.receivers import a_mailbox, a_webhook
from watcher.alerts.compose import compose_news
from watcher.alerts.send import line as lines
from watcher.alerts.send import send
from watcher.alerts.send.line import Line
from watcher.errors import ChannelError
from watcher.model.alert import Message
from watcher.model.settings import Channel

NEWS = compose_news(some_news(), ITALIAN)
MAIL = "mailto://127.0.0.1:{port}?from=watcher@example.org&to=desk@example.org"


class _Door:
    """Something open, which says when it is closed."""

    is_closed = False

    def close(self) -> None:
        """Close it."""
        self.is_closed = True


def closed(door: _Door) -> bool:
    """Wait until *door* is closed; say whether it is."""
    for _ in range(500):
        if door.is_closed:
            return True
        time.sleep(0.01)
    return False


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a connection be idle after a moment, where a test waits for it."""
    monkeypatch.setattr(lines, "IDLE_SECONDS", 0.3)


def test_posts_that_follow_each_other_share_a_connection() -> None:
    """The server is greeted once."""
    with a_webhook() as hook:
        for _ in range(5):
            send(Channel(name="h", url=f"json://127.0.0.1:{hook.port}/a"), NEWS)

    assert len(hook.bodies) == 5
    assert hook.connections == 1


def test_mails_that_follow_each_other_share_a_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Greeting, encryption and login are done once for a queue."""
    monkeypatch.setattr("watcher.alerts.send.service.MAIL_PAUSE_SECONDS", 0)
    with a_mailbox() as box:
        for _ in range(3):
            send(Channel(name="m", url=MAIL.format(port=box.port)), NEWS)

    assert len(box.mails) == 3
    assert box.connections == 1


def test_a_connection_that_the_server_closed_is_not_used() -> None:
    """The next message has one of its own, and arrives."""
    with a_webhook() as hook:
        hook.told["Connection"] = "close"
        for _ in range(2):
            send(Channel(name="h", url=f"json://127.0.0.1:{hook.port}/b"), NEWS)

    assert hook.connections == 2


def test_what_nobody_uses_is_closed() -> None:
    """No connection is held open until the next alert."""
    line, door = Line(), _Door()

    line.keep("web", door)

    assert closed(door)
    assert line.take("web") is None


def test_what_is_taken_belongs_to_the_one_who_took_it() -> None:
    """Nobody closes it behind his back, and there is only one of a kind."""
    line, first, second = Line(), _Door(), _Door()
    line.keep("web", first)
    assert line.take("web") is first

    line.keep("web", second)
    line.keep("web", first)

    assert second.is_closed
    assert closed(first)


def test_the_cookies_of_a_service_are_forgotten() -> None:
    """Two messages have nothing to do with each other."""
    with a_webhook() as hook:
        hook.told["Set-Cookie"] = "session=1; Path=/"
        for _ in range(2):
            send(Channel(name="h", url=f"json://127.0.0.1:{hook.port}/c"), NEWS)

    assert all("Cookie" not in headers for headers in hook.headers)


@pytest.mark.parametrize("also", ["&cc=b@example.org", ",b@example.org"])
def test_a_recipient_who_is_refused_costs_the_others_no_second_copy(also: str) -> None:
    """The next tries go to that one alone, until the server takes it."""
    with a_mailbox() as box:
        box.refuses["b@example.org"] = "450 4.2.0 Greylisted, come back later"
        channel = Channel(name="m", url=MAIL.format(port=box.port) + also)
        for _ in range(2):
            with pytest.raises(ChannelError) as caught:
                send(channel, NEWS)
        box.refuses.clear()
        send(channel, NEWS)

    assert box.recipients == [["desk@example.org"], ["b@example.org"]]
    assert "450 4.2.0 Greylisted, come back later (b@example.org)" in str(caught.value)


def test_the_next_message_goes_to_everybody() -> None:
    """Who took one message has not taken another."""
    with a_mailbox() as box:
        for _ in range(2):
            send(Channel(name="m", url=MAIL.format(port=box.port)), NEWS)

    assert box.recipients == [["desk@example.org"], ["desk@example.org"]]


def test_a_webhook_that_takes_little_gets_a_short_note() -> None:
    """What is refused as too long is offered once more, cut to its head and link."""
    long = compose_news(some_news(also_in=["Eco del Porto"] * 8), ITALIAN)
    with a_webhook() as hook:
        hook.most = 1500
        url = f"json://127.0.0.1:{hook.port}/d"
        send(Channel(name="h", url=url), _with(long, "Riga in più.\n" * 300))

    first, second = hook.bodies
    assert len(first) > 1500 >= len(second)
    assert b"watcher show" in second


def test_a_mail_server_that_takes_little_gets_a_plain_short_mail() -> None:
    """An alert without its looks is an alert."""
    with a_mailbox() as box:
        box.most = 4000
        send(Channel(name="m", url=MAIL.format(port=box.port)), NEWS)

    (mail,) = box.mails
    assert mail.get_content_type() == "text/plain"
    assert "watcher show" in mail.get_content()


def test_a_full_mailbox_is_not_offered_less() -> None:
    """It takes no mail at all; the words of the server say so."""
    with (
        a_mailbox("552 5.2.2 Mailbox full") as box,
        pytest.raises(ChannelError, match=r"552 5\.2\.2 Mailbox full"),
    ):
        send(Channel(name="m", url=MAIL.format(port=box.port)), NEWS)

    assert len(box.mails) == 1


def _with(message: Message, more: str) -> Message:
    head, _, last = message.text.rstrip("\n").rpartition("\n")
    return replace(message, text=f"{head}\n{more}{last}\n")
