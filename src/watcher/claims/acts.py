"""Do title or summary tell as done what nobody had told as done?"""

from watcher.claims.again import is_retold
from watcher.claims.bench import Bench
from watcher.claims.content import closest, coverage
from watcher.claims.deeds import (
    is_act,
    is_answer,
    is_done,
    is_predicate,
    is_verb,
    root_of,
)
from watcher.claims.numbers import value_of
from watcher.claims.position import is_opening
from watcher.claims.strength import strength_of
from watcher.model.claim import Claim
from watcher.model.mention import Quantity
from watcher.model.verdict import Novelty, Verdict

# A "sì" told with this share of the words is the one of the same authority.
_SAME_ANSWER = 0.4
_FEW = 10


def act(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer when title or summary tell a deed that nobody had told as done."""
    count = claim.quantity
    return _told(claim, bench) if count is None or _is_detail(count) else None


def _is_detail(count: Quantity) -> bool:
    """Tell "sì con tre paletti", "a otto anni" from figures that are the news."""
    few = count.kind == "count" and (value_of(count) or 0) < _FEW
    return few or count.unit_class == "TIME"


def _told(claim: Claim, bench: Bench) -> Verdict | None:
    if not is_opening(claim) or not is_act(claim) or not is_done(claim):
        return None
    if bench.is_reprint or is_retold(claim):
        return None
    if is_verb(claim) and not is_predicate(claim):
        return None
    alike = [
        c
        for c in bench.ledger.of_type(claim.event_type)
        if c.article_id != claim.article_id and _is_same(c, claim)
    ]
    if any(_is_told_done(c) and not is_untold(c, claim) for c in alike):
        return None
    if any(map(is_done, alike)) and bench.confirms_beside(claim):
        return None  # "le Dogane confermano: un funzionario è indagato"
    planned = [c for c in alike if not c.factuality.is_negative]
    return _verdict(claim, closest(claim.sentence, planned))


def _verdict(claim: Claim, before: Claim | None) -> Verdict:
    return Verdict(
        novelty=Novelty.UPDATE if before else Novelty.NEW,
        reason=f"done now: {claim.trigger}"
        if before
        else f"new event: {claim.trigger}",
        strength=strength_of(claim),
        against=before.id if before else None,
        slot="status" if before else "event",
        before=before.trigger if before else None,
        after=claim.trigger,
    )


def _is_same(known: Claim, claim: Claim) -> bool:
    """Tell deeds of one root; the "sì" of another authority is another one."""
    if root_of(known) != root_of(claim):
        return False
    return not is_answer(claim) or _is_known_answer(known, claim)


def _is_known_answer(known: Claim, claim: Claim) -> bool:
    return coverage(claim.sentence, known.sentence) >= _SAME_ANSWER


def _is_told_done(known: Claim) -> bool:
    """Tell a deed that is told from one that is spoken of: "servono autorizzazioni"."""
    return is_done(known) and (is_verb(known) or is_act(known))


def is_untold(known: Claim, claim: Claim) -> bool:
    """Tell whether *known* stood where the day's reader was not told of it."""
    same_day = known.published.date() == claim.published.date()
    return same_day and not is_opening(known)
