"""Does a real server get the message, and does a refusal come back as an error?"""

import io
import json
import logging
from dataclasses import replace
from email.message import EmailMessage

import pytest

from alerts.builders import ITALIAN, some_news
from alerts.receivers import a_free_port, a_mailbox, a_webhook
from support.claims import a_claim, a_verdict
from watcher.alerts.compose import Told, compose_news
from watcher.alerts.send import check_url, send
from watcher.errors import ChannelError, InputError
from watcher.model.alert import Message
from watcher.model.settings import Channel

TOKEN = "s3cr3t-token"
HOSTILE = Told(
    claim=a_claim(sentence="@everyone <b>Riapre</b> <!channel> il ponte."),
    verdict=a_verdict(),
)


def a_message() -> Message:
    """Return a note with hostile words."""
    return compose_news(some_news(HOSTILE), ITALIAN)


def mail_to(port: int, extra: str = "") -> Channel:
    """Return a mail channel on loopback."""
    query = f"from=watcher@example.org&to=desk@example.org{extra}"
    return Channel(name="desk", url=f"mailto://127.0.0.1:{port}?{query}")


def hook_to(port: int) -> Channel:
    """Return a webhook channel on loopback."""
    return Channel(name="hook", url=f"json://127.0.0.1:{port}/{TOKEN}")


def part(mail: EmailMessage, kind: str) -> str:
    """Return the text of one part of a mail."""
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_a_mail_arrives_with_both_parts() -> None:
    """Subject, plain text and HTML; strangers' markup is text in both."""
    with a_mailbox() as box:
        send(mail_to(box.port), a_message())

    (mail,) = box.mails
    assert mail["Subject"].startswith("Ponte sul golfo · fatto nuovo: «@everyone")
    assert mail["To"] == "desk@example.org"
    assert "&lt;b&gt;Riapre&lt;/b&gt;" in part(mail, "html")
    assert "<b>Riapre</b>" in part(mail, "plain")
    assert "https://gazzetta.example/ponte" in part(mail, "plain")
    # The note as the chats get it, and no text made of the HTML.
    assert part(mail, "plain").splitlines() == a_message().text.splitlines()


def test_a_second_copy_of_a_mail_can_be_told() -> None:
    """Both carry the message's key and hang on the same thread."""
    with a_mailbox() as box:
        channel = mail_to(box.port)
        send(channel, a_message())
        send(channel, a_message())

    assert {mail["X-Watcher-Key"] for mail in box.mails} == {"k-1"}
    assert {mail["Message-ID"] for mail in box.mails} == {"<k-1@watcher.invalid>"}
    assert all(len(mail.get_all("Message-ID")) == 1 for mail in box.mails)


def test_a_mail_hangs_on_the_earlier_ones_of_its_story() -> None:
    """The update of a figure is an answer to the mail that told the figure."""
    message = replace(a_message(), thread=("k-first", "k-before"))
    with a_mailbox() as box:
        send(mail_to(box.port), message)

    (mail,) = box.mails
    assert mail["In-Reply-To"] == "<k-before@watcher.invalid>"
    first, before = "<k-first@watcher.invalid>", "<k-before@watcher.invalid>"
    assert mail["References"] == f"{first} {before}"


def test_who_wants_plain_mail_gets_the_plain_note() -> None:
    """format=text in the channel's URL is the user's word."""
    message = a_message()
    with a_mailbox() as box:
        send(mail_to(box.port, "&format=text"), message)

    (mail,) = box.mails
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().splitlines() == message.text.splitlines()


def test_a_subject_with_line_breaks_makes_no_header() -> None:
    """Even a message that was not composed here cannot add a recipient."""
    message = Message(key="a\r\nb", subject="x\r\nBcc: y@z.it", text="testo")
    with a_mailbox() as box:
        send(mail_to(box.port), message)

    (mail,) = box.mails
    assert mail["Bcc"] is None
    assert mail["Subject"] == "x Bcc: y@z.it"


def test_a_webhook_gets_text_without_commands() -> None:
    """Mentions are broken, the link is whole, the key says which alert it is."""
    with a_webhook() as hook:
        send(hook_to(hook.port), a_message())

    told = json.loads(hook.bodies[0])
    assert "@everyone" not in told["title"] + told["message"]
    assert "<!channel>" not in told["message"]
    assert "https://gazzetta.example/ponte" in told["message"]
    assert hook.headers[0]["Idempotency-Key"] == "k-1"
    assert hook.paths == [f"/{TOKEN}"]


@pytest.mark.parametrize("status", [401, 404, 429, 500])
def test_a_refusal_is_an_error_without_secrets(status: int) -> None:
    """The error names channel and status, never the URL."""
    with a_webhook(status) as hook, pytest.raises(ChannelError) as caught:
        send(hook_to(hook.port), a_message())

    assert str(caught.value).startswith("channel hook: ")
    assert str(status) in str(caught.value)
    assert TOKEN not in str(caught.value)
    assert len(hook.bodies) == 1


def test_a_redirect_is_no_delivery() -> None:
    """A login page that answers 200 to a redirected POST has not taken the message."""
    with a_webhook(302, location="/login") as hook, pytest.raises(ChannelError):
        send(hook_to(hook.port), a_message())


def test_a_refused_mail_is_an_error() -> None:
    """Also when the server refuses after the text."""
    with a_mailbox("554 no thanks") as box, pytest.raises(ChannelError):
        send(mail_to(box.port), a_message())


@pytest.mark.parametrize("channel", [mail_to, hook_to])
def test_nobody_at_the_door_is_an_error(channel: type[Channel]) -> None:
    """A server that is down fails its own channel only, with one line."""
    with pytest.raises(ChannelError) as caught:
        send(channel(a_free_port()), a_message())  # type: ignore[arg-type, call-arg]

    assert "\n" not in str(caught.value)
    assert TOKEN not in str(caught.value)


def test_a_channel_that_apprise_does_not_know_is_an_error() -> None:
    """Its URL is not repeated."""
    with pytest.raises(ChannelError) as caught:
        send(Channel(name="x", url=f"slak://{TOKEN}"), a_message())

    assert TOKEN not in str(caught.value)


def test_apprise_logs_nothing_of_its_own() -> None:
    """Its lines would hold the URL of a channel."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger().addHandler(handler)
    try:
        with a_webhook(500) as hook, pytest.raises(ChannelError):
            send(hook_to(hook.port), a_message())
        with pytest.raises(InputError):
            check_url(f"slak://{TOKEN}")
    finally:
        logging.getLogger().removeHandler(handler)

    assert TOKEN not in stream.getvalue()


@pytest.mark.parametrize(
    "url", ["json://localhost/x", "mailto://a:b@example.org", "ntfys://notizie"]
)
def test_a_good_url_is_accepted(url: str) -> None:
    """Any Apprise URL will do."""
    check_url(url)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (f"slak://{TOKEN}/b/c", 'did you mean "slack://"'),
        (f"slack://{TOKEN}", "missing or misspelt"),
        (f"json://a/{TOKEN}, json://b/x", "several services"),
        (TOKEN, "knows no service"),
    ],
)
def test_a_bad_url_is_refused_with_a_hint(url: str, says: str) -> None:
    """The hint helps and keeps the secret."""
    with pytest.raises(InputError, match=says) as caught:
        check_url(url)

    assert "t0ken" not in str(caught.value)
