"""How many base units is a figure? Quintals are kilos, years are days, cents euros."""

from dataclasses import replace
from functools import cache

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.quantities.units import MEASURES
from watcher.italian.words import fold
from watcher.model.mention import Quantity

# Coins that are told for a part of the currency.
_PARTS = {"centesimi": 100, "centesimo": 100, "cent": 100, "cents": 100}


def in_base_units(quantity: Quantity) -> Quantity:
    """Return *quantity* with its bounds in the base unit: 4 quintali are 400 kilos."""
    scale = _scale(quantity)
    if scale == 1:
        return quantity
    low, high = (_times(v, scale) for v in (quantity.min, quantity.max))
    return replace(quantity, min=low, max=high)


def _scale(quantity: Quantity) -> float:
    unit = fold(quantity.unit or "")
    # "42 centesimi ad azione, 3 miliardi in tutto": the sum has no coin of its own.
    if unit in _PARTS and unit in quantity.text.lower():
        return 1 / _PARTS[unit]
    return _scale_of(unit) if quantity.unit_class in MEASURES else 1


@cache
def _scale_of(unit: str) -> float:
    words = unit.split()
    if not words:
        return 1
    known = _scales()
    for head in (words[0], *lemmas(words[0])):
        named = " ".join((head, *(word[:-1] + "o" for word in words[1:])))
        if named in known:
            return known[named]
    return 1


def _times(value: float | None, scale: float) -> float | None:
    # Nine digits: "1,1 quintali" are 110 kilos, whatever floats make of it.
    return None if value is None else float(f"{value * scale:.9g}")


@cache
def _scales() -> dict[str, float]:
    rows = lexicon.rows("unit_scales.tsv")
    return {unit: float(scale) for unit, scale in rows}
