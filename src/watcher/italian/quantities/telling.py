"""Does a number without a noun count anything, and what?"""

from watcher.italian.quantities.bare_subjects import is_bare_subject
from watcher.italian.quantities.money import is_amount
from watcher.italian.quantities.number import MILLION
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.ranges import is_change
from watcher.italian.quantities.reading import Reading
from watcher.italian.quantities.small_words import articulated, plain, word_set

_IS = frozenset({"è", "e'", "era", "sarà", "resta", "rimane", "diventa", "fu"})


def is_telling(text: Passage, reading: Reading) -> bool:
    """Keep a number without a unit only when its words show that it counts."""
    if reading.side or reading.additional or reading.is_range or reading.is_big:
        return True
    if reading.definite or reading.approximate or reading.previous:
        return True
    if has_singular(text, reading) or reading.form == "article":
        return False
    before = text.word(reading.first - 1)
    if text.word(reading.first - 2) == "ne" or before in {"sono", "erano", "saranno"}:
        return True
    if plain(before) == "a" and is_change(text, reading.first):
        return True
    return any(
        told(text, reading) for told in (_is_casualty, is_bare_subject, _is_value)
    )


def _is_value(text: Passage, reading: Reading) -> bool:
    """Tell "il concambio è 0,42", "il rapporto resta di 1,5"."""
    at = reading.first - 1
    at -= plain(text.word(at)) in {"di", "a"}
    return reading.fractional and text.word(at) in _IS


def class_alone(text: Passage, reading: Reading) -> str | None:
    """Class a number without a noun: "sono morti in 26", "un piano da 5 miliardi"."""
    if _is_casualty(text, reading):
        return "PERSON"
    is_worth = text.word(reading.first - 1) in {"da", "per"} and reading.lo >= MILLION
    if is_worth and reading.unit is None:
        return "MONEY"
    return "MONEY" if is_amount(text, reading) else None


def _is_casualty(text: Passage, reading: Reading) -> bool:
    """Tell "hanno perso la vita in 26": people counted without a noun."""
    if text.word(reading.first - 1) != "in" or reading.unit or reading.lo < 2:
        return False
    near = {text.word(reading.first - back) for back in range(2, 7)}
    return not near.isdisjoint(word_set("casualty_verbs.txt"))


def has_singular(text: Passage, reading: Reading) -> bool:
    """Tell "al 30", "il 15": a singular article before a number tells a percentage."""
    at = reading.core + 1 if reading.is_range else reading.first - 1
    return articulated().get(text.word(at), ("", ""))[1] == "s"
