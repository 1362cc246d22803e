"""Which words tell a part of a whole: metà, un terzo, due quinti?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.quantities.nouns import Unit
from watcher.italian.quantities.number import Number
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.reading import Reading
from watcher.italian.quantities.small_words import articulated, plain
from watcher.italian.quantities.units import unit_class

_SMALL_PARTS = {"decimi": 10, "centesimi": 100, "millesimi": 1000}
# "metà luglio", "la prima metà del 2026" and "a metà strada" tell when and where.
_NOT_BEFORE = frozenset({"prima", "seconda", "verso", "entro", "in", "nella", "fine"})


def fraction_of(text: Passage, number: Number) -> Reading | None:
    """
    Read "un terzo dei seggi" as 33.3 %; None for "il terzo uomo" and plain counts.

    A part of a whole is a percentage: papers write the same figure either way.
    """
    parts = _parts().get(text.word(number.last))
    if not parts or not (number.is_plain or number.form == "article"):
        return None
    if not text.flows(number.last - 1) or number.lo >= parts:
        return None
    at = number.last + 1
    is_of = plain(text.word(at)) == "di" and text.word(at) in articulated()
    is_singular = number.lo == 1
    is_alone = not text.flows(at - 1) or unit_class(text.word(at)) is None
    if not is_of and (is_singular or not is_alone or text.word(at) in {"di", "d'"}):
        return None
    return _percentage(number.lo / parts * 100, number.first, at)


def half_of(text: Passage, at: int) -> Reading | None:
    """Read "metà dei seggi" as 50 %, None for "metà luglio"."""
    if text.words[at] not in {"metà", "meta'"}:
        return None
    begin = at - 1 if text.word(at - 1) == "la" else at
    before, after = text.word(begin - 1), text.word(at + 1)
    is_of = after in articulated() and plain(after) == "di"
    if not is_of or before in _NOT_BEFORE or text.word(at - 1) in _NOT_BEFORE:
        return None
    if before == "a" or text.word(at - 1) == "a":
        return None
    what = text.word(at + 2)
    if not what or what[:1].isdecimal() or unit_class(what) == "TIME":
        return None
    return _percentage(50.0, at, at + 1)


def part_of_unit(text: Passage, reading: Reading) -> Reading:
    """Read "quarantadue centesimi di azione" as 0.42, "due decimi di punto" as 0.2."""
    parts = _SMALL_PARTS.get(reading.unit.text.lower()) if reading.unit else None
    at = reading.last + 1
    noun = text.word(at)
    if not parts or text.word(reading.last) not in {"di", "d'"} or not noun:
        return reading
    if unit_class(noun) == "MONEY" or not text.flows(reading.last):
        return reading
    unit = Unit(text=text.tokens[at].text, unit_class=unit_class(noun), last=at + 1)
    lo, hi = round(reading.lo / parts, 6), round(reading.hi / parts, 6)
    return reading._replace(lo=lo, hi=hi, last=at + 1, unit=unit, fractional=False)


def _percentage(value: float, first: int, last: int) -> Reading:
    return Reading(
        lo=round(value, 2),
        hi=round(value, 2),
        first=first,
        last=last,
        core=first,
        form="words",
        unit=Unit(text="%", unit_class="PERCENT", last=last),
    )


@cache
def _parts() -> dict[str, int]:
    return {word: int(parts) for word, parts in lexicon.rows("fractions.tsv")}
