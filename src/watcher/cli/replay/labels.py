"""Where does a replay go against the labels? False alarms and misses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from watcher.cli.jsonl import read_lines
from watcher.cli.replay.running import Replayed
from watcher.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """
    What a person says of an article: is it news, and is it on topic at all?

    `note` is that person's reason, if one is given.
    """

    news: bool
    relevant: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """
    A decision that goes against its label.

    `kind` is "false alarm", "missed alert", "false match" or "missed match".
    """

    kind: str
    step: Replayed
    label: Label


def read_labels(path: Path) -> dict[str, Label]:
    """
    Return the labels of *path* by article id.

    A line is {"id", "relevant", "new"}: `new` lists what the article tells first and is
    empty when it tells nothing. Lines with "bootstrap": true are not scored.

    Raises:
        InputError: a line lacks a key or holds a wrong value.
    """
    return {
        str(row["id"]): _label(row)
        for row in _rows(path)
        if row.get("bootstrap") is not True
    }


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    for number, row in read_lines(path):
        right = isinstance(row.get("id"), str | int)
        right = right and isinstance(row.get("relevant"), bool)
        if not right or not isinstance(row.get("new"), list):
            raise InputError(
                f'{path}: line {number}: a label needs "id", "relevant" (true or false)'
                ' and "new" (a list, empty when nothing is new)'
            )
        yield row


def _label(row: dict[str, Any]) -> Label:
    note = row.get("note")
    return Label(
        news=bool(row["new"]),
        relevant=row["relevant"],
        note=note if isinstance(note, str) else "",
    )


def slip(step: Replayed, label: Label) -> Slip | None:
    """Return how *step* goes against *label*, the alert before the match; or None."""
    kind = None
    if step.alert != label.news:
        kind = "false alarm" if step.alert else "missed alert"
    elif step.match.relevant != label.relevant:
        kind = "false match" if step.match.relevant else "missed match"
    return Slip(kind=kind, step=step, label=label) if kind else None


def score(pairs: Sequence[tuple[bool, bool]]) -> dict[str, float | None]:
    """
    Return precision and recall of (decided, labelled) *pairs*.

    >>> score([(True, True), (True, False), (False, True), (True, True)])
    {'precision': 0.667, 'recall': 0.667}
    """
    right = sum(1 for said, true in pairs if said and true)
    said = sum(1 for said, _ in pairs if said)
    true = sum(1 for _, true in pairs if true)
    return {
        "precision": round(right / said, 3) if said else None,
        "recall": round(right / true, 3) if true else None,
    }
