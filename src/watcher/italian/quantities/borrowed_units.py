"""Which unit does a number without a noun take from its sentence?"""

from collections.abc import Sequence

from watcher.italian.quantities.bare_subjects import is_bare_subject
from watcher.italian.quantities.nouns import Unit
from watcher.italian.quantities.number import MILLION
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.reading import Reading
from watcher.italian.quantities.small_words import listed, word_set
from watcher.italian.quantities.subjects import subject
from watcher.italian.quantities.telling import has_singular
from watcher.italian.quantities.units import MEASURES, is_plural, unit_class

_ANAPHORS = listed("anaphors")
_OTHERS = frozenset(
    {"PERSON", "BUILDING", "VEHICLE", "ANIMAL", "WEAPON", "EVENT", "DOCUMENT", "OBJECT"}
)
_AT = listed("at")
_AUXILIARIES = listed("auxiliaries")
_AMOUNTS = MEASURES - {"TIME"} | {"MONEY"}


def with_unit(
    text: Passage, reading: Reading, done: Sequence[Reading], later: Reading | None
) -> Reading:
    """
    Return *reading* with the unit, or the class, that its sentence supplies.

    *done* are the quantities before it, *later* is the next one.
    """
    before = done[-1] if done and _same_sentence(text, done[-1], reading) else None
    amount = _amount_beside(text, reading, before, later)
    if amount and amount.unit:
        if unit_class(amount.unit.text) in MEASURES | {"MONEY"}:
            return reading._replace(unit=amount.unit)
        return reading._replace(class_only="MONEY")
    if before and _goes_on(text, before, reading):
        return reading._replace(unit=before.unit)
    if (
        before
        and before.unit
        and (_is_anaphoric(text, reading) or _is_shared_out(text, reading))
    ):
        return reading._replace(unit=before.unit)
    unit = (
        subject(text, reading)
        or _topic(text, reading)
        or _resumed(text, done[-1] if done else None, reading)
    )
    return reading._replace(unit=unit) if unit else reading


def _topic(text: Passage, reading: Reading) -> Unit | None:
    """Find the noun of the headline "Volontari, altri tremila in partenza"."""
    at = reading.first - 1
    if not reading.additional or at < 0 or text.gap(at).strip() != ",":
        return None
    name, word = unit_class(text.words[at]), text.words[at]
    if name not in _OTHERS or not is_plural(word) or not text.is_capitalised(at):
        return None
    return Unit(text=text.tokens[at].text, unit_class=name, last=reading.last)


def _resumed(text: Passage, before: Reading | None, reading: Reading) -> Unit | None:
    """Find the noun that "ne sono arrivati altri 50" takes up from before."""
    near = [text.word(reading.first - back) for back in (1, 2, 3)]
    if before is None or before.unit_class not in _OTHERS or "ne" not in near:
        return None
    stops = sum(text.stops(at) for at in range(before.last - 1, reading.first))
    return before.unit if stops <= 1 else None


def _goes_on(text: Passage, before: Reading, reading: Reading) -> bool:
    """Tell whether *reading* counts what the quantity before it counts."""
    if before.unit_class == "PERCENT" and has_singular(text, reading):
        return True
    if before.previous and before.is_range and reading.is_range:
        return True
    return reading.additional and before.unit_class in _OTHERS


def _is_shared_out(text: Passage, reading: Reading) -> bool:
    """Tell "718 addetti a Genova, 165 a Novi": a bare number before a place."""
    place = reading.last + 1
    if text.word(reading.last) not in _AT or place >= len(text.tokens):
        return False
    return text.tokens[place].text[:1].isupper()


def _amount_beside(
    text: Passage, reading: Reading, before: Reading | None, later: Reading | None
) -> Reading | None:
    """Find the money or mass of the sentence that bare millions go on with."""
    if reading.lo < MILLION:
        return None
    if before and before.unit_class in _AMOUNTS and before.hi >= 1000:
        return before
    if later is None or later.unit_class != "MONEY":
        return None
    return later if _same_sentence(text, reading, later) else None


def _same_sentence(text: Passage, one: Reading, other: Reading) -> bool:
    return not any(text.stops(at) for at in range(one.last - 1, other.first))


def _is_anaphoric(text: Passage, reading: Reading) -> bool:
    """Tell "seimila in tutto", "di cui 12 gravi", "tre dei quali"."""
    after = " ".join(text.word(reading.last + k) for k in (0, 1))
    before = " ".join(text.word(reading.first - k) for k in (2, 1))
    follows = after in _ANAPHORS and text.flows(reading.last - 1)
    is_subject = text.word(reading.last) in _AUXILIARIES and text.flows(
        reading.last - 1
    )
    is_predicate = text.word(reading.last) in word_set("predicates.txt")
    if "ne" in {text.word(reading.first - back) for back in (2, 3)}:
        return True  # "ne partiranno 24"
    if is_bare_subject(text, reading):
        return True
    return (
        follows
        or before in {"di cui", "tra cui", "fra cui"}
        or is_predicate
        or is_subject
    )
