"""What kind of news is this, why is it told, and what did it replace?"""

from watcher.alerts.dates import period
from watcher.alerts.facts import certainty, source
from watcher.alerts.hostile import one_line
from watcher.alerts.numbers import quantity
from watcher.alerts.words import Words
from watcher.model.claim import Claim
from watcher.model.factuality import Stance
from watcher.model.verdict import Novelty, Verdict

_SPOKEN = (Stance.CONFIRM, Stance.DENY)


def kind(claim: Claim, verdict: Verdict, words: Words) -> str:
    """Name the kind of news: "data nuova", "smentita", "cifre in contrasto"."""
    return str(words["kind"][_key(claim, verdict)])


def reason(claim: Claim, verdict: Verdict, words: Words) -> str:
    """Say in the language of the alert why it is told."""
    return str(words["reason"][_key(claim, verdict)])


def change(
    claim: Claim, verdict: Verdict, earlier: Claim | None, words: Words
) -> tuple[str, str] | None:
    """Return the slot that changed as (before, after); None when nothing compares."""
    before = _slot(earlier, verdict.slot, words) if earlier else None
    after = _slot(claim, verdict.slot, words)
    if not (before and after):
        before = one_line(verdict.before or "", limit=80)
        after = one_line(verdict.after or "", limit=80)
    return (before, after) if before and after and before != after else None


def _key(claim: Claim, verdict: Verdict) -> str:
    if verdict.novelty in {Novelty.CORROBORATION, Novelty.REPEAT}:
        return verdict.novelty.value
    slot = verdict.slot if verdict.slot in {"number", "time"} else None
    if verdict.novelty is Novelty.CONTRADICTION and slot:
        return f"contradiction_{slot}"
    if claim.stance in _SPOKEN and not slot:
        return claim.stance.value
    if verdict.novelty is Novelty.CONTRADICTION:
        return "contradiction"
    return _slot_key(claim, verdict)


def _slot_key(claim: Claim, verdict: Verdict) -> str:
    """Name a status by where it went: a denied event is a denial, whoever says it."""
    if verdict.slot == "status" and claim.factuality.is_negative:
        return "deny"
    known = {"number", "time", "place", "status", "party"}
    return verdict.slot if verdict.slot in known else "new"


def _slot(claim: Claim, slot: str | None, words: Words) -> str | None:
    if slot == "number" and claim.quantity:
        return quantity(claim.quantity, words)
    if slot == "time" and claim.when:
        return period(claim.when, words)
    if slot == "place" and claim.place:
        return one_line(claim.place, limit=60)
    if slot == "status":
        return certainty(claim, words)
    if slot == "party" and claim.source:
        return source(claim, words)
    return None
