"""Does mail leave over STARTTLS with a password, and Teams over TLS? Real servers."""

import json

import pytest

from alerts.builders import ITALIAN, some_news
from alerts.receivers import a_mailbox, a_webhook
from alerts.test_services import hostile_news
from support.tls import OPENSSL, a_tls_context
from watcher.alerts.compose import compose_news
from watcher.alerts.send import send
from watcher.errors import ChannelError
from watcher.model.settings import Channel

pytestmark = pytest.mark.skipif(OPENSSL is None, reason="no openssl here")
PASSWORD = "pa55-w0rd-of-the-desk"
NEWS = compose_news(some_news(), ITALIAN)


def mail_to(port: int, password: str = PASSWORD, verify: str = "no") -> Channel:
    """Return a mail channel that insists on STARTTLS."""
    query = f"mode=starttls&verify={verify}&from=watcher@example.org&to=d@example.org"
    url = f"mailtos://desk:{password}@127.0.0.1:{port}?{query}"
    return Channel(name="desk", url=url)


def test_a_mail_leaves_over_starttls_with_a_password() -> None:
    """The server takes nothing in clear and nothing without a login."""
    with a_mailbox(tls=a_tls_context(), login=("desk", PASSWORD)) as box:
        send(mail_to(box.port), NEWS)

    (mail,) = box.mails
    assert mail["Subject"] == NEWS.subject
    assert box.logins == [("desk", True)]
    assert box.encrypted == [True]


def test_a_wrong_password_is_an_error_that_does_not_show_it() -> None:
    """And nothing is sent."""
    with (
        a_mailbox(tls=a_tls_context(), login=("desk", PASSWORD)) as box,
        pytest.raises(ChannelError) as caught,
    ):
        send(mail_to(box.port, "wr0ng-w0rd-of-the-desk"), NEWS)

    assert box.mails == []
    assert set(box.logins) == {("desk", False)}
    assert "wr0ng" not in str(caught.value)
    assert not caught.value.uncertain


def test_a_certificate_that_nobody_signed_is_refused() -> None:
    """Unless the user says verify=no."""
    with (
        a_mailbox(tls=a_tls_context(), login=("desk", PASSWORD)) as box,
        pytest.raises(ChannelError),
    ):
        send(mail_to(box.port, verify="yes"), NEWS)

    assert box.mails == []
    assert box.logins == []


@pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning")
def test_teams_gets_a_card_with_hostile_words_as_text() -> None:
    """Power Automate takes adaptive cards, over TLS only."""
    with a_webhook(202, tls=a_tls_context()) as hook:
        url = f"workflows://127.0.0.1:{hook.port}/643a7bea/s1gn4ture-of-ours?verify=no"
        send(Channel(name="teams", url=url), hostile_news())

    (card,) = json.loads(hook.bodies[0])["attachments"]
    texts = [part["text"] for part in card["content"]["body"] if "text" in part]
    assert "watcher show m12" in texts[-1]
    for command in ("@everyone", "<!channel>", "](http"):
        assert command not in "".join(texts)
    assert "**forte**" not in texts[-1]
