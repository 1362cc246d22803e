"""Do two claims tell of one episode, or did it happen again?"""

from datetime import date, timedelta

from watcher.model.claim import Claim

# For how many days what is told of an event may still be that event. A second
# earthquake can follow within a day, a second summit hardly within two weeks. What adds
# up (people sent, the dead of a war, buildings, sanctions) has no end and is not here.
_WINDOWS = {
    "HAZARD": 1,
    "COERCE": 3,
    "ASSAULT": 5,
    "PROTEST": 5,
    "DISEASE": 5,
    "DECIDE": 10,
    "REQUEST": 10,
    "CONSULT": 14,
    "ELECT": 14,
    "THREATEN": 21,
    "AGREE": 45,
}
# Sums that grow for years, whatever day an article names beside them.
_TOTALS = frozenset({"killed", "wounded", "losses", "missing", "infected", "displaced"})
# Who tells of an event so many days after it tells of that one, not of the last.
_FRESH = timedelta(days=2)


def happened_again(claim: Claim, known: Claim) -> bool:
    """
    Tell whether *claim* is another episode than *known*, of the same kind.

    It must say on which day it happened, just now; "ieri altri 12 arresti" is not the
    "12 arresti" of last month, but the recap that names no day is.
    """
    window = _WINDOWS.get(claim.event_type)
    day = _fresh_day(claim)
    if window is None or day is None or claim.object_class in _TOTALS:
        return False
    return _day_of(known) < day - timedelta(days=window)


def _fresh_day(claim: Claim) -> date | None:
    when, today = claim.when, claim.published.date()
    if when is None or when.start is None or when.granularity != "day":
        return None
    is_fresh = not when.vague and today - _FRESH <= when.start <= today
    return when.start if is_fresh else None


def _day_of(claim: Claim) -> date:
    when = claim.when
    dated = when is not None and when.granularity == "day" and not when.vague
    start = when.start if when is not None and dated else None
    return min(start, claim.published.date()) if start else claim.published.date()
