"""Does the guide of the README lead to a first mail? Each step as a reader types it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alerts.receivers import Mailbox, a_mailbox
from support.pages import README, fences
from support.site import Site, Story

FIRST = Story(
    path="/piena",
    title="Torrente Aspra, la piena sfiora il ponte: 120 sfollati",
    published=datetime(2026, 3, 6, 7, 0, tzinfo=UTC),
    paragraphs=(
        "Il torrente Aspra è uscito dagli argini nella notte a Pontelungo.",
        "Sono 120 gli sfollati, ha detto il sindaco Anna Berti. Scuole chiuse.",
    ),
)
SECOND = Story(
    path="/sfollati",
    title="Alluvione a Pontelungo, gli sfollati salgono a 340",
    published=datetime(2026, 3, 7, 7, 0, tzinfo=UTC),
    paragraphs=(
        "Dopo una seconda notte di pioggia gli sfollati sono 340, ha detto il prefetto"
        " Carlo Neri.",
    ),
)


@dataclass
class Desk:
    """The reader's machine: a home, a news site and a mail server, all on loopback."""

    home: Path
    site: Site
    box: Mailbox

    @property
    def config(self) -> Path:
        return self.home / ".config" / "watcher"

    def type(self, *words: str, status: int = 0) -> str:
        """Run `watcher` with *words* and return what it prints."""
        url = f"mailto://127.0.0.1:{self.box.port}/?from=w@example.org&to=d@example.org"
        kept = {"PATH": os.environ["PATH"], "HOME": str(self.home)}
        done = subprocess.run(
            [sys.executable, "-m", "watcher", *words],
            env={**kept, "WATCHER_DESK_URL": url},
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Follow steps 2 to 4; only the feeds are those of the loopback site."""
    home = tmp_path_factory.mktemp("home")
    with Site() as site, a_mailbox() as box:
        machine = Desk(home=home, site=site, box=box)
        machine.type("init", str(machine.config))
        channel, profile = fences(README, "toml")
        main = machine.config / "watcher.toml"
        text = main.read_text("utf-8")
        allowed = f'allow_private = ["{site.origin}"]'
        text = re.sub(r"^allow_private = .*$", allowed, text, flags=re.MULTILINE)
        main.write_text(f"{text}\n{channel}", "utf-8")
        feed = f'[[feed]]\nurl = "{site.base}/feed.xml"\n'
        (machine.config / "feeds.toml").write_text(feed, "utf-8")
        for starter in (machine.config / "profiles").glob("*.toml"):
            starter.unlink()
        own = machine.config / "profiles" / "torrente-aspra.toml"
        own.write_text(profile, "utf-8")
        yield machine


def test_the_guide_leads_to_a_first_mail(desk: Desk) -> None:
    """Check, sample, silent first round with one summary, then an alert by mail."""
    desk.type("doctor")
    desk.type("alerts", "test", "desk")
    desk.site.publish("/feed.xml", "La Voce del Fiume", [FIRST])
    first = desk.type("poll")
    desk.site.publish("/feed.xml", "La Voce del Fiume", [FIRST, SECOND])
    desk.type("poll")

    sample, summary, alert = desk.box.mails
    assert "test message for desk" in sample["Subject"] or "prova" in sample["Subject"]
    assert "Torrente Aspra" in summary["Subject"]
    assert "Torrente Aspra" in alert["Subject"]
    assert alert["X-Watcher-Key"] != summary["X-Watcher-Key"]
    assert "340" in str(alert)
    assert _without_figures(first) == _without_figures(fences(README, "text")[0])

    shown = {word: desk.type(word) for word in ("matches", "feeds")}
    assert re.search(r"^m2 .*alerted", shown["matches"], re.MULTILINE)
    assert "m1 " in shown["matches"]
    assert "La Voce del Fiume" in shown["feeds"]
    assert "alerted" in desk.type("why", "m2")
    assert SECOND.title in desk.type("show", "m2")
    assert "340" in desk.type("claims", "--profile", "torrente-aspra")


def test_an_unset_secret_is_one_plain_line_and_exit_2(desk: Desk) -> None:
    """The guide's `env:` names the variable that is missing."""
    done = subprocess.run(
        [sys.executable, "-m", "watcher", "poll", "--config", str(desk.config)],
        env={"PATH": os.environ["PATH"], "HOME": str(desk.home)},
        cwd=desk.home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2
    assert "WATCHER_DESK_URL" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def _without_figures(text: str) -> list[str]:
    return [re.sub(r"\d+", "N", line) for line in text.strip().splitlines()]
