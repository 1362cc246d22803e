"""Which quantities does a text tell: bounds, unit, class, and how sure?"""

from collections.abc import Sequence

from watcher.italian.quantities.bounds import bounds_around
from watcher.italian.quantities.compounds import compounded
from watcher.italian.quantities.context import in_context
from watcher.italian.quantities.fractions import fraction_of, half_of, part_of_unit
from watcher.italian.quantities.litotes import turned
from watcher.italian.quantities.nouns import Unit, unit_of
from watcher.italian.quantities.number import MILLION, Number
from watcher.italian.quantities.numbers import numbers
from watcher.italian.quantities.numbers_of_names import numbers_of_names
from watcher.italian.quantities.numbers_of_time import numbers_of_time
from watcher.italian.quantities.passage import Passage, passage
from watcher.italian.quantities.ranges import range_of
from watcher.italian.quantities.reading import Reading, quantity_of, reading_of
from watcher.italian.quantities.small_words import plain
from watcher.italian.quantities.units import MEASURES, unit_class
from watcher.model.mention import Quantity

_NONE = frozenset({"nessun", "nessuno", "nessuna", "nessun'"})
_COUNTED = frozenset({"PERSON", "ANIMAL", "VEHICLE", "BUILDING", "WEAPON"})
_EVENTS = frozenset({"arresto", "caso", "contagio", "decesso", "ricovero", "focolaio"})
_TICKS = frozenset({"entro", "fra", "tra"})


def quantities(text: str) -> list[Quantity]:
    """
    Return the quantities of *text* in order; they never overlap.

    Offsets count characters of *text*. Dates, years, ages, times of day, labels
    ("articolo 4"), scores and ratios are left out; durations are measures of TIME.

    >>> [(q.min, q.max, q.unit) for q in quantities("tra i 10 e gli 11 mila uomini")]
    [(10000.0, 11000.0, 'uomini')]
    >>> quantities("nell'articolo 4 del trattato")
    []
    """
    cut = passage(text)
    found = numbers(cut)
    dropped = numbers_of_time(cut, found) | numbers_of_names(cut, found)
    read = [*_counted(cut, found, dropped), *_without_number(cut)]
    ordered = _apart(sorted(read, key=lambda reading: reading.first))
    read = in_context(cut, compounded(cut, ordered))
    return [quantity_of(cut, reading) for reading in read]


def _counted(
    text: Passage, found: Sequence[Number], dropped: set[int]
) -> list[Reading]:
    read: list[Reading] = []
    at = 0
    while at < len(found):
        step = 1
        if at not in dropped:
            pair: list[Reading] = []
            if at + 1 < len(found) and at + 1 not in dropped:
                pair = range_of(text, found[at], found[at + 1])
            step = 2 if pair else 1
            read.extend(pair or _single(text, found, at))
        at += step
    return read


def _single(text: Passage, found: Sequence[Number], at: int) -> list[Reading]:
    number = found[at]
    fraction = fraction_of(text, number)
    reading = fraction or reading_of(number, unit_of(text, number))
    around = bounds_around(text, reading.first, reading.last, number.last)
    reading = reading._replace(
        first=around.first,
        last=around.last,
        side=turned(text, around.first, around.side),
        approximate=reading.approximate or around.approximate,
        additional=around.additional,
        definite=around.definite and fraction is None,
    )
    reading = part_of_unit(text, _with_half(text, _signed(text, reading)))
    if number.form == "article" and not fraction:
        kept = _is_one(text, reading, found, at)
    else:
        kept = not _is_mere_name(number, reading)
    kept = kept and not _is_moment(text, reading) and not _is_multiple(text, reading)
    return [reading] if kept else []


def _is_mere_name(number: Number, reading: Reading) -> bool:
    """Tell "i milioni promessi", which names an amount and tells none."""
    return number.form == "vague" and number.lo >= MILLION and reading.definite


def _signed(text: Passage, reading: Reading) -> Reading:
    """Read the minus of "-5 gradi" and "-3,2%"."""
    if (
        reading.unit_class not in {"PERCENT", "TEMPERATURE"}
        or reading.first != reading.core
    ):
        return reading
    start = text.tokens[reading.core].start
    is_minus = start > 0 and text.text[start - 1] in "-−–"
    if not is_minus or (start > 1 and text.text[start - 2] not in " (\n"):
        return reading
    return reading._replace(lo=-reading.hi, hi=-reading.lo)


def _with_half(text: Passage, reading: Reading) -> Reading:
    """Take "e mezzo" after the noun: "due anni e mezzo"."""
    is_half = text.word(reading.last) == "e" and text.word(reading.last + 1) in {
        "mezzo",
        "mezza",
    }
    if not is_half or reading.unit is None or not text.flows(reading.last - 1):
        return reading
    return reading._replace(
        lo=reading.lo + 0.5, hi=reading.hi + 0.5, last=reading.last + 2
    )


def _is_one(text: Passage, reading: Reading, found: Sequence[Number], at: int) -> bool:
    """Tell the numeral "un euro", "almeno un ferito" from the article."""
    if reading.unit is None or not reading.unit.is_sure:
        return False
    if text.word(reading.core + 1) in {"solo", "sola"}:
        return True
    if reading.side:  # "almeno un ferito"; "più di un comunicato" compares
        return reading.unit_class in _COUNTED | MEASURES | {"MONEY", "PERCENT"}
    if reading.unit_class in {"MONEY", "PERCENT"} or not reading.lo.is_integer():
        return True
    # "Un anno e sei mesi" is one duration, the article of "un mese e tre feriti" none.
    is_listed = _is_listed(text, reading, found, at)
    beside = unit_class(text.word(found[at + 1].last)) if is_listed else None
    is_duration = reading.unit_class == "TIME" == beside
    return is_duration or (is_listed and reading.unit_class == "PERSON")


def _is_listed(
    text: Passage, reading: Reading, found: Sequence[Number], at: int
) -> bool:
    """Tell "un morto e tre feriti": an article beside a numeral counts too."""
    after = found[at + 1] if at + 1 < len(found) else None
    if after is None or after.form == "article" or after.first - reading.last > 1:
        return False
    link = text.word(reading.last) if after.first > reading.last else ""
    gap = text.gap(reading.last - 1).strip()
    return (link in {"e", "ed"} and gap == "") or (link == "" and gap == ",")


def _is_moment(text: Passage, reading: Reading) -> bool:
    """Tell "tre settimane fa", "entro 30 giorni": points in time, not durations."""
    if reading.unit_class != "TIME":
        return False
    is_past = text.word(reading.last) == "fa" or (
        text.word(reading.last) == "or" and text.word(reading.last + 1) == "sono"
    )
    return is_past or text.word(reading.first - 1) in _TICKS


def _is_multiple(text: Passage, reading: Reading) -> bool:
    """Tell "tre volte più grande", which compares and counts nothing."""
    after = plain(text.word(reading.last))
    relative = {
        "più",
        "meno",
        "tanto",
        "superiore",
        "superiori",
        "maggiore",
        "maggiori",
    }
    return text.word(reading.last - 1) == "volte" and after in relative


def _without_number(text: Passage) -> list[Reading]:
    read: list[Reading] = []
    for at, word in enumerate(text.words):
        if word in _NONE:
            read.extend(_none_of(text, at))
        elif word[:3] == "met":
            half = half_of(text, at)
            if half:
                around = bounds_around(text, half.first, half.last)
                read.append(
                    half._replace(
                        first=around.first,
                        side=around.side,
                        approximate=around.approximate,
                    )
                )
    return read


def _none_of(text: Passage, at: int) -> list[Reading]:
    """Read "nessun ferito" as 0; "nessuna prova" counts nothing."""
    noun = text.word(at + 1)
    name = unit_class(noun)
    if name not in _COUNTED and noun not in _EVENTS:
        return []
    unit = Unit(text=text.tokens[at + 1].text, unit_class=name, last=at + 2)
    return [
        Reading(lo=0.0, hi=0.0, first=at, last=at + 2, core=at, form="words", unit=unit)
    ]


def _apart(read: Sequence[Reading]) -> list[Reading]:
    """Cut readings so that none reaches into the next one's number."""
    kept: list[Reading] = []
    for reading in read:
        if kept and reading.first < kept[-1].last:
            if reading.core < kept[-1].last:
                continue
            reading = reading._replace(first=kept[-1].last)  # noqa: PLW2901
        kept.append(reading)
    return kept
