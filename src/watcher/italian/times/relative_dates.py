"""Which days are "due settimane fa", "nei prossimi mesi", "l'anno scorso"?"""

from watcher.italian.times.anchors import (
    Anchor,
    Period,
    coming,
    current,
    fixed,
    latest,
    monday,
)
from watcher.italian.times.calendar import (
    EACH,
    SOME_DAY,
    Span,
    days,
    month_of,
    months,
    one_day,
    plus_days,
    week_of,
    years,
)
from watcher.italian.times.counts import (
    Length,
    is_plural,
    length,
    loose_days,
    point_at,
    reach,
    unit_at,
)
from watcher.italian.times.time_words import numbers_of, phrases_of, words_of
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View

_HALVES = {"half": 6, "quarter": 3, "third": 4, "bimester": 2}
_GRANULARITY = {"half": "half", "quarter": "quarter"}


def deictic(view: View, index: int) -> Found | None:
    """Read "oggi", "ieri", "l'altro ieri", "dopodomani", "stasera"."""
    line = view.line
    if line.says(index - 1, "l'", "altro", "giorno") or _is_other_part(line, index):
        past = days(plus_days(view.published, -loose_days("day")), view.published)
        return Found(fixed(past.loosely()), index + 2)
    for words, shift in phrases_of("deictics").get(line.key(index), ()):
        if line.says(index, *words) and not _is_noun(line, index):
            day = plus_days(view.published, int(str(shift)))
            return Found(fixed(one_day(day)), index + len(words))
    return None


def _is_other_part(line: Line, index: int) -> bool:
    """Tell "l'altra sera", "l'altra notte": some days ago."""
    return line.says(index - 1, "l'", "altra") and line.is_in(
        index + 1, "parts_of_day", "nouns"
    )


def _is_noun(line: Line, index: int) -> bool:
    key, token = line.key(index), line[index]
    if key in ("oggi", "domani"):
        if line.is_in(index - 1, "deictic_nouns", "before"):
            return True
        return token.is_capital and not line.is_initial(index)
    return key in ("odierno", "odierna") and line.key(index + 1) not in ("", ",", ".")


def loose_phrase(view: View, index: int) -> Found | None:
    """Read "a breve", "anni fa": said of time, dated nowhere."""
    line = view.line
    for words, _ in phrases_of("loose_phrases").get(line.key(index), ()):
        end = index + len(words)
        if line.says(index, *words):
            if line.is_in(end, "loose_phrases_not", "before"):
                return None
            return Found(fixed(SOME_DAY._replace(note="")), end)
    return None


def ago(view: View, index: int) -> Found | None:
    """Read "due settimane fa", "un anno e mezzo fa", "qualche mese fa", "mesi fa"."""
    line = view.line
    found = length(line, index) or uncounted(line, index)
    if found is None or found.unit == "century":
        return None
    end = found.end
    if line.says(end, "or", "sono"):
        end += 1
    elif line.key(end) not in ("fa", "orsono"):
        return None
    return Found(fixed(point_at(view.published, found, -1)), end + 1)


def uncounted(line: Line, index: int) -> Length | None:
    """Read "giorni", "mesi" without a number, in the plural."""
    unit = unit_at(line, index)
    if unit is None or not is_plural(line, index) or unit == "century":
        return None
    return Length(None, None, unit, index + 1, about=True)


def ahead(view: View, index: int) -> Found | None:
    """Read "tra due mesi", "fra una decina di giorni", "tra pochi giorni"."""
    line = view.line
    if not line.is_in(index, "modes", "between"):
        return None
    found = length(line, index + 1)
    if found is None or line.is_in(found.end, "modes", "and"):
        return None
    return Found(fixed(point_at(view.published, found, 1)), found.end)


def since(view: View, index: int) -> Found | None:
    """Read "da tre settimane", "da oltre un anno", "ormai da mesi": open."""
    line = view.line
    if line.key(index) != "da":
        return None
    found = length(line, index + 1) or uncounted(line, index + 1)
    if found is None or line.key(found.end) in ("a", "di", "d'", "in", "fa"):
        return None
    if found.is_loose and found.unit in ("year", "decade", "hour"):
        return Found(fixed(SOME_DAY._replace(note="")), found.end)
    span = Span(start=reach(view.published, found, -1), end=None, vague=found.about)
    return Found(fixed(span), found.end)


def within(view: View, index: int) -> Found | None:
    """Read "entro 30 giorni", "nel giro di pochi giorni": from today to then."""
    line = view.line
    at = _after_within(line, index)
    found = length(line, at) if at else None
    if found is None:
        return None
    if line.key(found.end) in ("da", "dal", "dalla", "dall'", "dallo", "dai", "dopo"):
        return Found(fixed(SOME_DAY), found.end)
    end = plus_days(reach(view.published, found, 1), 1)
    span = days(view.published, end)
    return Found(fixed(span.loosely() if found.about else span), found.end)


def _after_within(line: Line, index: int) -> int | None:
    if line.key(index) == "entro":
        at = index + 1
        if line.says(at, "e", "non", "oltre"):
            at += 3
        at = line.skip(at, "modes", "articles") if line.key(at) in ("i", "le") else at
        return at + (line.key(at) in ("prossimi", "prossime"))
    if line.says(index, "nel", "giro", "di"):
        return index + 3
    if line.says(index, "da", "qui", "a") or line.says(index, "di", "qui", "a"):
        return index + 3
    return None


def elsewhere(view: View, index: int) -> Found | None:
    """Read "tre anni dopo", "il giorno prima": counted from a day of the story."""
    line = view.line
    if line.is_in(index, "elsewhere", "alone"):
        return Found(fixed(SOME_DAY), index + 1)
    if line.is_in(index - 1, "shifts", "recent"):
        return None  # "l'ultimo anno prima della crisi"
    found = length(line, index)
    end = found.end if found else index + 1
    counted = found is not None
    if found is None and not _is_unit_or_named(line, index):
        return None
    if line.is_in(end, "elsewhere", "after") or line.is_in(end, "elsewhere", "before"):
        bare = line.key(end) == "prima" and line.key(end + 1) in ("volta", "di")
        return None if bare and not counted else Found(fixed(SOME_DAY), end + 1)
    if counted and line.says(end, "più", "tardi"):
        return Found(fixed(SOME_DAY), end + 2)
    return None


def _is_unit_or_named(line: Line, index: int) -> bool:
    """Tell "il venerdì dopo" from "venerdì dopo la gara"."""
    if unit_at(line, index) is not None:
        return True
    bare = not line.is_in(index - 1, "elsewhere", "before_names")
    return _is_dated(line, index) and not (bare and line.key(index + 1) == "dopo")


def _is_dated(line: Line, index: int) -> bool:
    key = line.key(index)
    tables = ("months", "weekdays", "seasons")
    return any(key in numbers_of(t) for t in tables) or line.is_in(
        index, "parts_of_day", "nouns"
    )


def each(view: View, index: int) -> Found | None:
    """Read "ogni lunedì", "tutti i giorni", "il sabato": times that come back."""
    line = view.line
    at = index
    if line.is_in(index, "every", "one"):
        at = index + 1
        counted = length(line, at)
        if counted:
            return Found(fixed(EACH), counted.end)
    elif line.is_in(index, "every", "all"):
        at = line.skip(index + 1, "modes", "articles")
        if at == index + 1 or line.key(at) in words_of("few", "words"):
            return None
    else:
        return None
    named = unit_at(line, at) or _is_dated(line, at)
    return Found(fixed(EACH), at + 1) if named else None


def unit_anchor(unit: str) -> Anchor | None:
    """Return the anchor of the calendar's years, months, weeks, halves, quarters."""
    if unit == "year":
        return Anchor(period=Period.YEAR, at=years)
    if unit == "month":
        return Anchor(period=Period.MONTH, at=lambda n: month_of(n // 12, n % 12 + 1))
    if unit == "week":
        return Anchor(period=Period.WEEK, at=lambda n: week_of(monday(n)))
    if unit == "weekend":
        return Anchor(period=Period.WEEK, at=_weekend)
    if unit in _HALVES:
        return _part_of_year(_HALVES[unit], _GRANULARITY.get(unit, "interval"))
    return None


def _weekend(week: int) -> Span:
    saturday = plus_days(monday(week), 5)
    return days(saturday, plus_days(saturday, 2))


def _part_of_year(size: int, granularity: str) -> Anchor:
    def at(month: int) -> Span | None:
        year, first = divmod(month, 12)
        if first % size:
            return None
        return months(year, first + 1, size, granularity)

    return Anchor(period=Period.MONTH, at=at)


def pinned(view: View, anchor: Anchor, side: str) -> Anchor | None:
    """Pin *anchor* to the last, the next or this one."""
    if side in ("last", "recent"):
        return latest(anchor, view.published)
    if side == "next":
        return coming(anchor, view.published)
    return current(anchor, view.published)
