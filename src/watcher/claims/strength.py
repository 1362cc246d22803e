"""How strong is the evidence of a claim: does it alert at once, or wait?"""

from datetime import timedelta
from functools import cache

from watcher.claims.colour import is_colour
from watcher.claims.position import is_top
from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.words import fold
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance
from watcher.model.mention import Quantity

# Flag of what seems new in an article that as a whole brings little.
RETELLING = "retelling"
# Opinions, recaps, what a machine translated, articles that only the names of a story
# made relevant, and retellings.
_WEAKENING = frozenset({"opinion", "recap", "translated", "by-names", RETELLING})
# What lies further back is history that an article retells, not what it reports.
_HISTORY = timedelta(days=45)


def strength_of(claim: Claim) -> str:
    """Return "weak" for what is retold, opined or unknown, else "strong"."""
    if is_history(claim) or claim.factuality is Factuality.UNKNOWN:
        return "weak"
    if not _WEAKENING.isdisjoint(claim.flags):
        return "weak"
    return "strong"


def strength_of_number(claim: Claim, quantity: Quantity) -> str:
    """Return "weak" for figures that describe rather than report."""
    describes = is_colour(claim, quantity) or _is_by_bystander(claim)
    weak = describes or _is_beside_what_is_not(claim, quantity)
    return "weak" if weak else strength_of(claim)


def _is_beside_what_is_not(claim: Claim, quantity: Quantity) -> bool:
    """Tell "lavoriamo in 180 e non ci fermeremo"; "61 milioni senza gara" are so."""
    if not claim.factuality.is_negative or claim.stance is not Stance.NONE:
        return False
    if claim.object_class == "missing":
        return False  # "41 non si trovano": that is what they are counted for
    between = claim.sentence[
        quantity.end - claim.start : claim.trigger_start - claim.start
    ]
    return "senza" not in fold(between).split()


def is_bystanders(claim: Claim) -> bool:
    """Tell the word of a bystander, in the body that of anybody unnamed."""
    return _is_unnamed(claim) and (not is_top(claim) or _is_by_bystander(claim))


def _is_by_bystander(claim: Claim) -> bool:
    """Tell the word of "un barista" from that of "i legali", an office or a name."""
    if claim.source is None or not _is_unnamed(claim):
        return False
    return not _bystanders().isdisjoint(lemmas(claim.source.name.split()[0]))


def _is_unnamed(claim: Claim) -> bool:
    source = claim.source
    if source is None or source.code is not None or source.kind != "party":
        return False
    return source.name[:1].islower()


def is_untold(known: Claim, claim: Claim) -> bool:
    """Tell whether *known* stood in a retelling, on the day of *claim*."""
    same_day = known.published.date() == claim.published.date()
    return same_day and RETELLING in known.flags


def is_history(claim: Claim) -> bool:
    """Tell whether *claim* retells: pluperfect, recap words, or an old date."""
    if claim.background != "none":
        return True
    end = claim.when.end if claim.when else None
    return end is not None and end < claim.published.date() - _HISTORY


@cache
def _bystanders() -> frozenset[str]:
    return frozenset(lexicon.lines("bystanders.txt"))
