"""Is the time of a claim new: a plan, a deadline, a window ahead?"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from watcher.claims.bench import Bench
from watcher.claims.content import coverage
from watcher.claims.position import is_top
from watcher.claims.strength import strength_of
from watcher.italian.events.background import (
    is_anniversary,
    is_expected,
    is_routine,
)
from watcher.italian.events.suppositions import is_supposition
from watcher.italian.words import fold
from watcher.model.claim import Claim
from watcher.model.factuality import Tense
from watcher.model.mention import TimeExpression
from watcher.model.verdict import Novelty, Verdict

# A window is inside a known one when three quarters of it are; it is news all the same
# when it is three times as sharp.
_WITHIN = 0.75
_OF_DAY = re.compile(
    r"(?:\b(?:il|lo|la|i|gli|le)\s|l')[\w']+(?:\s\w+)? di\s+$",
)
_YEAR = re.compile(r"\d{4}")
_SHARPER = 3
_TERM_MEMORY = timedelta(days=45)
# For so long "a novembre" may be the "3 novembre" that was told.
_LOOSE_MEMORY = timedelta(days=60)
# "Dopo la metà di maggio" may mean any day until then.
_OPEN_LENGTH = timedelta(days=92)
_AFTER = ("dopo", "prima", "non prima", "oltre", "passat")
# Who retells "il 20 febbraio" in March, as if it lay ahead, means the one of this year
# when that was told.
_JUST_OVER = timedelta(days=60)
_SAME_MATTER = 0.25
_SAME_TERM = 0.2


def new_window(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer when *claim* names a time ahead that was not told."""
    when = claim.when
    if when is None or when.vague or when.flags or claim.background != "none":
        return None
    if not _lies_ahead(claim, when) or _goes_without_saying(claim):
        return None
    if _is_given(claim, when):
        return None
    planned = bench.told_as_well(claim, bench.ledger.plans(claim.event_type))
    if _is_told(claim, bench, planned) or _is_over(when, claim, bench):
        return None
    earlier = _last_plan(claim, planned)
    return Verdict(
        novelty=Novelty.UPDATE if earlier else Novelty.NEW,
        reason=f"new time: {when.text}",
        strength=strength_of(claim),
        against=earlier.id if earlier else None,
        slot="time",
        before=earlier.when.text if earlier and earlier.when else None,
        after=when.text,
    )


def _is_given(claim: Claim, when: TimeExpression) -> bool:
    """
    Tell "l'operazione di martedì", below the opening: an event taken as known.

    A day with its number may be told so for the first time: "il voto del 3 marzo".
    """
    if is_top(claim) or when.granularity != "day" or re.search(r"\d", when.text):
        return False
    before = fold(claim.sentence[: max(when.begin - claim.start, 0)])
    return _OF_DAY.search(before) is not None


def _goes_without_saying(claim: Claim) -> bool:
    """Tell what the calendar brings: the expected, anniversaries, the next time."""
    known = is_expected(claim.sentence) or is_anniversary(claim.sentence)
    if known or is_supposition(claim.sentence):
        return True
    precise = claim.when is not None and claim.when.granularity == "day"
    return not precise and is_routine(claim.sentence)


def _is_told(claim: Claim, bench: Bench, planned: Sequence[Claim]) -> bool:
    """Tell whether the time of *claim* was told, by the same or by looser words."""
    when = claim.when
    days = (when.start, when.end) if when else ()
    same_days = bench.told_as_well(claim, bench.ledger.dated(days))
    alike = (c for c in same_days if _ends_alike(claim, c))
    # By looser words the act is often named another way, too.
    loose = () if when and when.granularity == "day" else bench.ledger.plans(None)
    return (
        # "Se si arrivasse al 2028" has told of no 2028.
        any(not is_supposition(c.sentence) for c in alike)
        or any(_is_inside_known(claim, c) for c in planned)
        or any(_is_looser(claim, c) for c in bench.told_as_well(claim, loose))
        or any(_is_sharper(c, claim) for c in bench.claims)
        or any(_is_same_term(claim, c) for c in bench.ledger.with_term_of(claim))
    )


def _is_over(when: TimeExpression, claim: Claim, bench: Bench) -> bool:
    """Tell the day of a year ahead that is the known one of some weeks ago."""
    if when.start is None or when.granularity != "day" or _YEAR.search(when.text):
        return False
    today = claim.published.date()
    day = when.start - timedelta(days=365 if when.start.month > 2 else 366)
    days = [day + timedelta(days=shift) for shift in (-1, 0, 1)]
    same = [d for d in days if (d.month, d.day) == (when.start.month, when.start.day)]
    over = [d for d in same if timedelta(0) <= today - d <= _JUST_OVER]
    return bool(bench.ledger.dated(over))


def _last_plan(claim: Claim, planned: Sequence[Claim]) -> Claim | None:
    """Return the last plan of another article that the new time changes."""
    for other in reversed(planned):
        ahead = other.when is not None and _lies_ahead(other, other.when)
        if ahead and other.article_id != claim.article_id:
            return other
    return None


def _lies_ahead(claim: Claim, when: TimeExpression) -> bool:
    today = claim.published.date()
    if when.start is not None and when.start > today:
        return True
    # "Entro il 15 settembre" begins today and is ahead all the same; "in primavera e
    # a inizio estate", said in June, is not.
    begun = when.start is not None and when.start < today
    ahead = when.end is not None and when.end > today + timedelta(days=1)
    return ahead and not begun and claim.tense is not Tense.PAST


def _ends_alike(claim: Claim, other: Claim) -> bool:
    """Tell whether both name the same deadline or day, whatever the event word."""
    a, b = claim.when, other.when
    if a is None or b is None:
        return False
    if a.start == b.start and a.granularity == "day" and _is_numbered(b):
        return True  # "domani", after "dal 24 giugno al 15 luglio"
    if a.end is not None:
        # "al 15 settembre" after "dopo il 15 settembre"; 2027 ends where 2028 begins.
        after = a.granularity == "day" and b.end is None
        return a.end == b.end or (after and a.end == b.start)
    after = b.granularity == "day"
    return a.start is not None and (a.start == b.start or (after and a.start == b.end))


def _is_numbered(when: TimeExpression) -> bool:
    """Tell the window of which the days are named, "dal 24 giugno al 15 luglio"."""
    return when.granularity == "interval" and re.search(r"\d", when.text) is not None


def _is_same_term(claim: Claim, other: Claim) -> bool:
    """
    Tell whether both name the same term, such as "entro cinque giorni".

    An order sets a term once; who retells it days later repeats its words, though
    counted from today they would mean other days.
    """
    if claim.article_id == other.article_id:
        return False
    if claim.published - other.published > _TERM_MEMORY:
        return False
    return coverage(claim.sentence, other.sentence) >= _SAME_TERM


def _is_inside_known(claim: Claim, other: Claim) -> bool:
    """
    Tell whether the window of *claim* says no more than that of *other*.

    Deadlines and open windows are compared by their one bound only; a window that is
    three times sharper than the known one is news.
    """
    new, old = _bounds(claim), _bounds(other)
    if new is None or old is None:
        return False
    shared = min(new[1], old[1]) - max(new[0], old[0])
    length = new[1] - new[0]
    return shared >= length * _WITHIN and length * _SHARPER > old[1] - old[0]


def _is_looser(claim: Claim, known: Claim) -> bool:
    """
    Tell "a novembre" from a window unheard of, when "il 3 novembre" was told.

    "Non prima di novembre", "dopo il 20 ottobre" say no more than that day either.
    """
    new, old = _bounds(claim) or _open_bounds(claim), _bounds(known)
    if new is None or old is None or claim.published - known.published > _LOOSE_MEMORY:
        return False
    inside = new[0] <= old[0] and old[1] <= new[1]
    return inside and coverage(claim.sentence, known.sentence) >= _SAME_MATTER


def _is_sharper(other: Claim, claim: Claim) -> bool:
    """
    Tell whether *other*, of the same article, says the time of *claim* more sharply.

    A title writes "a novembre" or "fine mese" what its text dates; the text decides.
    """
    new, sharp = _bounds(claim), _bounds(other)
    if new is None or sharp is None or not is_top(claim):
        return False
    inside = new[0] <= sharp[0] and sharp[1] <= new[1]
    told = other.when is not None and not other.when.flags
    return told and inside and sharp[1] - sharp[0] < new[1] - new[0]


def _open_bounds(claim: Claim) -> tuple[date, date] | None:
    when, today = claim.when, claim.published.date()
    if when is None or when.start is None or when.end is not None:
        return None
    loose = fold(when.text).startswith(_AFTER) and when.start > today
    return (when.start, when.start + _OPEN_LENGTH) if loose else None


def _bounds(claim: Claim) -> tuple[date, date] | None:
    when, today = claim.when, claim.published.date()
    if when is None or when.start is None or when.end is None or when.start <= today:
        return None
    return when.start, when.end
