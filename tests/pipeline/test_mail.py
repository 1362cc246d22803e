"""One round with a mail channel: the mail as it is received."""

import asyncio
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from alerts.receivers import Mailbox, a_mailbox
from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.alerts.send import send
from watcher.config import load
from watcher.engine import Here
from watcher.pipeline import Report, World, run_round
from watcher.store import alerts, deliveries
from watcher.store.database import Database, open_database
from watcher.web import Web

NOW = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def site():
    """Serve the whole story behind one feed."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories())
        yield running


def one_round(site: Site, folder, box: Mailbox) -> tuple[Report, Database]:
    """Run a round whose channel is *box*."""
    to = "from=watcher@example.org&to=redazione@example.org"
    config = write_config(
        folder / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel=f"mailto://127.0.0.1:{box.port}?{to}",
    )
    db = open_database(folder / "state", create=True)

    async def go() -> Report:
        settings = load(config, env={})
        async with Web(settings.network) as web:
            world = World(
                settings=settings, db=db, web=web, engine=Here(), deliver=send, now=NOW
            )
            return await run_round(world, every_feed=True)

    return asyncio.run(go()), db


def part(mail: EmailMessage, kind: str) -> str:
    """Return the text of one part of a mail."""
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_news_arrives_as_mail(site, tmp_path):
    """Subject, both parts, the sentence, who says it, the link, and the key."""
    with a_mailbox() as box:
        report, db = one_round(site, tmp_path, box)

    assert report.sent == len(box.mails) == 3
    told = {row.message.key: row for row in alerts.newest(db)}
    assert {mail["X-Watcher-Key"] for mail in box.mails} == set(told)
    first = box.mails[0]
    assert first["Subject"].startswith("La piena del Brenno · ")
    assert first["Subject"] == told[first["X-Watcher-Key"]].message.subject
    assert first["To"] == "redazione@example.org"
    assert first["Message-ID"]
    assert "340" in first["Subject"]
    assert "Protezione civile" in part(first, "plain")
    assert f"{site.base}/a/piena-1" in part(first, "plain")
    assert "340" in part(first, "html")
    assert any("510" in part(mail, "plain") for mail in box.mails)


def test_mails_of_one_story_have_keys_of_their_own(site, tmp_path):
    """Nobody's mail program may take the second for a copy of the first."""
    with a_mailbox() as box:
        one_round(site, tmp_path, box)

    for header in ("X-Watcher-Key", "Message-ID"):
        values = [mail[header] for mail in box.mails]
        assert len(set(values)) == len(values)


def test_a_mail_server_that_refuses_loses_nothing(site, tmp_path):
    """The alert stays in the outbox, with what the server said."""
    with a_mailbox(answer="451 greylisted, try again") as box:
        report, db = one_round(site, tmp_path, box)

    assert report.sent == 0
    assert deliveries.state_counts(db) == {"pending": 3}
    channel, error = report.delivery_failures[0]
    assert channel == "desk"
    assert error
