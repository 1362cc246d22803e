"""Where in its life is a claim: a rumour, a plan, asserted, denied, confirmed?"""

from enum import StrEnum

from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance, Tense

# A source that takes its own word back.
_TAKING_BACK = frozenset({"ritrattare", "ritrattazione", "rettificare", "rettifica"})


class Status(StrEnum):
    """The status that a source gives to an event."""

    RUMOURED = "rumoured"
    PLANNED = "planned"
    CLAIMED = "claimed"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    RETRACTED = "retracted"


def status_of(claim: Claim) -> Status:
    """
    Return the status that the source of *claim* gives to its event.

    Who takes a word back retracts, else who denies or confirms does that; what is
    merely possible, or said by nobody in particular in the conditional, is a rumour;
    what lies ahead is a plan.
    """
    if claim.lemma in _TAKING_BACK:
        return Status.RETRACTED
    if claim.stance is Stance.CONFIRM:
        return Status.CONFIRMED
    if claim.stance is Stance.DENY or claim.factuality.is_negative:
        return Status.DENIED
    if _is_hearsay(claim):
        return Status.RUMOURED
    return Status.PLANNED if claim.tense is Tense.FUTURE else Status.CLAIMED


def _is_hearsay(claim: Claim) -> bool:
    if claim.factuality in {Factuality.POSSIBLE, Factuality.UNKNOWN}:
        return True
    unnamed = claim.source is None or claim.source.kind == "unnamed"
    ahead = claim.tense is Tense.FUTURE
    return claim.factuality is Factuality.PROBABLE and unnamed and not ahead
