"""How is a span written in EDTF (ISO 8601-2, level 1 and sets of one)?"""

from datetime import date, timedelta

from watcher.italian.times.calendar import Span

_SEASON_CODES = {3: 21, 6: 22, 9: 23, 12: 24}
_UNKNOWN = "XXXX"


def edtf(span: Span) -> str:
    """
    Write *span* in EDTF; "XXXX", an unknown year, when no day is known.

    >>> from watcher.italian.times.calendar import months, season_of
    >>> edtf(months(2025, 7, 2)), edtf(season_of(2025, 6))
    ('2025-07/2025-08', '2025-22')
    """
    if span.start is None and span.end is None:
        return _UNKNOWN
    if span.choices:
        return "[" + ",".join(edtf(choice) for choice in _flat(span)) + "]"
    written = _one(span)
    return written + "~" if span.approximate and "/" not in written else written


def _flat(span: Span) -> list[Span]:
    found: list[Span] = []
    for choice in span.choices:
        found.extend(_flat(choice) if choice.choices else [choice])
    return found


def _one(span: Span) -> str:
    if span.start is None or span.end is None:
        return _open(span)
    first, last = span.start, span.end - timedelta(days=1)
    if span.granularity == "season":
        return f"{first.year:04}-{_SEASON_CODES.get(first.month, 21)}"
    if first == last:
        return first.isoformat()
    if first.day == 1 and span.end.day == 1:
        return _months(first, last)
    return f"{first.isoformat()}/{last.isoformat()}"


def _open(span: Span) -> str:
    if span.start is not None:
        return f"{span.start.isoformat()}/.."
    if span.end is None:
        return _UNKNOWN
    return f"../{(span.end - timedelta(days=1)).isoformat()}"


def bounds(span: Span) -> tuple[str, str]:
    """
    Write the first and the last part of *span*, to stand in an open interval.

    >>> from watcher.italian.times.calendar import month_of
    >>> bounds(month_of(2024, 10))
    ('2024-10', '2024-10')
    """
    plain = Span(start=span.start, end=span.end)
    first, _, last = _one(plain).partition("/")
    return first, last or first


def _months(first: date, last: date) -> str:
    if first.month == 1 and last.month == 12:
        return _years(first.year, last.year)
    begin, end = f"{first:%Y-%m}", f"{last:%Y-%m}"
    return begin if begin == end else f"{begin}/{end}"


def _years(first: int, last: int) -> str:
    if first == last:
        return f"{first:04}"
    for size, width in ((10, 3), (100, 2)):
        if last - first == size - 1 and first % size == 0:
            return f"{first:04}"[:width] + "X" * (4 - width)
    return f"{first:04}/{last:04}"
