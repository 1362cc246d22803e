"""What befalls the readings of a page in a day: restarts, failures, late profiles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.rounds import Desk, run_once
from support.config import write_config
from support.flood import stories
from support.site import Site, Story, page
from watcher.pipeline import Report

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
PATH = "/a/piena-1"
MARKET = """
name = "mercato"
title = "Mercati"
language = "it"
baseline = true

[[group]]
label = "mercato"
any = ["mercato dell'antiquariato", "banchi dell'antiquariato"]
"""


def the_story(figure: str = "340") -> Story:
    """Return the article that tells *figure* in its text alone."""
    story = replace(stories()[0], title="Piena del Brenno, paese allagato")
    told = tuple(one.replace("340", figure) for one in story.paragraphs)
    return replace(story, paragraphs=told)


@dataclass
class Day:
    """A site with one article, and rounds at hours; each round is a new process."""

    site: Site
    folder: Path
    desk: Desk

    @property
    def config(self) -> Path:
        """Where the configuration is."""
        return self.folder / "config"

    def round(self, hours: float, **options: object) -> Report:
        """Run a round some hours after the first."""
        self.site.requests.clear()
        self.desk.messages.clear()
        now = NOW + timedelta(hours=hours)
        return run_once(
            self.config, self.folder / "s", now=now, desk=self.desk, **options
        )  # type: ignore[arg-type]

    def put(self, story: Story, path: str = PATH, *, visit: int = 0) -> str:
        """Let the page hold *story*; *visit* is a counter in it. Return its ETag."""
        body = page(story).replace(b"riservati", f"riservati {visit}".encode())
        return self.serve(200, body, path)

    def serve(self, status: int, body: bytes = b"", path: str = PATH) -> str:
        """Let the page give *status* with *body*; return its ETag."""
        self.site.pages[path] = (status, "text/html; charset=utf-8", body)
        return self.site.tag(body)

    def asked(self, wanted: str) -> list[str | None]:
        """With which validators did the last round ask for the page at *wanted*?"""
        return [
            headers.get("if-none-match")
            for _, path, headers in self.site.requests
            if path == wanted
        ]

    @property
    def sent(self) -> list[str | None]:
        """The same of the article that was there from the beginning."""
        return self.asked(PATH)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    """Read the article at noon."""
    with Site() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", [the_story()])
        write_config(
            tmp_path / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel="json://127.0.0.1:9/",
        )
        found = Day(site, tmp_path, Desk())
        found.round(0)
        yield found


def test_each_reading_asks_with_what_the_last_one_got(day: Day) -> None:
    """Validators of a page that changed around its text count from then on."""
    first = day.site.tag(page(the_story()))
    second = day.put(the_story(), visit=2)
    assert (day.round(1).pages_reread, day.sent) == (1, [first])

    third = day.put(the_story("640"), visit=3)
    told = day.round(6)
    assert (told.revisions, told.alerts, day.sent) == (1, 1, [second])

    assert (day.round(24).revisions, day.sent) == (0, [third])
    assert (day.round(30).pages_reread, day.sent) == (0, [])


def test_failures_keep_the_plan_and_the_validators(day: Day) -> None:
    """A server in trouble at two readings: the third tells the change."""
    first = day.site.tag(page(the_story()))
    day.serve(503)
    assert (day.round(1).pages_reread, day.sent) == (1, [first])
    day.serve(200, b"<html><body><p>Torniamo presto</p></body></html>")
    assert (day.round(6).revisions, day.sent) == (0, [first])
    day.put(the_story("640"))

    told = day.round(24)

    assert (told.revisions, told.alerts, day.sent) == (1, 1, [first])
    assert "340 sfollati → 640 sfollati" in day.desk.messages[0].text


@pytest.mark.parametrize("step", ["downloading", "revised", "reread"])
def test_a_kill_at_any_step_of_a_reading_loses_and_doubles_nothing(
    day: Day, step: str
) -> None:
    """The next process reads again what was not settled, and tells it once."""
    day.put(the_story("640"))

    def stop(name: str, subject: str) -> None:
        if name == step:
            raise KeyboardInterrupt(subject)

    with pytest.raises(KeyboardInterrupt):
        day.round(1, observe=stop)
    told = [message.text for message in day.desk.messages]
    for hours in (1.1, 6, 24):
        day.round(hours)
        told += [message.text for message in day.desk.messages]

    assert len([text for text in told if "340 sfollati → 640 sfollati" in text]) == 1
    assert len(told) == 1


def test_an_article_that_a_new_profile_finds_is_read_again(day: Day) -> None:
    """An hour after it was found: once without validators, then with them."""
    market = stories()[2]
    day.site.publish("/feed.xml", "Gazzetta di Casale", [the_story(), market])
    day.round(0.2)
    (day.config / "profiles" / "mercato.toml").write_text(MARKET, "utf-8")
    assert day.round(0.5).baselines == ["mercato"]

    quiet = day.round(1.5)
    asked = day.asked(market.path)
    assert (quiet.revisions, asked) == (0, [None])

    mended = [p.replace("quaranta", "sessanta") for p in market.paragraphs]
    tag = day.site.tag(page(market))
    day.put(replace(market, paragraphs=tuple(mended)), market.path)
    assert (day.round(6.5).revisions, day.asked(market.path)) == (1, [tag])


def test_an_article_that_concerns_a_profile_only_when_edited_is_read_again(
    day: Day,
) -> None:
    """Its feed says it in other words, and then its page has readings of its own."""
    market, flood = stories()[2], stories()[0]
    day.site.publish("/feed.xml", "Gazzetta di Casale", [the_story(), market])
    day.round(0.2)
    wet = replace(
        market,
        title="Salta il mercato: la piena del Brenno allaga la piazza",
        paragraphs=(*market.paragraphs, flood.paragraphs[1]),
    )
    day.site.publish("/feed.xml", "Gazzetta di Casale", [the_story(), wet])
    assert day.round(1.5).revisions == 1

    day.round(2.4)
    assert day.asked(market.path) == []
    day.round(2.6)
    assert len(day.asked(market.path)) == 1
