"""Which days does a phrase bound, once its dates are pinned?"""

from datetime import date
from typing import NamedTuple

from watcher.italian.times.anchors import Anchor, Moment, Period, before, pick
from watcher.italian.times.appointments import is_appointed
from watcher.italian.times.calendar import Span, days, plus_days
from watcher.italian.times.edtf import bounds
from watcher.italian.times.memory import Memory
from watcher.italian.times.phrase_parts import Mode, Phrase, Piece
from watcher.italian.times.ranges import both, combine
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import View
from watcher.model.factuality import Tense

_LEANS_AHEAD = (Mode.BY, Mode.UNTIL)
_AROUND_A_DAY = 7  # days on each side of "a cavallo di Ferragosto"


class Reading(NamedTuple):
    """One dated stretch of the text; `is_bound` marks "dal", "entro" and the like."""

    span: Span
    begin: int
    finish: int
    dated: bool
    is_bound: bool
    edtf: str = ""

    @property
    def names_year(self) -> bool:
        """True when the text told the year, as in "nel 1943" and "l'anno scorso"."""
        whole_year = self.span.granularity == "year" and not self.span.vague
        return self.dated or whole_year


def readings(
    part: Phrase, view: View, tense: Tense, memory: Memory, sentence: int
) -> list[Reading]:
    """Return the readings of *part*: one, or one for each date of a loose list."""
    told, lean = _leaning(tense, part, view.line)
    moment = Moment(
        published=view.published,
        tense=told,
        lean=lean,
    )
    joined = _joined(part)
    span = _pinned(joined, moment, memory, sentence) if joined else None
    if joined and span:
        governed = memory.governs(joined, moment, sentence).year is not None
        joined = joined._replace(dated=joined.dated or governed)
        return _bounded(part.mode, view, span, Piece(joined, part.begin, part.end))
    return _apart(part, view, moment, memory, sentence)


def _leaning(tense: Tense, part: Phrase, line: Line) -> tuple[Tense, float]:
    """Return the tense that counts for *part* and how much it prefers the future."""
    if part.retold:
        return Tense.PAST, 1
    if tense is not Tense.FUTURE and is_appointed(part, line):
        return Tense.NONE, 3  # "è stata rinviata al 3 marzo", unless it has just been
    return _by_mode(tense, part)


def _by_mode(tense: Tense, part: Phrase) -> tuple[Tense, float]:
    if part.mode in _LEANS_AHEAD:
        if tense is not Tense.PAST:
            return Tense.FUTURE, 1
        # "doveva finire entro aprile" was said of a time then still to come.
        return Tense.NONE, 3 if part.mode is Mode.BY else 1
    if part.mode is Mode.FROM and tense is Tense.PAST:
        # "Dal 3 marzo chiuso il valico", on the eve: last year's would have its year.
        return Tense.NONE, 0.25
    if part.adnominal and tense is not Tense.PAST:
        return Tense.NONE, 1  # "l'intesa di agosto sarà rivista" tells no time to come
    if tense is Tense.PRESENT:
        # "A ottobre parte la gara", but "è chiuso da maggio".
        return Tense.NONE, 0.5 if part.mode is Mode.FROM else 2
    return tense, 1


def _joined(part: Phrase) -> Anchor | None:
    """Return one anchor for "28 e 29 aprile"; a gap between leaves it without days."""
    anchor = part.pieces[-1].anchor
    for piece in reversed(part.pieces[:-1]):
        anchor = combine(piece.anchor, anchor, both)
    return anchor


def _pinned(
    anchor: Anchor, moment: Moment, memory: Memory, sentence: int
) -> Span | None:
    if anchor.floating and memory.day_in == sentence and memory.single:
        return memory.single
    span = pick(anchor, memory.governs(anchor, moment, sentence))
    return None if span is None or span.is_empty else span


def _apart(
    part: Phrase, view: View, moment: Moment, memory: Memory, sentence: int
) -> list[Reading]:
    found: list[Reading] = []
    later: tuple[Piece, Span] | None = None
    for piece in reversed(part.pieces):
        if later and later[1].start and _follows(piece, later[0]):
            span = before(piece.anchor, later[1].start)
        else:
            span = _pinned(piece.anchor, moment, memory, sentence)
        if span is None or span.is_empty:
            continue
        later = piece, span
        begin = part.begin if piece is part.pieces[0] else piece.begin
        whole = piece._replace(begin=begin)
        found = _bounded(part.mode, view, span, whole) + found
    return found


def _follows(piece: Piece, later: Piece) -> bool:
    """Tell whether *later* says the month of both: "il 6, il 13 e il 20 ottobre"."""
    periods = piece.anchor.period, later.anchor.period
    return periods[0] < periods[1] or periods[0] == periods[1] == Period.MONTH


def _bounded(mode: Mode, view: View, span: Span, piece: Piece) -> list[Reading]:
    bound, written = _bound(mode, span, view.published)
    if bound.is_empty:
        return []
    begin, finish = view.line[piece.begin].start, view.line[piece.end - 1].end
    is_bound = mode is not Mode.AT
    return [Reading(bound, begin, finish, piece.anchor.dated, is_bound, written)]


def _bound(mode: Mode, span: Span, published: date) -> tuple[Span, str]:
    if mode is Mode.AT or (span.start is None and span.end is None):
        return span, ""
    if mode is Mode.AROUND:
        return _around(span), ""
    if mode is Mode.BY and span.end:
        return _by(published, _deadline(span, span.end), span)
    return _opened(mode, span)


def _opened(mode: Mode, span: Span) -> tuple[Span, str]:
    first, last = bounds(span) if span.start and span.end else ("", "")
    if mode in (Mode.FROM, Mode.STARTING):
        return _open(span.start, None, span), f"{first}/.."
    if mode is Mode.AFTER:
        return _open(span.end and _middle(span, span.end), None, span), ""
    if mode is Mode.BEFORE:
        return _open(None, span.start, span), ""
    return _open(None, span.end, span), f"../{last}"


def _by(published: date, end: date, span: Span) -> tuple[Span, str]:
    if end > published:
        return days(published, end)._replace(vague=span.vague), ""
    return _open(None, end, span), ""


def _deadline(span: Span, end: date) -> date:
    """Return *end*, but June's for "entro metà anno", whose middle goes on longer."""
    start = span.start
    if start and (start.month, start.day, end.month) == (4, 1, 10):
        return start.replace(month=7) if start.year == end.year else end
    return end


def _middle(span: Span, end: date) -> date:
    """Return *end*, but the 16th for "dopo metà maggio", July for "dopo metà anno"."""
    start = span.start
    if start and (start.day, end.day) == (11, 21) and start.month == end.month:
        return start.replace(day=16)
    return _deadline(span, end)


def _open(start: date | None, end: date | None, span: Span) -> Span:
    return Span(start=start, end=end, vague=span.vague)


def _around(span: Span) -> Span:
    if span.vague and span.granularity == "day" and span.start and span.end:
        wide = days(
            plus_days(span.start, -_AROUND_A_DAY), plus_days(span.end, _AROUND_A_DAY)
        )
        return wide.loosely()
    return span._replace(vague=True, approximate=True)
