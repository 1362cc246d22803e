"""Is the time of a claim new: a plan, a deadline, a window ahead?"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from watcher.claims.bench import Bench
from watcher.claims.content import coverage
from watcher.claims.strength import strength_of
from watcher.italian.events.background import is_expected
from watcher.italian.words import fold
from watcher.model.claim import Claim
from watcher.model.factuality import Tense
from watcher.model.mention import TimeExpression
from watcher.model.verdict import Novelty, Verdict

# A window is inside a known one when three quarters of it are; it is news all the same
# when it is three times as sharp.
_WITHIN = 0.75
_SHARPER = 3
# "Entro cinque giorni", "fra due mesi": days counted from a day that goes unsaid.
_TERM = re.compile(
    r"(?<!\w)(?:entro|fra|tra|in) .*(?:or[ae]|giorn[oi]|settiman|mes[ei]|ann[oi])"
)
_TERM_MEMORY = timedelta(days=45)
_SAME_MATTER = 0.25


def new_window(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer when *claim* names a time ahead that was not told."""
    when = claim.when
    if when is None or when.vague or when.flags or claim.background != "none":
        return None
    if not _lies_ahead(claim, when) or is_expected(claim.sentence):
        return None
    same_days = bench.ledger.dated((when.start, when.end))
    planned = bench.told_as_well(claim, bench.ledger.plans(claim.event_type))
    if any(_ends_alike(claim, c) for c in bench.told_as_well(claim, same_days)):
        return None
    if any(_is_inside_known(claim, c) for c in planned):
        return None
    if any(_is_same_term(claim, c) for c in bench.ledger.with_term(when.text)):
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
    if a.end is not None and a.end in {b.end, b.start}:
        return True  # "al 15 settembre" after "dopo il 15 settembre"
    return a.end is None and a.start is not None and a.start in {b.start, b.end}


def _is_same_term(claim: Claim, other: Claim) -> bool:
    """
    Tell whether both name the same term, such as "entro cinque giorni".

    An order sets a term once; who retells it days later repeats its words, though
    counted from today they would mean other days.
    """
    new, old = claim.when, other.when
    if new is None or old is None or claim.article_id == other.article_id:
        return False
    is_term = _TERM.search(fold(new.text)) is not None
    if not is_term or claim.published - other.published > _TERM_MEMORY:
        return False
    return coverage(claim.sentence, other.sentence) >= _SAME_MATTER


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


def _bounds(claim: Claim) -> tuple[date, date] | None:
    when, today = claim.when, claim.published.date()
    if when is None or when.start is None or when.end is None or when.start <= today:
        return None
    return when.start, when.end
