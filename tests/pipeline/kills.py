"""Kill `watcher run` at random moments, again and again: what became of the news?"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from alerts.receivers import Mailbox, Webhook, a_mailbox, a_webhook
from support.config import FLOOD, add_mail_channel, write_config
from support.site import Site, Story
from watcher.store import deliveries
from watcher.store.database import open_database

# A feed shows its newest; nothing falls out before it was polled once.
_SHOWN = 100
# Far enough from each other that none is a rounding of another.
_FIGURES = range(11_303, 10**8, 3_107)
# Sometimes many come at once, so that a channel has a long queue.
_BURST, _BURST_EACH = 30, 20
# The last daemon brings what is left, two mails a second.
_LONGEST_SECONDS = 900
#: (life in which it came, channel, key)
Receipt = tuple[int, str, str]


@dataclass(kw_only=True)
class Newsroom(Site):
    """A site that goes on publishing."""

    stories: list[Story] = field(default_factory=list)

    def write(self, count: int) -> None:
        """Publish *count* further stories, each with a figure of its own."""
        for _ in range(count):
            number = len(self.stories)
            figure = f"{_FIGURES[number]:,}".replace(",", ".")
            self.stories.append(
                Story(
                    path=f"/a/{number}",
                    title=f"Piena del Brenno, gli sfollati salgono a {figure}",
                    published=datetime.now(UTC),
                    paragraphs=(
                        f"La piena del Brenno ha raggiunto la frazione numero {number}."
                        f" Gli sfollati sono ora {figure}, ha detto la Protezione"
                        " civile.",
                    ),
                )
            )
        self.publish("/feed.xml", "Gazzetta di Casale", self.stories[-_SHOWN:])


@dataclass(kw_only=True)
class Tally:
    """What the receivers got and what the database holds in the end."""

    kills: int = 0
    published: int = 0
    articles: int = 0
    stored_twice: int = 0
    alerts: int = 0
    lost: int = 0
    received: int = 0
    copies: Counter[tuple[int, str]] = field(default_factory=Counter)
    states: dict[str, int] = field(default_factory=dict)
    integrity: str = ""

    def __str__(self) -> str:
        worst = max(self.copies.values(), default=0)
        return (
            f"{self.kills} kills; {self.published} published, {self.articles} stored,"
            f" {self.stored_twice} stored twice; {self.alerts} alerts,"
            f" {self.received} received, {self.lost} lost;"
            f" {self.copies.total()} second copies, at most {worst} for a channel"
            f" and kill; deliveries {self.states}; integrity {self.integrity}"
        )


@dataclass(kw_only=True)
class Trial:
    """One newsroom, two receivers, one state folder, and many lives of a daemon."""

    site: Newsroom
    hook: Webhook
    box: Mailbox
    config: Path
    state: Path
    chance: random.Random
    life: int = 0
    receipts: list[Receipt] = field(default_factory=list)

    def run(self, kills: int) -> Tally:
        """Kill so many daemons at random moments; let the last one finish."""
        for self.life in range(kills):
            burst = self.life % _BURST_EACH == _BURST_EACH - 1
            self.site.write(_BURST if burst else 2)
            with self._daemon() as daemon:
                self._wait_for_a_moment(daemon)
                self._kill(daemon)
            self._collect()
        self.life = kills
        with self._daemon() as daemon:
            self._wait(self._is_done, _LONGEST_SECONDS)
            daemon.send_signal(signal.SIGTERM)
            assert daemon.wait(60) == 0
        self._collect()
        return self._tally(kills)

    @contextmanager
    def _daemon(self) -> Iterator[subprocess.Popen[bytes]]:
        call = [sys.executable, "-m", "watcher", "--config", str(self.config)]
        with subprocess.Popen(
            [*call, "--state", str(self.state), "run"],
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as daemon:
            try:
                yield daemon
            finally:
                daemon.kill()

    def _wait_for_a_moment(self, daemon: subprocess.Popen[bytes]) -> None:
        """Wait for some requests, or for some messages, and a little more."""
        events = self.chance.choice((self._asked, self._taken))
        begun, count = events(), self.chance.choice((0, 1, 1, 2, 3, 5))
        self._wait(lambda: events() - begun >= count, 8)
        time.sleep(self.chance.uniform(0, 0.05 if count else 3))
        assert daemon.poll() is None, "it ended by itself"

    def _kill(self, daemon: subprocess.Popen[bytes]) -> None:
        """Kill it alone, or with all that it started, as a power cut does."""
        if self.chance.random() < 0.5:
            os.killpg(daemon.pid, signal.SIGKILL)
        else:
            daemon.kill()
        daemon.wait()

    def _asked(self) -> int:
        return len(self.site.requests)

    def _taken(self) -> int:
        return len(self.hook.paths) + len(self.box.mails)

    def _collect(self) -> None:
        """Note which messages came in this life."""
        posts = [("hook", headers["Idempotency-Key"]) for headers in self.hook.headers]
        mails = [("mail", str(mail["X-Watcher-Key"])) for mail in self.box.mails]
        for channel, keys in (("hook", posts), ("mail", mails)):
            known = sum(receipt[1] == channel for receipt in self.receipts)
            self.receipts += [(self.life, *key) for key in keys[known:]]

    def _is_done(self) -> bool:
        db = open_database(self.state)
        try:
            states = deliveries.state_counts(db)
            read = next(db.query("SELECT count(*) AS n FROM articles"))["n"]
            return read == len(self.site.stories) and set(states) == {"sent"}
        finally:
            db.close()

    def _wait(self, ready: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not ready() and time.monotonic() < deadline:
            time.sleep(0.01)

    def _tally(self, kills: int) -> Tally:
        db = open_database(self.state)
        keys = [row["key"] for row in db.query("SELECT key FROM alerts")]
        urls = [row["url"] for row in db.query("SELECT url FROM articles")]
        told = [
            (row["article_id"], row["profile"])
            for row in db.query("SELECT article_id, profile FROM alerts")
            if row["article_id"]
        ]
        came = Counter((channel, key) for _, channel, key in self.receipts)
        tally = Tally(
            kills=kills,
            published=len(self.site.stories),
            articles=len(urls),
            stored_twice=len(urls) - len(set(urls)) + len(told) - len(set(told)),
            alerts=len(keys),
            lost=sum(not came[c, key] for key in keys for c in ("hook", "mail")),
            received=came.total(),
            copies=self._copies(),
            states=deliveries.state_counts(db),
            integrity=next(db.query("PRAGMA integrity_check"))["integrity_check"],
        )
        db.close()
        return tally

    def _copies(self) -> Counter[tuple[int, str]]:
        """Count by life and channel what had been received before."""
        seen: set[tuple[str, str]] = set()
        copies: Counter[tuple[int, str]] = Counter()
        for life, channel, key in self.receipts:
            copies[life, channel] += (channel, key) in seen
            seen.add((channel, key))
        return +copies


@contextmanager
def a_trial(folder: Path, seed: int) -> Iterator[Trial]:
    """Serve the newsroom and the receivers, and write a configuration for them."""
    with Newsroom() as site, a_webhook() as hook, a_mailbox() as box:
        config = write_config(
            folder / "config",
            feeds=[f"{site.base}/feed.xml"],
            origin=site.origin,
            channel=f"json://127.0.0.1:{hook.port}/hook",
            profile=f"max_per_hour = 100000\n{FLOOD}",
        )
        add_mail_channel(config, box.port)
        yield Trial(
            site=site,
            hook=hook,
            box=box,
            config=config,
            state=folder / "state",
            chance=random.Random(seed),  # noqa: S311
        )
