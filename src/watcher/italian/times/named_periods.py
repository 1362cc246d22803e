"""Which days do "lo scorso aprile", "la settimana prossima", "quest'anno" name?"""

from watcher.italian.times.anchors import Period, fixed, following, in_year, sample
from watcher.italian.times.calendar import SOME_DAY, Span, months, years
from watcher.italian.times.counts import is_plural, unit_at
from watcher.italian.times.date_grammar import bare_day, core
from watcher.italian.times.ranges import combine
from watcher.italian.times.relative_dates import ago, pinned, unit_anchor
from watcher.italian.times.time_words import phrases_of
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View, shift_at
from watcher.italian.times.years import full_year


def side_at(line: Line, index: int) -> tuple[str, int]:
    """Read "scorso", "prossimo", "questo", "in corso"; "" when none is there."""
    if line.says(index, "in", "corso"):
        return "this", index + 2
    return shift_at(line, index)


def weekend_end(line: Line, index: int) -> int | None:
    """Return the index after "fine settimana" or "week-end", None without one."""
    for words, _ in phrases_of("weekend").get(line.key(index), ()):
        if line.says(index, *words):
            return index + len(words)
    return None


def unit(view: View, index: int) -> Found | None:
    """Read "anno", "mese", "settimana", "weekend", "trimestre": each of them."""
    line = view.line
    name, end = unit_at(line, index), index + 1
    if (after := weekend_end(line, index)) is not None:
        name, end = "weekend", after
    if name == "year" and (value := full_year(line, end)) is not None:
        return Found(fixed(years(value), dated=True), end + 1)
    anchor = unit_anchor(name) if name and not is_plural(line, index) else None
    if anchor is None or line.is_in(end, "unit_adjectives", "words"):
        return None
    return Found(anchor, end)


def named(view: View, index: int) -> Found | None:
    """Read a date of the calendar or a unit, pinned by the words around it."""
    line = view.line
    if century := _century(view, index):
        return century
    side, at = side_at(line, index)
    dated = core(view, at)
    found = dated or unit(view, at)
    if found is None:
        return None
    if side:
        return None if side == "recent" and not dated else _pin(view, found, side)
    side, end = side_at(line, found.end)
    if side == "this" and line.key(found.end) not in ("in", "corrente"):
        side = ""  # "entro dicembre questa quantità": the noun after
    if side and side != "recent" and not (side == "this" and core(view, end - 1)):
        pinned_one = _pin(view, Found(found.anchor, end), side)
        if pinned_one and not _shift_belongs_to_next(view, end):
            return pinned_one
    return (
        _of_year(view, found)
        or _of_week(view, found)
        or (found if dated else _weekend(found))
    )


def _shift_belongs_to_next(view: View, end: int) -> bool:
    """Tell whether the shift belongs to a noun after it: "giovedì prossimo aprile"."""
    return core(view, end) is not None


def _weekend(found: Found) -> Found | None:
    """Keep a weekend, which needs no other word; "l'anno" alone dates nothing."""
    span = found.anchor.at(100)
    single = span is not None and span.granularity == "interval"
    return found if single and found.anchor.period is Period.WEEK else None


def _pin(view: View, found: Found, side: str) -> Found | None:
    if found.anchor.period is Period.ONCE:
        return found
    anchor = pinned(view, found.anchor, side)
    if anchor is None:
        return None
    return Found(anchor, found.end)


def _of_year(view: View, found: Found) -> Found | None:
    """Read "aprile dell'anno scorso", "di quest'anno", "dello stesso anno"."""
    line = view.line
    if found.anchor.period is not Period.YEAR:
        return None
    if not line.is_in(found.end, "modes", "of"):
        return None
    read = relative_year(view, found.end + 1)
    if read is None:
        return None
    value, end = read
    if value is None:
        return Found(fixed(SOME_DAY), end)
    anchor = in_year(found.anchor, value)
    return Found(anchor, end) if anchor else None


def _of_week(view: View, found: Found) -> Found | None:
    """Read "mercoledì della scorsa settimana"."""
    line = view.line
    if found.anchor.period is not Period.WEEK:
        return None
    if not line.is_in(found.end, "modes", "of"):
        return None
    week = named(view, found.end + 1)
    span = week.anchor.at(0) if week and week.anchor.period is Period.ONCE else None
    if week is None or span is None or span.granularity != "week" or not span.start:
        return None
    day = following(found.anchor, span.start)
    return Found(fixed(day), week.end) if day else None


def _century(view: View, index: int) -> Found | None:
    """Read "secolo scorso"."""
    if not view.line.says(index, "secolo", "scorso"):
        return None
    first = (view.published.year // 100 - 1) * 100
    return Found(fixed(months(first, 1, 1200), dated=True), index + 2)


def day_of_month(view: View, index: int) -> Found | None:
    """Read "5 dello scorso mese", "30 del mese"."""
    day = bare_day(view, index)
    if day is None or not view.line.is_in(day.end, "modes", "of"):
        return None
    month = named(view, day.end + 1) or unit(view, day.end + 1)
    if month is None:
        return None
    span = sample(month.anchor, view.published)
    if span is None or span.granularity != "month":
        return None
    return Found(combine(day.anchor, month.anchor, _day_inside), month.end)


def _day_inside(day: Span, month: Span) -> Span | None:
    if day.start and month.start and month.end and month.start <= day.start < month.end:
        return day
    return None


def relative_year(view: View, index: int) -> tuple[int | None, int] | None:
    """Read "anno scorso", "quest'anno"; the year is None when told elsewhere."""
    line = view.line
    at = index + line.is_in(index, "modes", "articles")
    past = ago(view, at)
    span = past.anchor.at(0) if past else None
    if past and span and span.start and span.granularity == "year":
        return span.start.year, past.end
    side, at = side_at(line, at) if line.key(at) != "in" else ("", at)
    if line.key(at) != "anno" or line.is_in(at + 1, "unit_adjectives", "words"):
        return None
    end = at + 1
    if not side:
        side, end = side_at(line, end)
    if line.is_in(end, "elsewhere", "after") or line.is_in(end, "elsewhere", "before"):
        return None, end + 1
    shift = {"last": -1, "next": 1, "this": 0, "": 0}.get(side)
    return (view.published.year + shift, end) if shift is not None else None


def target(view: View, index: int) -> Found | None:
    """Read what a part is taken of: also "anno", "mese" with nothing around them."""
    line = view.line
    at = line.skip(index, "modes", "of")
    at = line.skip(at, "modes", "articles")
    found = named(view, at)
    bare = unit(view, at)
    if bare and (found is None or bare.end > found.end):
        found = bare
    value = full_year(line, at)
    if value is not None and (found is None or found.end == at):
        return Found(fixed(years(value), dated=True), at + 1)
    return found
