"""How is a time written for a reader? Inside a sentence, or alone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from watcher.alerts.hostile import one_line
from watcher.alerts.words import Words
from watcher.model.mention import TimeExpression

DAY = timedelta(days=1)
_ELIDED = {"il": "l'", "dal": "dall'", "al": "all'"}


def when(time: TimeExpression, words: Words) -> str:
    """Write *time* as it stands in a sentence: "a luglio o agosto 2025"."""
    return _write(time, words, "when")


def period(time: TimeExpression, words: Words) -> str:
    """Write *time* as it stands alone: "luglio-agosto 2025"."""
    return _write(time, words, "period")


def moment(at: datetime, words: Words) -> str:
    """Write a date with its hour: "giovedì 26 giugno 2025, 13:19"."""
    text: str = words["published"].format(
        weekday=words["weekdays"][at.weekday()],
        day=_ordinal(at.day, words),
        month=words["months"][at.month - 1],
        year=at.year,
        time=f"{at:%H:%M}",
    )
    return text


def _write(time: TimeExpression, words: Words, style: str) -> str:
    """Vague times stay in the words of the text; no dates would be more exact."""
    span = _span(time)
    if time.vague or span is None:
        return one_line(time.text, limit=60)
    shape = _shape(time, span)
    pattern = words[style].get(shape) or words["when"][shape]
    text: str = pattern.format(**_names(span, words))
    return text


@dataclass(frozen=True, slots=True)
class _Span:
    """First and last day, both inclusive; an open side repeats the other one."""

    first: date
    last: date
    open_start: bool
    open_end: bool


def _span(time: TimeExpression) -> _Span | None:
    last = time.end - DAY if time.end and time.end > date.min else None
    first = time.start or last
    last = last or first
    if first is None or last is None or last < first:
        return None
    # "Entro il 20 marzo" is read from the day of publication on; nobody said that day.
    is_term = time.text.lower().startswith("entro ") and time.end is not None
    return _Span(first, last, time.start is None or is_term, time.end is None)


def _shape(time: TimeExpression, span: _Span) -> str:
    if span.open_start:
        return f"until_{_until(span.last)}"
    if span.open_end:
        return f"since_{_since(span.first)}"
    if not (span.first.day == 1 and (span.last + DAY).day == 1):
        return _days(time, span)
    return _months(time, span)


def _days(time: TimeExpression, span: _Span) -> str:
    if span.first == span.last:
        return "day"
    # A season by the calendar begins on the 20th or 21st.
    if time.granularity == "season" and span.first.month % 3 == 0:
        return "season"
    same = (span.first.year, span.first.month) == (span.last.year, span.last.month)
    return "days" if same else "days_across"


def _months(time: TimeExpression, span: _Span) -> str:
    count = 12 * (span.last.year - span.first.year)
    count += span.last.month - span.first.month + 1
    start = span.first.month - 1
    if time.granularity == "season" and start % 3 == 2 and count == 3:
        return "season"
    if count % 12 == 0 and start == 0:
        return "year" if count == 12 else "years"
    if time.granularity == "quarter" and count == 3 and start % 3 == 0:
        return "quarter"
    if time.granularity == "half" and count == 6 and start % 6 == 0:
        return "half"
    if count == 1:
        return "month"
    alternatives = time.edtf.startswith("[") and count == 2
    return "month_or" if alternatives else "month_pair"


def _until(last: date) -> str:
    if (last.month, last.day) == (12, 31):
        return "year"
    return "month" if (last + DAY).day == 1 else "day"


def _since(first: date) -> str:
    if (first.month, first.day) == (1, 1):
        return "year"
    return "month" if first.day == 1 else "day"


def _names(span: _Span, words: Words) -> dict[str, str]:
    first, last, months = span.first, span.last, words["months"]
    month, day, end_day = months[first.month - 1], first.day, last.day
    crossing = first.year != last.year
    names = {
        "day": _ordinal(day, words),
        "month": month,
        "year": f"{first.year}",
        "end_day": _ordinal(end_day, words),
        "end_month": months[last.month - 1],
        "end_year": f"{last.year}",
        "own_year": f" {first.year}" if crossing else "",
        "a_month": f"ad {month}" if month.startswith("a") else f"a {month}",
        "quarter": words["ordinals"][(first.month - 1) // 3],
        "half": words["halves"][(first.month - 1) // 6],
        "season": words["seasons"].get(str(first.month), ""),
        "season_year": f"{first.year}-{last.year}" if crossing else f"{first.year}",
    }
    for article in _ELIDED:
        names[f"{article}_day"] = _articled(article, day, words)
        names[f"{article}_end_day"] = _articled(article, end_day, words)
    return names


def _articled(article: str, day: int, words: Words) -> str:
    """Elide the article before "otto" and "undici": l'8, dall'11."""
    text = _ordinal(day, words)
    return f"{_ELIDED[article]}{text}" if day in {8, 11} else f"{article} {text}"


def _ordinal(day: int, words: Words) -> str:
    """Write the first of the month as Italian does: 1°."""
    return "1°" if day == 1 and "gennaio" in words["months"] else str(day)
