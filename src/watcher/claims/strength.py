"""How strong is the evidence of a claim: does it alert at once, or wait?"""

import re
from datetime import timedelta
from functools import cache

from watcher.claims.numbers import value_of
from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality, Stance
from watcher.model.mention import Quantity

# Units whose figures are colour more often than news, but in a headline. Durations are
# hardly ever news by themselves: dates are, and have a rule of their own.
_COLOUR_UNITS = frozenset({"AREA", "LENGTH", "SPEED", "TEMPERATURE", "AGE"})
# Below this a count ("due colleghi", "tre punti") is news only at the top of a text.
_SMALL_COUNT = 10
# What is counted in passing; people, vehicles, buildings and money weigh more.
_THINGS = frozenset({None, "OBJECT", "ANIMAL"})
# Opinions, recaps, and articles that only the names of a story made relevant.
_WEAKENING = frozenset({"opinion", "recap", "by-names"})
# What comes to each, or in each span of time, describes.
_SHARE = re.compile(
    r"\s+(?:(?:a|per|ogni|per ogni|al|alla|la|il|all['’]|l['’])\s*)"
    r"(?:famiglia|testa|persona|cranio|capo|giorno|notte|settimana|mese|ora|anno|abitante)\b"
)
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
    describes = _is_colour(claim, quantity) or is_bystanders(claim)
    # "Lavoriamo in 180 e non ci fermeremo": a figure beside what is not so.
    beside = claim.factuality.is_negative and claim.stance is Stance.NONE
    return "weak" if describes or beside else strength_of(claim)


def _is_colour(claim: Claim, quantity: Quantity) -> bool:
    """Tell a figure that describes a scene, a text or a share from one that reports."""
    value = value_of(quantity) or 0
    nameless = quantity.unit is None and claim.object_class is None
    if nameless or value == 0 or quantity.unit_class == "TIME":
        return True
    if quantity.unit_class in _COLOUR_UNITS and not claim.headline:
        return True
    described = (
        set(lemmas(quantity.unit)) & _description_units() if quantity.unit else ()
    )
    if described and claim.object_class is None:
        return True
    if _is_shared_out(claim, quantity):
        return True
    if quantity.kind == "count" and value < _SMALL_COUNT and _is_aside(claim, quantity):
        return True
    # "Metà", "un terzo": a share of something known.
    return quantity.kind == "percent" and not re.search(r"\d|cento", quantity.text)


def _is_shared_out(claim: Claim, quantity: Quantity) -> bool:
    """Tell "110 euro a famiglia", "quaranta telefonate al giorno", but on top."""
    after = claim.sentence[quantity.end - claim.start :]
    return not claim.headline and _SHARE.match(after) is not None


def _is_aside(claim: Claim, quantity: Quantity) -> bool:
    """Tell a small count of the body, or of mere things in words: "due striscioni"."""
    in_words = not re.search(r"\d", quantity.text)
    things = quantity.unit_class in _THINGS and claim.object_class is None
    return not is_top(claim) or (in_words and things and not claim.headline)


def is_bystanders(claim: Claim) -> bool:
    """Tell the word of "un barista" from that of an office, a body or a name."""
    source = claim.source
    if source is None or source.code is not None or source.kind != "party":
        return False
    if not source.name[:1].islower():
        return False
    head = lemmas(source.name.split()[0])
    return not is_top(claim) or not _bystanders().isdisjoint(head)


def is_history(claim: Claim) -> bool:
    """Tell whether *claim* retells: pluperfect, recap words, or an old date."""
    if claim.background != "none":
        return True
    end = claim.when.end if claim.when else None
    return end is not None and end < claim.published.date() - _HISTORY


def is_top(claim: Claim) -> bool:
    """Tell whether *claim* stands in the title or the first sentences."""
    return claim.headline or claim.sentence_index <= 3


@cache
def _description_units() -> frozenset[str]:
    return frozenset(lexicon.lines("description_units.txt"))


@cache
def _bystanders() -> frozenset[str]:
    return frozenset(lexicon.lines("bystanders.txt"))
