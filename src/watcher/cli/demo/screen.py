"""What does a person see of the demo? Plain words in a pipe, colours on a terminal."""

import io
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import click
from rich import box
from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from watcher.alerts.hostile import one_line
from watcher.cli.demo.stories import Summer
from watcher.cli.screen import console
from watcher.model.alert import Message
from watcher.model.article import Article
from watcher.model.settings import Channel
from watcher.pipeline import Report
from watcher.store.matches import StoredMatch

_PANEL_WIDTH = 92
_PICTURE_WIDTH = 90
_FATE_WIDTH = 13
# The labels of a message have two words or more ("Chi lo dice: ..."); a single one
# before a colon opens a headline ("Seul: ...").
_LABEL = re.compile(r"^[A-ZÀ-Ý][^:«»\s]* [^:«»\n]{1,30}:(?= )", re.MULTILINE)
_STYLES = {"ALERT": "bold red", "silent": "yellow", "irrelevant": "dim"}
# Long enough to follow a line with the eyes, short enough for twenty of them.
_LINE_PAUSE = 0.15
_PANEL_PAUSE = 1.2


@dataclass(slots=True)
class Screen:
    """The terminal. Nobody waits for anything when *fast*, or in a pipe."""

    fast: bool = False
    rich: Console = field(default_factory=console)

    def open(self, summer: Summer, state: Path) -> None:
        """Say what is going to happen."""
        papers, articles = len(summer.outlets), len(summer.stories)
        self._line(
            Text(
                f"A summer of invented news: {papers} papers on loopback, {articles}"
                " articles.\nThe real watcher reads them with its starter profile and"
                f" keeps its ledger in {state}."
            )
        )

    def begin(self, number: int, rounds: int, now: datetime) -> None:
        """Open a round."""
        self._line(Text())
        self._line(
            Text(f"Round {number} of {rounds}, {now:%A} {now.day} {now:%B %Y}", "bold")
        )

    def article(self, article: Article, match: StoredMatch | None) -> None:
        """Say what came of one article."""
        fate, why = _fate(match)
        told = Text.assemble(
            (f"{article.outlet}: ", "cyan"),
            one_line(article.title),
            (f" ({why})" if why else "", "dim"),
        )
        self._row(Text(fate, _STYLES[fate]), told)
        self._wait(_LINE_PAUSE)

    def alert(self, channel: Channel, message: Message) -> None:
        """Deliver *message*: show it. This is the channel of the demo."""
        self._print(panel(message, min(self.rich.width, _PANEL_WIDTH)))
        self._wait(_PANEL_PAUSE)

    def end(self, report: Report) -> None:
        """Close a round."""
        new = report.entries_new
        self._line(
            Text(
                f"  {report.feeds_asked} feeds asked"
                f" ({report.feeds_unchanged} not modified), {new} new"
                f" {'article' if new == 1 else 'articles'}",
                "dim",
            )
        )

    def summary(self, reports: Sequence[Report], commands: Sequence[str]) -> None:
        """Say what the summer came to, and what to type next."""
        silent: Counter[str] = sum((r.silent for r in reports), Counter())
        why = "; ".join(f"{n} {reason}" for reason, n in sorted(silent.items()))
        read, matches, alerts = (
            sum(getattr(report, name) for report in reports)
            for name in ("articles_read", "matches", "alerts")
        )
        self._line(Text())
        self._line(
            Text(
                f"{read} articles read, {matches} matches: {alerts} alerts,"
                f" {silent.total()} stayed silent ({why}).",
                "bold",
            )
        )
        self._line(Text("\nNext, type one of these:"))
        for command in commands:
            self._line(Text(f"  {command}", "green"))

    def _row(self, fate: Text, told: Text) -> None:
        fate.pad_left(2)
        if not self.rich.is_terminal:
            fate.align("left", _FATE_WIDTH)
            self._line(fate + told)
            return
        row = Table.grid()
        row.add_column(width=_FATE_WIDTH)
        row.add_column()
        row.add_row(fate, told)
        self._print(row)

    def _line(self, text: Text) -> None:
        self._print(text)

    def _print(self, what: RenderableType) -> None:
        if self.rich.is_terminal:
            self.rich.print(what)
            return
        # Not by rich: it takes a reader who goes away (`| head`) for a failure.
        with self.rich.capture() as captured:
            self.rich.print(what, soft_wrap=isinstance(what, Text))
        click.echo(captured.get(), nl=False)

    def _wait(self, seconds: float) -> None:
        if self.rich.is_terminal and not self.fast:
            time.sleep(seconds)


def panel(message: Message, width: int) -> Panel:
    """Frame *message* as it is shown, *width* columns wide."""
    body = Text(message.text.strip())
    first_line = message.text.strip().partition("\n")[0]
    body.stylize("bold", 0, len(first_line))
    body.highlight_regex(_LABEL, "cyan")
    title = Text(message.subject, "bold red")
    # A longer title would push the frame out.
    title.truncate(width - 6, overflow="ellipsis")
    return Panel(
        body,
        title=title,
        title_align="left",
        width=width,
        box=box.ROUNDED,
        border_style="red",
        padding=(0, 1),
    )


def picture(message: Message) -> str:
    """Draw *message* as SVG, the way a terminal shows it."""
    paper = Console(
        record=True, width=_PICTURE_WIDTH, file=io.StringIO(), force_terminal=True
    )
    paper.print(panel(message, _PICTURE_WIDTH))
    return paper.export_svg(title="watcher demo", unique_id="watcher-alert")


def _fate(match: StoredMatch | None) -> tuple[str, str]:
    if match is None:
        return "irrelevant", ""
    if match.outcome == "alerted":
        return "ALERT", match.reason
    if match.outcome == "digest":
        return "silent", f"kept for the digest: {match.reason}"
    if match.outcome == "baseline":
        return "silent", "baseline: what is known when the watch begins"
    return "silent", match.reason
