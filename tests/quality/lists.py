"""
How well are the held-out lists read? Exact answers of `watcher analyze`'s functions.

usage: python tests/quality/lists.py [FOLDER]

Prints the misses of each list and its share of exact answers.
"""

import json
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from watcher.italian.document import Document, read
from watcher.italian.speech.attribution import source_at
from watcher.model.mention import Attribution, EventMention

FOLDER = Path(__file__).parents[1] / "cases" / "held_out"
# Lists without a reference day do not ask for dates: any day does.
_ANY_DAY = "2025-06-10"
_ARTICLE = re.compile(
    r"^(?:(?:il|lo|la|i|gli|le|un|uno|una)\s+|(?:l|un)['’]\s*)", re.IGNORECASE
)

Row = dict[str, Any]
Answer = tuple[object, ...]


def times(row: Row, document: Document) -> tuple[list[Answer], list[Answer]]:
    """Return wanted and found (start, end, vague); the text holds one time."""
    found = [(_iso(t.start), _iso(t.end), t.vague) for t in document.times]
    return [(row["start"], row["end"], row["vague"])], list(found)


def quantities(row: Row, document: Document) -> tuple[list[Answer], list[Answer]]:
    """Return wanted and found (min, max, unit); the text holds one quantity or none."""
    wanted = [] if row["none"] else [(row["min"], row["max"], row["unit"])]
    return list(wanted), [(q.min, q.max, q.unit) for q in document.quantities]


def factuality(row: Row, document: Document) -> tuple[list[Answer], list[Answer]]:
    """Return wanted and found value of the event word."""
    event = _event(row, document)
    return [(row["factuality"],)], [(event.factuality.value,)] if event else []


def attribution(row: Row, document: Document) -> tuple[list[Answer], list[Answer]]:
    """Return wanted and found (source, kind, code); a code is asked when given."""
    event = _event(row, document)
    at = row["text"].index(row["event"])
    source = event.source if event else source_at(document.sources, at)
    wanted = (_bare(row["source"]), row["kind"], row["source_code"])
    found = _told(document.text, source)
    return [wanted], [found if row["source_code"] else (*found[:2], None)]


LISTS: dict[str, Callable[[Row, Document], tuple[list[Answer], list[Answer]]]] = {
    "times": times,
    "quantities": quantities,
    "factuality": factuality,
    "attribution": attribution,
}


def rows(name: str, folder: Path = FOLDER) -> list[Row]:
    """Read one list."""
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def misses(name: str, folder: Path = FOLDER) -> list[str]:
    """Return a line for each item of the list *name* that is not read exactly."""
    wrong = []
    for row in rows(name, folder):
        document = read(row["text"], date.fromisoformat(row.get("ref", _ANY_DAY)))
        wanted, found = LISTS[name](row, document)
        if wanted != found:
            word = f" [{row['event']}]" if "event" in row else ""
            wrong.append(
                f"{row['id']}{word} {row['text']}\n    want {wanted} got {found}"
            )
    return wrong


def share(name: str, folder: Path = FOLDER) -> float:
    """Return the share of items that are read exactly, rounded to three digits."""
    return round(1 - len(misses(name, folder)) / len(rows(name, folder)), 3)


def _event(row: Row, document: Document) -> EventMention | None:
    at = row["text"].index(row["event"])
    last = at + len(row["event"])
    return next((e for e in document.events if e.start < last and at < e.end), None)


def _told(text: str, source: Attribution | None) -> Answer:
    if source is None:
        return None, None, None
    return _bare(text[source.start : source.end]), source.kind, source.code


def _bare(name: str | None) -> str | None:
    return name and _ARTICLE.sub("", name).casefold()


def _iso(day: date | None) -> str | None:
    return day and day.isoformat()


def main() -> None:
    """Print the misses and the share of each list."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for name in LISTS:
        print(f"== {name} {share(name, folder)}", *misses(name, folder), sep="\n")


if __name__ == "__main__":
    main()
