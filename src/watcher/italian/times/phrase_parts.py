"""What is a time phrase made of, and how are two dates of it read as one?"""

from enum import Enum
from functools import cache
from typing import NamedTuple

from watcher.italian.times.anchors import Anchor, Period
from watcher.italian.times.date_grammar import bare_day
from watcher.italian.times.points import point
from watcher.italian.times.ranges import combine, either, through
from watcher.italian.times.time_words import numbers_of, words_of
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View, is_free

_COURSE_OF = ("di", "del", "dell'", "della")


class Mode(Enum):
    """How an expression bounds its days."""

    AT = "at"
    FROM = "from"
    UNTIL = "until"
    BY = "by"
    AFTER = "after"
    BEFORE = "before"
    STARTING = "starting"  # "non prima di": from its first day
    AROUND = "around"
    SINCE_NOW = "since now"  # "da qui a": from today


class Piece(NamedTuple):
    """One date of a phrase, with its token indices."""

    anchor: Anchor
    begin: int
    end: int


class Phrase(NamedTuple):
    """A whole time phrase: its dates ("e" joins several) and how they bound days."""

    mode: Mode
    pieces: tuple[Piece, ...]
    begin: int
    end: int
    adnominal: bool = False
    retold: bool = False  # in a chronicle, of a time that is over


def single(mode: Mode, anchor: Anchor, begin: int, end: int) -> Phrase:
    """Return a phrase of one date that runs from *begin* to *end*."""
    return Phrase(mode, (Piece(anchor, begin, end),), begin, end)


def opened(line: Line, index: int) -> int:
    """Skip the plain prepositions and articles before a date."""
    if line.key(index) not in _openings():
        return index
    if line.says(index, "nel", "corso") and line.key(index + 2) in _COURSE_OF:
        index += 3
    if line.is_in(index, "modes", "at"):
        index += 1
    while line.is_in(index, "modes", "articles") and not line.says(index, "questo"):
        index += 1
    return index


@cache
def _openings() -> frozenset[str]:
    return words_of("modes", "at") | words_of("modes", "articles")


def end_point(view: View, index: int) -> Found | None:
    """Read a date or, inside a range, the bare number of a day."""
    found = point(view, index)
    # "dalle 9 alle 18": the feminine plural makes an hour of the number.
    is_hour = view.line.key(index - 1) in ("dalle", "alle", "le", "ore")
    day = None if is_hour else bare_day(view, index)
    if day and (found is None or day.end >= found.end):
        return day
    return found


def read_range(view: View, first: Found, second: Found | None) -> Found | None:
    """Join two dates into every day between them, None when they are mere numbers."""
    if second is None:
        return None
    both_bare = all(f.anchor.period is Period.MONTH for f in (first, second))
    if both_bare and not is_free(view.line, second.end):
        return None
    return Found(combine(first.anchor, second.anchor, through), second.end)


_HOURLY = ("dalle", "alle", "le", "ore", "dall'", "all'")
_HOURS = 24


def after_clock(line: Line, index: int) -> int:
    """Skip the clock in "dalla mezzanotte di oggi", "dalle 8 di lunedì"."""
    at = index
    at += line.key(at) == "ore"
    # "dai 300 di gennaio" counts, it tells no hour.
    value = line[at].value if line.key(at - 1) in _HOURLY else None
    if (value is not None and value <= _HOURS) or line.key(at) in (
        "mezzanotte",
        "mezzogiorno",
    ):
        at += 1
        while line[at].key in (".", ":") and line[at + 1].glued:
            at += 2
        if line.is_in(at, "modes", "of"):
            return line.skip(at + 1, "modes", "articles")
    return index


def is_day_alone(view: View, preposition: int, index: int, end: int) -> bool:
    """Tell whether "il 28" can be a day: an article, digits, nothing counted."""
    line = view.line
    digits = line[index].value is not None
    article = line.key(preposition) in ("il", "l'", "dal", "dall'", "del", "dell'")
    return digits and article and is_free(line, end) and not line.has_percent


def is_bare_weekday(view: View, index: int) -> bool:
    """Tell whether nothing but a weekday stands at *index*."""
    found = point(view, index)
    named = view.line.key(index) in numbers_of("weekdays")
    return named and found is not None and found.end == index + 1


def with_choices(view: View, found: Found) -> Found:
    """Read "X o Y", "X oppure a Y"."""
    line = view.line
    while line.is_in(found.end, "modes", "or"):
        at = line.skip(found.end + 1, "fillers", "words")
        second = point(view, opened(line, at))
        if second is None:
            break
        found = Found(combine(found.anchor, second.anchor, either), second.end)
    return found
