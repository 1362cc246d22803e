"""How far do "nelle ultime 72 ore", "nei prossimi mesi", "nei giorni scorsi" reach?"""

from watcher.italian.times.anchors import fixed
from watcher.italian.times.calendar import Span, days, plus_days
from watcher.italian.times.counts import Length, length, loose_days, reach, unit_at
from watcher.italian.times.relative_dates import uncounted
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View, shift_at

# "il prossimo mese" is one of the calendar; "il prossimo triennio" starts today.
_OF_CALENDAR = {
    "hour",
    "day",
    "week",
    "month",
    "year",
    "century",
    "half",
    "quarter",
    "third",
    "bimester",
}


def window(view: View, index: int) -> Found | None:
    """
    Read "nelle ultime 72 ore", "nei prossimi mesi", "nei giorni scorsi".

    They reach from today back or ahead, today included.
    """
    line = view.line
    if line.key(index).startswith("passat") and not _is_open(line, index - 1):
        return None  # "sono passate dodici ore": the verb
    side, at = shift_at(line, index)
    found = length(line, at) or uncounted(line, at)
    if found is None and side:
        found = _single(line, at)
    if found is None:
        return None
    side, end = (side, found.end) if side else _side_after(line, found.end)
    if not side or _is_of_calendar(found, side):
        return None
    return Found(fixed(_days(view, found, side)), end)


def _single(line: Line, index: int) -> Length | None:
    """Read the unit of "l'ultimo mese"; "l'ultimo anno di guerra" is no window."""
    unit = unit_at(line, index)
    of = line.key(index + 1) == "prima" or line.is_in(index + 1, "modes", "of")
    return Length(1, 1, unit, index + 1) if unit and not of else None


def _side_after(line: Line, index: int) -> tuple[str, int]:
    if line.says(index, "a", "venire"):
        return "next", index + 2
    side, end = shift_at(line, index)
    return ("", index) if side == "this" else (side, end)


def _is_of_calendar(found: Length, side: str) -> bool:
    return found.low == 1 and side != "recent" and found.unit in _OF_CALENDAR


def _is_open(line: Line, index: int) -> bool:
    return any(line.is_in(index, "modes", key) for key in ("at", "articles", "of"))


def _days(view: View, found: Length, side: str) -> Span:
    today = view.published
    tomorrow = plus_days(today, 1)
    if side == "this":
        wide = 0 if found.unit == "hour" else loose_days(found.unit)
        return days(plus_days(today, -wide), plus_days(tomorrow, wide)).loosely()
    sign = 1 if side == "next" else -1
    far = reach(today, found, sign)
    span = days(today, plus_days(far, 1)) if sign > 0 else days(far, tomorrow)
    return span.loosely() if found.about else span
