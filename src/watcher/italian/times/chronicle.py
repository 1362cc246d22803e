"""Does a text tell its dates in the order of time, as chronicles do?"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from watcher.italian.times.anchors import Anchor, Moment, Period, following, pick
from watcher.italian.times.calendar import Span
from watcher.italian.times.phrase_parts import Mode, Phrase
from watcher.model.factuality import Tense

# So many dates in order, told in the present or without a verb, make a chronicle.
_FEWEST = 3
_TIMELESS = frozenset({Tense.PRESENT, Tense.NONE})
_LEAN = {Tense.PRESENT: 2.0}


class Told(NamedTuple):
    """
    A time phrase with the tense of its clause.

    *heads* when its line begins with it, *historic* in "È il 14 gennaio e".
    """

    part: Phrase
    tense: Tense
    heads: bool
    historic: bool


def retold(phrases: Sequence[Told], published: date) -> list[bool]:
    """
    Tell of each phrase whether it stands in a chronicle, for a time that is over.

    "È il 14 gennaio e ... Poi, l'8 aprile, il Tar ... Il 4 novembre arrivano": what
    stands in the present, in order, before a day that is over, is over as well; and
    a deadline ("annunciato entro marzo") counts from the day of its entry.
    """
    if not _is_chronicle(phrases, published):
        return [False] * len(phrases)
    return list(_over(phrases, published))


def _over(phrases: Iterable[Told], published: date) -> Iterator[bool]:
    day: date | None = None
    for one in phrases:
        span = _next(one, day, published)
        is_over = span is not None and span.end is not None and span.end <= published
        if is_over and span and span.start and _is_point(one):
            day = max(day or span.start, span.start)
        known = day is not None or one.tense in _TIMELESS
        yield is_over and known and _comes_back(one)


def _next(one: Told, day: date | None, published: date) -> Span | None:
    """Return the first such day after *day*, the last of all when there is none."""
    anchor = _anchor(one)
    if anchor is None:
        return None
    if one.tense is Tense.PAST or day is None:
        return pick(anchor, Moment(published=published, tense=Tense.PAST))
    return following(anchor, day)


def _is_chronicle(phrases: Sequence[Told], published: date) -> bool:
    points = [one for one in phrases if _is_point(one)]
    naive = [_naive(one, published) for one in points]
    over = [start <= published for start in naive]
    heads = sum(one.heads for one in points)
    if heads >= _FEWEST and any(over):
        return True
    timeless = [one for one in points if one.tense in _TIMELESS and _comes_back(one)]
    turns = any(not one and two for one, two in pairwise(over))
    turns = turns or any(one.historic for one in points)
    return turns and len(timeless) >= _FEWEST and _is_ascending(points, published)


def _is_ascending(points: Sequence[Told], published: date) -> bool:
    """Tell whether the last days of these names before *published* are in order."""
    past = Moment(published=published, tense=Tense.PAST)
    spans = [pick(anchor, past) for one in points if (anchor := _anchor(one))]
    starts = [span.start for span in spans if span and span.start]
    ups = sum(a <= b for a, b in pairwise(starts))
    return ups >= len(starts) - 2


def _naive(one: Told, published: date) -> date:
    anchor = _anchor(one)
    lean = _LEAN.get(one.tense, 1.0)
    moment = Moment(published=published, tense=Tense.NONE, lean=lean)
    if one.tense is Tense.PAST:
        moment = Moment(published=published, tense=Tense.PAST)
    span = pick(anchor, moment) if anchor else None
    return span.start if span and span.start else date.max


def _is_point(one: Told) -> bool:
    """Tell a day, a month or a season that tells when something happened."""
    at = one.part.mode is Mode.AT and not one.part.adnominal
    return at and one.tense is not Tense.FUTURE and _anchor(one) is not None


def _comes_back(one: Told) -> bool:
    anchor = _anchor(one)
    return anchor is not None and anchor.period is Period.YEAR


def _anchor(one: Told) -> Anchor | None:
    if len(one.part.pieces) != 1 or one.part.mode not in {Mode.AT, Mode.BY}:
        return None
    anchor = one.part.pieces[0].anchor
    dated = anchor.period is Period.ONCE and anchor.dated
    return anchor if dated or anchor.period is Period.YEAR else None
