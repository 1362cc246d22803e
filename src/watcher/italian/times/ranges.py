"""Which days do two dates make together: from one to the other, either, or both?"""

from collections.abc import Callable

from watcher.italian.times.anchors import Anchor, before, following
from watcher.italian.times.calendar import Span

Join = Callable[[Span, Span], Span | None]


def combine(first: Anchor, second: Anchor, join: Join) -> Anchor:
    """
    Join two anchors into one; the vaguer date follows the clearer one.

    "dal 27 al 28 ottobre": the 27th is that of October. "da novembre a gennaio": the
    January after. "dall'agosto 2024 alla primavera": the spring after.
    """
    if second.period > first.period:
        leader, at = second, _backward(first, second, join)
    else:
        leader, at = first, _forward(first, second, join)
    return Anchor(period=leader.period, at=at, dated=first.dated or second.dated)


def _backward(
    first: Anchor, second: Anchor, join: Join
) -> Callable[[int], Span | None]:
    def at(index: int) -> Span | None:
        late = second.at(index)
        if late is None or late.end is None:
            return None
        early = before(first, late.end)
        return join(early, late) if early else None

    return at


def _forward(first: Anchor, second: Anchor, join: Join) -> Callable[[int], Span | None]:
    def at(index: int) -> Span | None:
        early = first.at(index)
        if early is None or early.start is None:
            return None
        late = following(second, early.start)
        return join(early, late) if late else None

    return at


def through(early: Span, late: Span) -> Span | None:
    """Join "da X a Y": every day from the first of X to the last of Y."""
    if early.start is None or late.end is None or early.start >= late.end:
        return None
    return early._replace(
        end=late.end,
        granularity="interval",
        vague=early.vague or late.vague,
        approximate=False,
        choices=(),
    )


def either(early: Span, late: Span) -> Span | None:
    """Join "X o Y": the days of both, remembered as a choice."""
    whole = through(early, late)
    return whole._replace(choices=(early, late)) if whole else None


def both(early: Span, late: Span) -> Span | None:
    """Join "X e Y" when Y follows X without a gap, else None."""
    return through(early, late) if early.end == late.start else None
