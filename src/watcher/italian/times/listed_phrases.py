"""How are dates side by side read: "28 e 29 aprile", "luglio o agosto"?"""

from watcher.italian.times.anchors import Period
from watcher.italian.times.date_grammar import bare_day
from watcher.italian.times.named_periods import weekend_end
from watcher.italian.times.phrase_parts import (
    Mode,
    Phrase,
    Piece,
    is_day_alone,
    opened,
    with_choices,
)
from watcher.italian.times.points import point
from watcher.italian.times.ranges import Join, combine, either, through
from watcher.italian.times.starters import may_name
from watcher.italian.times.time_words import numbers_of, phrases_of
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View

_DASHES = ("-", "–", "—", "/")


def listed(view: View, index: int) -> Phrase | None:
    """Read dates side by side: "il 28 e 29 aprile", "luglio o agosto"."""
    line = view.line
    start = _after_weekend(line, opened(line, index))
    if not may_name(line[start]):
        return None
    of = line.is_in(index - 1, "modes", "of")
    pieces = _days_of_month(view, start) or _listed(view, start)
    if pieces is None:
        return None
    return Phrase(Mode.AT, pieces, index, pieces[-1].end, adnominal=of)


def _after_weekend(line: Line, index: int) -> int:
    """Skip the noun of "fine settimana del 12 e 13 luglio"."""
    end = weekend_end(line, index)
    if end is not None and line.is_in(end, "modes", "of"):
        at = line.skip(end + 1, "modes", "articles")
        is_feast = line.key(at) in phrases_of("easter_feasts")
        return at if line[at].value is not None or is_feast else index
    return index


def _listed(view: View, index: int) -> tuple[Piece, ...] | None:
    found = point(view, index)
    if found is None:
        return _lonely_day(view, index)
    joined = with_choices(view, _spread(view, found))
    pieces = [Piece(joined.anchor, index, joined.end)]
    while (more := _next(view, pieces[-1].end)) is not None:
        pieces.append(more)
    if len(pieces) > 1 and not _ends_with_and(view.line, pieces):
        return tuple(pieces[:1])  # "Nel 2024, a marzo": the one inside the other
    return tuple(pieces)


def _ends_with_and(line: Line, pieces: list[Piece]) -> bool:
    between = range(pieces[-2].end, pieces[-1].begin)
    return any(line.is_in(index, "modes", "and") for index in between)


def _lonely_day(view: View, index: int) -> tuple[Piece, ...] | None:
    """Read "il 28": an article, digits, and no noun that they could count."""
    day = bare_day(view, index)
    if day is None or not is_day_alone(view, index - 1, index, day.end):
        return None
    return (Piece(day.anchor, index, day.end),)


def _spread(view: View, found: Found) -> Found:
    """Read the second half of "luglio-agosto", "fine dicembre-inizio gennaio"."""
    line = view.line
    at = found.end
    if line.key(at) in _DASHES:
        at += 1
    elif line.key(at) not in ("inizio", "metà", "fine"):
        return found
    second = point(view, at)
    if second is None or found.anchor.floating or _is_dateline_dash(line, found.end):
        return found
    return Found(combine(found.anchor, second.anchor, through), second.end)


def _is_dateline_dash(line: Line, index: int) -> bool:
    """Tell the dash of "ROMA, 5 MAR - Ieri" from one that joins two dates."""
    if line.key(index) not in _DASHES or line[index].glued:
        return False
    months = numbers_of("months")
    before = {line.key(index - 1), line.key(index - 2)}
    return not (before & set(months) and line.key(index + 1) in months)


def _next(view: View, index: int) -> Piece | None:
    """Read ", Y" or "e Y" after a date."""
    line = view.line
    if not (line.is_in(index, "modes", "and") or line.key(index) == ","):
        return None
    start = opened(line, index + 1)
    found = point(view, start)
    if found is None or _is_other_phrase(line, index + 1):
        return None
    return Piece(found.anchor, start, found.end)


def _is_other_phrase(line: Line, index: int) -> bool:
    return any(
        line.is_in(index, "modes", key)
        for key in ("from", "by", "until", "after", "between", "around")
    )


def _days_of_month(view: View, index: int) -> tuple[Piece, ...] | None:
    """Read "28 e 29 aprile", "il 6, il 13 e il 20 ottobre", "27-28 ottobre"."""
    line = view.line
    days: list[Piece] = []
    at = index
    join: Join | None = None
    while (day := bare_day(view, at)) and not _dated(view, at, day.end):
        days.append(Piece(day.anchor, at, day.end))
        sign = line.key(day.end)
        if sign in _DASHES:
            join = through
        elif line.is_in(day.end, "modes", "or"):
            join = either
        elif sign != "," and not line.is_in(day.end, "modes", "and"):
            return None
        at = opened(line, day.end + 1)
    last = point(view, at) if days else None
    if last is None or last.anchor.period is Period.WEEK:
        return None
    if not _has_day(view, at):
        return None
    return _folded(days, Piece(last.anchor, at, last.end), join)


def _dated(view: View, index: int, end: int) -> bool:
    found = point(view, index)
    return found is not None and found.end > end


def _has_day(view: View, index: int) -> bool:
    day = bare_day(view, index)
    return day is not None or view.line.key(index) in numbers_of("weekdays")


def _folded(days: list[Piece], last: Piece, join: Join | None) -> tuple[Piece, ...]:
    if join is None:
        return (*days, last)
    anchor = last.anchor
    for piece in reversed(days):
        anchor = combine(piece.anchor, anchor, join)
    return (Piece(anchor, days[0].begin, last.end),)
