"""What does a feed hold: whole articles or summaries, and how fresh? Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from statistics import median

from watcher.model.entry import Entry
from watcher.model.feed import ParsedFeed

# Summaries of the Italian press end below 800 characters; a short agency article has
# more.
_FULL_CHARS = 1_000


class Texts(StrEnum):
    """How much of its articles a feed gives."""

    FULL = "full text"
    SUMMARY = "summary"
    TITLES = "titles only"
    NONE = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a look into a feed shows. `newest` is the newest date that it gives."""

    texts: Texts
    newest: datetime | None
    undated: int
    top: tuple[Entry, ...]


def survey(parsed: ParsedFeed, *, top: int = 3) -> Survey:
    """Look into *parsed*; `top` has its newest entries, undated ones last."""
    entries = sorted(parsed.entries, key=_age)
    dates = [date for date in map(_date, entries) if date]
    return Survey(
        texts=_texts(parsed.entries),
        newest=max(dates, default=None),
        undated=len(entries) - len(dates),
        top=tuple(entries[:top]),
    )


def _texts(entries: tuple[Entry, ...]) -> Texts:
    if not entries:
        return Texts.NONE
    # The middle one: a feed of summaries may carry one long notice.
    usual = median(max(len(e.content), len(e.summary)) for e in entries)
    if usual >= _FULL_CHARS:
        return Texts.FULL
    return Texts.SUMMARY if usual else Texts.TITLES


def _date(entry: Entry) -> datetime | None:
    return entry.published or entry.updated


def _age(entry: Entry) -> float:
    date = _date(entry)
    return -date.timestamp() if date else 0.0
