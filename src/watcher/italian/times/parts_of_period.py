"""Which days are "fine aprile", "prima settimana di giugno", "terzo trimestre"?"""

from functools import partial

from watcher.italian.times.anchors import Anchor, Period
from watcher.italian.times.calendar import Span, years
from watcher.italian.times.counts import Length, length, unit_at
from watcher.italian.times.named_periods import target, weekend_end
from watcher.italian.times.portions import final, first, half, nth, portion, weekday_in
from watcher.italian.times.time_words import names_of, numbers_of
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View, longest
from watcher.italian.times.years import decade, year_pair

_GRANULARITY = {"half": "half", "quarter": "quarter"}
_SIGNS = ("°", "º", "ª")


def edge(view: View, index: int) -> Found | None:
    """Read "inizio 2026", "metà aprile", "fine anno", "la fine dell'estate"."""
    which = names_of("portions").get(view.line.key(index))
    if which is None:
        return None
    found = _whole(view, index + 1)
    if found is None:
        return None
    return Found(found.anchor.map(partial(portion, which=which)), found.end)


def _whole(view: View, index: int) -> Found | None:
    line = view.line
    if line.key(index) == "-" and line[index].glued and line[index + 1].glued:
        index += 1
    at = line.skip(index, "modes", "of")
    at = line.skip(at, "modes", "articles")
    return longest((target, decade, year_pair), view, at)


def ordinal_at(line: Line, index: int) -> tuple[int, int] | None:
    """Read "primo", "ultima", "terzi", "1°", "II"; -1 is the last."""
    value = numbers_of("ordinals").get(line.key(index))
    if value is not None:
        roman = line.key(index).strip("iv") == ""
        if roman and not line[index].text.isupper():
            return None
        return value, index + 1
    token = line[index]
    if token.value is not None and line.key(index + 1) in _SIGNS and token.value < 5:
        return (token.value, index + 2) if token.value else None
    return None


def ordinal_part(view: View, index: int) -> Found | None:
    """Read "prima metà di ottobre", "ultima settimana di maggio", "primi di aprile"."""
    read = ordinal_at(view.line, index)
    if read is None:
        return None
    rules = (_half, _step, _weekday, _counted, _early)
    best: Found | None = None
    for rule in rules:
        found = rule(view, *read)
        if found and (best is None or found.end > best.end):
            best = found
    return best


def _half(view: View, number: int, index: int) -> Found | None:
    if view.line.key(index) not in ("metà", "quindicina", "parte") or number not in (
        1,
        2,
    ):
        return None
    found = _whole(view, index + 1)
    if found is None:
        return None
    return Found(found.anchor.map(partial(half, number=number)), found.end)


def _step(view: View, number: int, index: int) -> Found | None:
    """Read a week, ten days, a quarter or a half of a period."""
    line = view.line
    unit = unit_at(line, index)
    if line.key(index).endswith("i"):
        return None  # "primi mesi": some of them, see `_early`
    size = numbers_of("unit_months").get(unit or "", 0)
    step_days = numbers_of("steps").get(line.key(index), 0)
    if line.key(index) == "decade":
        size = 0
    if not 0 < size < 12 and not step_days:
        return None
    at = index + 1
    found = _whole(view, at)
    if found is None:
        return _of_each_year(number, size, _GRANULARITY.get(unit or ""), at)
    cut = partial(_nth, number=number, steps=(size, step_days), unit=unit or "")
    return Found(found.anchor.map(cut), found.end)


def _of_each_year(
    number: int, size: int, granularity: str | None, end: int
) -> Found | None:
    if size < 3 or number < 0:
        return None
    each = Anchor(period=Period.YEAR, at=years)
    unit = granularity or "third"
    cut = partial(_nth, number=number, steps=(size, 0), unit=unit)
    return Found(each.map(cut), end)


def _nth(span: Span, number: int, steps: tuple[int, int], unit: str) -> Span | None:
    part = nth(span, number, *steps)
    if part is None or part.start is None:
        return None
    names = {"half": "half", "quarter": "quarter", "month": "month"}
    return Span(start=part.start, end=part.end, granularity=names.get(unit, "interval"))


def _weekday(view: View, number: int, index: int) -> Found | None:
    line = view.line
    value = numbers_of("weekdays").get(line.key(index))
    end = index + 1
    is_weekend = False
    if (after := weekend_end(line, index)) is not None:
        value, end, is_weekend = 5, after, True
    if value is None or not line.is_in(end, "modes", "of"):
        return None
    found = _whole(view, end)
    if found is None:
        return None
    cut = partial(_day_in, weekday=value, number=number, length=1 + is_weekend)
    return Found(found.anchor.map(cut), found.end)


def _day_in(span: Span, weekday: int, number: int, length: int) -> Span | None:
    day = weekday_in(span, weekday, number)
    if day is None or length == 1:
        return day
    return first(Span(start=day.start, end=span.end), 0, length)


def _counted(view: View, number: int, index: int) -> Found | None:
    """Read "primi sei mesi del 2025", "ultimi dieci giorni di agosto"."""
    found = length(view.line, index)
    if found is None or found.is_loose or number not in (1, -1):
        return None
    whole = _whole(view, found.end)
    if whole is None:
        return None
    return Found(
        whole.anchor.map(partial(_ends, found=found, number=number)), whole.end
    )


def _ends(span: Span, found: Length, number: int) -> Span:
    count = int(found.high or 0)
    count_months = count * numbers_of("unit_months").get(found.unit, 0)
    count_days = count * numbers_of("unit_days").get(found.unit, 0)
    if number == 1:
        return first(span, count_months, count_days)
    return final(span, count_months, count_days)


def _early(view: View, number: int, index: int) -> Found | None:
    """Read "primi di aprile", "ultimi mesi del 2024", "primi anni '90"."""
    line = view.line
    if number not in (1, -1) or line.key(index - 1)[-1:] not in ("i", "e"):
        return None
    which = "start" if number == 1 else "end"
    decades = decade(view, index)
    if decades:
        return Found(decades.anchor.map(partial(portion, which=which)), decades.end)
    if unit_at(line, index) in ("day", "week", "month", "year"):
        index += 1
    if not line.is_in(index, "modes", "of"):
        return None
    found = _whole(view, index)
    if found is None:
        return None
    return Found(found.anchor.map(partial(portion, which=which)), found.end)


def cut(view: View, index: int) -> Found | None:
    """Read the longest part of a period that starts at *index*."""
    return longest((edge, ordinal_part), view, index)
