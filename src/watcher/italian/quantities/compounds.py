"""Which two numbers are one duration: "otto anni e quattro mesi"?"""

from collections.abc import Sequence

from watcher.italian.lemmas import lemmas
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.reading import Reading

# How many of the second go into one of the first.
_PARTS = {
    ("anno", "mese"): 12,
    ("anno", "giorno"): 360,
    ("mese", "giorno"): 30,
    ("settimana", "giorno"): 7,
    ("giorno", "ora"): 24,
    ("ora", "minuto"): 60,
    ("minuto", "secondo"): 60,
}


def compounded(text: Passage, readings: Sequence[Reading]) -> list[Reading]:
    """
    Join a duration to the smaller one behind it, in units of the smaller.

    "Otto anni e quattro mesi" are 100 months; "due anni, un mese e dieci giorni" are
    one duration, too.
    """
    joined: list[Reading] = []
    for reading in readings:
        parts = _parts(joined[-1], reading) if joined else 0
        if parts and _is_next(text, joined[-1], reading):
            joined[-1] = _sum(joined[-1], reading, parts)
        else:
            joined.append(reading)
    return joined


def _parts(greater: Reading, smaller: Reading) -> int:
    """Return how many of the unit of *smaller* are one of *greater*, 0 if unknown."""
    if greater.unit is None or smaller.unit is None or smaller.side:
        return 0
    if {greater.unit_class, smaller.unit_class} != {"TIME"}:
        return 0
    for one in lemmas(greater.unit.text):
        for two in lemmas(smaller.unit.text):
            # "Due anni e venti mesi" are two terms.
            if (one, two) in _PARTS and smaller.hi < _PARTS[one, two]:
                return _PARTS[one, two]
    return 0


def _is_next(text: Passage, greater: Reading, smaller: Reading) -> bool:
    if greater.last == smaller.first:
        return text.gap(greater.last - 1).strip() in {"", ","}
    linked = text.word(greater.last) in {"e", "ed"} and text.flows(greater.last)
    return linked and greater.last + 1 == smaller.first


def _sum(greater: Reading, smaller: Reading, parts: int) -> Reading:
    return greater._replace(
        lo=greater.lo * parts + smaller.lo,
        hi=greater.hi * parts + smaller.hi,
        last=smaller.last,
        unit=smaller.unit,
    )
