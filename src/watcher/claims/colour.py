"""Does a figure describe rather than report?"""

import re
from collections.abc import Callable
from functools import cache

from watcher.claims.numbers import value_of
from watcher.claims.position import is_top
from watcher.claims.scales import in_base_units
from watcher.claims.surroundings import is_descriptive
from watcher.claims.vouchers import is_accounted, is_vouched
from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.model.claim import Claim
from watcher.model.mention import Quantity

# Units whose figures are colour more often than news, but in a headline.
_COLOUR_UNITS = frozenset({"AREA", "LENGTH", "SPEED", "TEMPERATURE", "AGE"})
# Below this a count ("due colleghi", "tre punti") is news only at the top of a text.
_SMALL_COUNT = 10
# A sum below this is the price of a thing.
_SMALL_SUM = 1000
# What is counted in passing; people, vehicles, buildings and money weigh more.
_THINGS = frozenset({None, "OBJECT", "ANIMAL"})
_PRICED = frozenset({"PERCENT", "MONEY", "SCORE"})

Rule = Callable[[Claim, Quantity], bool]


def is_colour(claim: Claim, quantity: Quantity) -> bool:
    """Tell a figure that describes a scene, a text or a share from one that reports."""
    return any(rule(claim, quantity) for rule in _RULES)


def _is_nothing(claim: Claim, quantity: Quantity) -> bool:
    """Tell a figure that counts nothing that can be named, and a zero."""
    named = (quantity.unit, quantity.unit_class, claim.object_class)
    return not any(named) or not value_of(quantity)


def _is_duration(claim: Claim, quantity: Quantity) -> bool:
    # Dates are news and have a rule of their own; of durations the penalties are.
    return quantity.unit_class == "TIME" and claim.object_class != "penalty"


def _is_description(claim: Claim, quantity: Quantity) -> bool:
    if quantity.unit_class in _COLOUR_UNITS and not claim.headline:
        return True
    words = set(lemmas(quantity.unit)) if quantity.unit else set()
    return claim.object_class is None and not words.isdisjoint(_description_units())


def _is_aside(claim: Claim, quantity: Quantity) -> bool:
    """Tell a small count of the body, or of mere things in words: "due striscioni"."""
    if quantity.kind != "count" or (value_of(quantity) or 0) >= _SMALL_COUNT:
        return False
    in_words = not re.search(r"\d", quantity.text)
    things = quantity.unit_class in _THINGS and claim.object_class is None
    return not is_top(claim) or (in_words and things and not claim.headline)


def _is_part(_: Claim, quantity: Quantity) -> bool:
    # "Metà", "un terzo": a share of something known.
    return quantity.kind == "percent" and not re.search(r"\d|cento", quantity.text)


def _is_market_move(claim: Claim, quantity: Quantity) -> bool:
    """Tell "in Borsa il titolo ha chiuso a 4,31 euro", but in a headline."""
    priced = quantity.unit_class in _PRICED and not claim.headline
    return priced and _market().search(claim.sentence) is not None


def _is_small_change(claim: Claim, quantity: Quantity) -> bool:
    """Tell the price of a thing, "90 euro per una visita", from sums that weigh."""
    if quantity.unit_class != "MONEY" or is_top(claim):
        return False
    small = (value_of(in_base_units(quantity)) or 0) < _SMALL_SUM
    return small and not is_accounted(claim, quantity)


def _is_unvouched(claim: Claim, quantity: Quantity) -> bool:
    return not is_top(claim) and not is_vouched(claim, quantity)


_RULES: tuple[Rule, ...] = (
    _is_nothing,
    _is_duration,
    _is_description,
    is_descriptive,
    _is_aside,
    _is_part,
    _is_market_move,
    _is_small_change,
    _is_unvouched,
)


@cache
def _market() -> re.Pattern[str]:
    # What shares, indices and bond yields did stands beside any news of a firm.
    words = "|".join(map(re.escape, lexicon.lines("market_words.txt")))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _description_units() -> frozenset[str]:
    return frozenset(lexicon.lines("description_units.txt"))
