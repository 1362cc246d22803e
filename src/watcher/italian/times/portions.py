"""Which days are the beginning, a half or the third week of a span?"""

from datetime import date

from watcher.italian.times.calendar import Span, days, one_day, plus_days, plus_months

_ORDER = {"start": 0, "middle": 1, "end": 2}


def portion(span: Span, which: str) -> Span:
    """
    Cut the "start", "middle" or "end" out of *span*.

    Thirds of a month, a season or a decade; of a year the first quarter, the two in
    the middle, the last. Of a week Monday and Tuesday, two days, the weekend.
    """
    if span.start is None or span.end is None or span.granularity == "day":
        return span
    if span.granularity == "week":
        cuts = [plus_days(span.start, n) for n in (0, 2, 5, 7)]
        if which == "middle":
            cuts[2] = plus_days(span.start, 4)
    elif span.granularity == "month":
        cuts = [span.start, *(plus_days(span.start, n) for n in (10, 20)), span.end]
    else:
        cuts = _month_cuts(span.start, span.end)
    index = _ORDER[which]
    return days(cuts[index], cuts[index + 1])


def _month_cuts(start: date, end: date) -> list[date]:
    length = _months(start, end)
    if length == 12:
        steps = (3, 9)
    elif length >= 36:
        steps = (length // 36 * 12, length // 12 * 12 - length // 36 * 12)
    elif length >= 3:
        steps = (length // 3, length - length // 3)
    else:
        third = (end - start).days // 3
        return [start, plus_days(start, third), plus_days(end, -third), end]
    return [start, *(plus_months(start, step) for step in steps), end]


def _months(start: date, end: date) -> int:
    if start.day != 1 or end.day != 1:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month


def half(span: Span, number: int) -> Span:
    """Cut the first or second half; a month parts between its 15th and 16th day."""
    if span.start is None or span.end is None:
        return span
    if span.granularity == "month":
        middle = plus_days(span.start, 15)
    elif (length := _months(span.start, span.end)) and length % 2 == 0:
        middle = plus_months(span.start, length // 2)
    elif length == 3:
        middle = plus_days(plus_months(span.start, 1), 15)
    else:
        middle = plus_days(span.start, (span.end - span.start).days // 2)
    if number == 1:
        return days(span.start, middle)
    return days(middle, span.end)


def nth(span: Span, number: int, step_months: int, step_days: int) -> Span | None:
    """
    Cut the *number*-th step ("terza settimana") out of *span*; -1 is the last.

    Weeks of a month count from its first day. None when the span ends before it.
    """
    if span.start is None or span.end is None:
        return None
    if number < 0:
        start = plus_days(
            plus_months(span.end, step_months * number), step_days * number
        )
        end = plus_days(plus_months(start, step_months), step_days)
    else:
        start = plus_days(
            plus_months(span.start, step_months * (number - 1)),
            step_days * (number - 1),
        )
        end = plus_days(plus_months(start, step_months), step_days)
    if start < span.start or start >= span.end:
        return None
    return days(start, min(end, span.end))


def first(span: Span, count_months: int, count_days: int) -> Span:
    """Cut the first months and days ("i primi sei mesi") out of *span*."""
    if span.start is None or span.end is None:
        return span
    end = plus_days(plus_months(span.start, count_months), count_days)
    return days(span.start, min(end, span.end))


def final(span: Span, count_months: int, count_days: int) -> Span:
    """Cut the last months and days ("gli ultimi tre mesi") out of *span*."""
    if span.start is None or span.end is None:
        return span
    start = plus_days(plus_months(span.end, -count_months), -count_days)
    return days(max(start, span.start), span.end)


def weekday_in(span: Span, weekday: int, number: int) -> Span | None:
    """Find the *number*-th *weekday* (0 is Monday) of *span*; -1 is the last."""
    if span.start is None or span.end is None:
        return None
    if number > 0:
        ahead = (weekday - span.start.weekday()) % 7 + 7 * (number - 1)
        day = plus_days(span.start, ahead)
    else:
        last = plus_days(span.end, -1)
        day = plus_days(last, -((last.weekday() - weekday) % 7) + 7 * (number + 1))
    if span.start <= day < span.end:
        return one_day(day)
    return None
