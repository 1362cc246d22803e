"""Does a claim tell a deed, by a verb, and as done?"""

from functools import cache

from watcher.claims.types import ACTS
from watcher.italian import lexicon
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance, Tense


def is_verb(claim: Claim) -> bool:
    """Tell whether a verb, not a noun, tells the event."""
    return claim.lemma.endswith(("are", "ere", "ire"))


def is_act(claim: Claim) -> bool:
    """Tell whether *claim* tells a deed: by its verb, in a title by a noun, too."""
    listed = claim.lemma in _acts_of_authority()
    if is_verb(claim):
        return listed or claim.event_type in ACTS
    return listed and claim.headline


@cache
def _acts_of_authority() -> frozenset[str]:
    return frozenset(lexicon.lines("acts_of_authority.txt"))


def is_done(claim: Claim) -> bool:
    """Tell whether *claim* tells its event as something that has happened."""
    if claim.stance is not Stance.NONE or claim.background != "none":
        return False
    if claim.factuality is Factuality.PROBABLE:
        return claim.tense is Tense.PAST  # hearsay: "avrebbero lasciato il fronte"
    return claim.factuality is Factuality.CERTAIN and claim.tense is not Tense.FUTURE


def root_of(claim: Claim) -> str:
    """Return what a verb and its noun share: "sequestrare", "sequestro"."""
    return claim.lemma[:6].rstrip("aeio")
