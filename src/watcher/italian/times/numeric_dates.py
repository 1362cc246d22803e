"""Which day does 28.04.2025, 2025-04-28, 28/4 or 5 MAR write?"""

from watcher.italian.times.anchors import Anchor, Period, fixed
from watcher.italian.times.calendar import Span, day_of
from watcher.italian.times.time_words import words_of
from watcher.italian.times.tokens import Line
from watcher.italian.times.view import Found, View, is_free
from watcher.italian.times.years import expand

_SIGNS = ("/", "-", ".", "–")


def numeric_date(view: View, index: int) -> Found | None:
    """Read a date written with numbers and signs only."""
    line = view.line
    token, before = line[index], line[index - 1]
    inside = token.glued and before.key in (*_SIGNS, ",")
    if token.value is None or inside or not _is_joined(line, index):
        return None
    return _three(view, index) or _two(line, index)


def _is_joined(line: Line, index: int) -> bool:
    sign, after = line[index + 1], line[index + 2]
    joined = sign.glued and after.glued and after.value is not None
    return joined and sign.key in _SIGNS


def _three(view: View, index: int) -> Found | None:
    line = view.line
    sign = line.key(index + 1)
    if not _is_joined(line, index + 2) or line.key(index + 3) != sign:
        return None
    texts = [line[index + n].text for n in (0, 2, 4)]
    if _is_joined(line, index + 4):
        return None
    if len(texts[0]) == 4:
        year, month, day = (int(text[:9]) for text in texts)
    elif len(texts[2]) in (2, 4) and len(texts[0]) < 3 > len(texts[1]):
        day, month, year = (int(text) for text in texts)
        if len(texts[2]) == 2:
            year = expand(year, view.published.year)
    else:
        return None
    span = day_of(year, month, day)
    return Found(fixed(span, dated=True), index + 5) if span else None


def _two(line: Line, index: int) -> Found | None:
    """Read "28/04": only where a date may stand, since 3/4 is a fraction."""
    day, month = line[index], line[index + 2]
    if line.key(index + 1) not in ("/", ".") or _is_joined(line, index + 2):
        return None
    if len(month.text) > 2 or len(day.text) > 2 or not is_free(line, index + 3):
        return None
    if line.key(index + 1) == "." and len(month.text) + len(day.text) < 4:
        return None
    if not _may_be_day(line, index - 1):
        return None
    anchor = yearly_day(month.value or 0, day.value or 0)
    return Found(anchor, index + 3) if anchor else None


def _may_be_day(line: Line, index: int) -> bool:
    key = line.key(index)
    if key in ("il", "del", "dal", "al", "l'", "dell'", "dall'", "all'", "entro", "("):
        return True
    return key in words_of("weekday_names", "words")


def yearly_day(month: int, day: int) -> Anchor | None:
    """Return the anchor of a day of each year, None when no year has it."""
    if day_of(2000, month, day) is None:
        return None

    def at(year: int) -> Span | None:
        return day_of(year, month, day)

    return Anchor(period=Period.YEAR, at=at)
