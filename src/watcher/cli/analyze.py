"""What does the watcher read in a text? One stage after the other, on a file."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from watcher.claims.find import ROME, find
from watcher.cli.jsonl import moment, parse_lines, read_text
from watcher.cli.places import json_option
from watcher.cli.screen import say
from watcher.cli.shapes import (
    claim_shape,
    event_shape,
    print_lines,
    quantity_shape,
    time_shape,
)
from watcher.errors import InputError
from watcher.model.article import Article
from watcher.model.match import Match
from watcher.relevance import find_terms


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--date", metavar="DATE", help="Publication day of a plain text.")
@json_option
def analyze(file: Path, date: str | None, as_json: bool) -> None:
    """
    Show what the watcher reads in FILE: a plain text, or JSON Lines.

    Each line: {"text", "date", "terms": [...]}.
    """
    today = datetime.now(UTC).astimezone(ROME).isoformat()
    rows = (_analysis(*item) for item in _texts(file, date or today))
    if as_json:
        print_lines(rows)
    else:
        for row in rows:
            _show(row)


def _texts(path: Path, date: str) -> Iterator[tuple[str, datetime, list[str]]]:
    # Read once: the file may be a pipe.
    whole = read_text(path)
    today = moment(date, "--date")
    if path.suffix != ".jsonl" and not whole.lstrip().startswith("{"):
        yield whole, today, []
        return
    for number, row in parse_lines(whole, str(path)):
        where = f"{path}: line {number}"
        text, terms = row.get("text"), row.get("terms") or []
        if not isinstance(text, str):
            raise InputError(f'{where}: "text" must be a string')
        if not (isinstance(terms, list) and all(isinstance(t, str) for t in terms)):
            raise InputError(f'{where}: "terms" must be a list of strings')
        day = row.get("date")
        yield text, moment(day, f"{where}: date") if day else today, terms


def _analysis(text: str, published: datetime, terms: list[str]) -> dict[str, Any]:
    article = Article(
        id="text", outlet="", url="", published=published, title="", body=text
    )
    topic = Match(profile="", article_id="text", relevant=True, score=1.0)
    finding = find(article, topic)
    matched = find_terms(terms, text)
    return {
        "times": [time_shape(t) for t in finding.document.times],
        "quantities": [quantity_shape(q) for q in finding.document.quantities],
        "events": [
            event_shape(e, finding.document.text) for e in finding.document.events
        ],
        "claims": [
            {**claim_shape(claim), "id": f"c{number}"}
            for number, claim in enumerate(finding.claims, 1)
        ],
        "terms": [
            {"term": term, "matched": [h.surface for h in matched if h.term == term]}
            for term in terms
        ],
    }


def _show(row: dict[str, Any]) -> None:
    for kind, items in row.items():
        say(f"{kind}: {len(items)}")
        for item in items:
            shown = (f"{k}={v}" for k, v in item.items() if v not in (None, [], False))
            say("  ".join(shown), indent=2)
