"""What does the sentence say of a number that its own words do not?"""

from collections.abc import Sequence
from dataclasses import replace

from watcher.italian.quantities.nouns import Unit
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.ranges import is_change
from watcher.italian.quantities.reading import Reading
from watcher.italian.quantities.small_words import articulated, phrases, plain, word_set
from watcher.italian.quantities.units import MEASURES, is_plural, unit_class

_LINKING = frozenset(
    {
        "sono",
        "erano",
        "saranno",
        "sarebbero",
        "siano",
        "fossero",
        "furono",
        "a",
        "di",
        "ad",
    }
    | {"restano", "diventano", "toccano", "raggiungono", "è"}
)
_ANAPHORS = (
    "in tutto",
    "in totale",
    "di loro",
    "di essi",
    "di cui",
    "dei quali",
    "delle quali",
)
_AUXILIARIES = frozenset(
    {
        "sono",
        "hanno",
        "erano",
        "avevano",
        "restano",
        "risultano",
        "sarebbero",
        "saranno",
    }
    | {"avrebbero", "furono", "verranno", "vengono"}
)
_VERBAL = frozenset(
    {"è", "sono", "siamo", "stati", "state", "stato", "stata", "hanno", "ha", "essere"}
    | {"erano", "era", "si", "siano", "sia", "rimasti", "rimaste", "sarebbero"}
)
_BY_NOW = frozenset({"ora", "oggi", "adesso", "ormai", "attualmente", "già", "finora"})
_SUBJECT_REACH = 9
_OTHERS = frozenset(
    {"PERSON", "BUILDING", "VEHICLE", "ANIMAL", "WEAPON", "EVENT", "DOCUMENT", "OBJECT"}
)
_BIG = 1_000_000
_NO_SUBJECTS = MEASURES | {"AMOUNT", "LOSS", "MONEY"}
_AT = frozenset({"a", "ad", "in", "nel", "nella", "nelle", "nei", "al", "alla", "all'"})
_AMOUNTS = MEASURES - {"TIME"} | {"MONEY"}


def in_context(text: Passage, readings: Sequence[Reading]) -> list[Reading]:
    """Give units that the sentence supplies, mark former values, drop the bare rest."""
    done: list[Reading] = []
    for at, reading in enumerate(readings):
        later = readings[at + 1] if at + 1 < len(readings) else None
        is_open = reading.unit is None or _is_part(text, reading)
        found = _with_unit(text, reading, done, later) if is_open else reading
        found = replace(
            found,
            previous=found.previous or _is_previous(text, found),
            class_only=found.class_only or _class_alone(text, found),
            definite=found.definite or (is_open and _is_unchanged(text, found)),
        )
        if found.unit or _is_telling(text, found):
            done.append(found)
    return done


def _is_part(text: Passage, reading: Reading) -> bool:
    """Tell "213 casi, di cui 199 importati", where no noun follows."""
    before = text.word(reading.first - 2), text.word(reading.first - 1)
    is_sure = reading.unit is not None and reading.unit.is_sure
    return before[1] == "cui" and before[0] in {"di", "tra", "fra"} and not is_sure


def _with_unit(
    text: Passage, reading: Reading, done: Sequence[Reading], later: Reading | None
) -> Reading:
    before = done[-1] if done and _same_sentence(text, done[-1], reading) else None
    amount = _amount_beside(text, reading, before, later)
    if amount and amount.unit:
        if unit_class(amount.unit.text) in MEASURES | {"MONEY"}:
            return replace(reading, unit=amount.unit)
        return replace(reading, class_only="MONEY")
    if before and _goes_on(text, before, reading):
        return replace(reading, unit=before.unit)
    if (
        before
        and before.unit
        and (_is_anaphoric(text, reading) or _is_shared_out(text, reading))
    ):
        return replace(reading, unit=before.unit)
    unit = (
        _subject(text, reading)
        or _topic(text, reading)
        or _resumed(text, done[-1] if done else None, reading)
    )
    return replace(reading, unit=unit) if unit else reading


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
    if before.unit_class == "PERCENT" and _has_singular(text, reading):
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
    if reading.lo < _BIG:
        return None
    if before and before.unit_class in _AMOUNTS and before.hi >= 1000:
        return before
    if later is None or later.unit_class != "MONEY":
        return None
    return later if _same_sentence(text, reading, later) else None


def _same_sentence(text: Passage, one: Reading, other: Reading) -> bool:
    return not any(text.stops(at) for at in range(one.last - 1, other.first))


def _has_singular(text: Passage, reading: Reading) -> bool:
    """Tell "al 30", "il 15": a singular article before a number tells a percentage."""
    at = reading.core + 1 if reading.is_range else reading.first - 1
    return articulated().get(text.word(at), ("", ""))[1] == "s"


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
    return (
        follows
        or before in {"di cui", "tra cui", "fra cui"}
        or is_predicate
        or is_subject
    )


def _subject(text: Passage, reading: Reading) -> Unit | None:
    """Find the noun of "i morti sono 300", "gli sfollati salgono a 2.000"."""
    at = reading.first - 1
    if not _has_subject(text, reading, at):
        return None
    for back in range(at, max(-1, at - _SUBJECT_REACH), -1):
        word = text.words[back]
        is_aside = text.gap(back).strip() == "," and not is_plural(word)
        if text.stops(back) or is_aside or word[:1].isdecimal():
            return None
        name = unit_class(word)
        if name in _NO_SUBJECTS or text.word(back - 1) in _VERBAL:
            continue
        if name and is_plural(word):
            return Unit(text=text.tokens[back].text, unit_class=name, last=reading.last)
    return None


def _has_subject(text: Passage, reading: Reading, at: int) -> bool:
    if reading.lo >= _BIG and text.word(at) not in _AUXILIARIES:
        # Millions may be people, thousands of millions are money.
        return reading.lo < 1000 * _BIG and is_change(text, at)
    # "Gli sfollati sono ora 510".
    link = at - 1 if text.word(at) in _BY_NOW else at
    is_linked = plain(text.word(link)) in _LINKING or reading.side == "min"
    return is_linked or reading.previous or _is_in_brackets(text, at)


def _is_in_brackets(text: Passage, at: int) -> bool:
    """Tell "soldati (si stima tra i 10 e gli 11 mila)"."""
    return any("(" in text.gap(at - back) for back in range(4) if at - back >= 0)


def _is_telling(text: Passage, reading: Reading) -> bool:
    """Keep a number without a unit only when its words show that it counts."""
    if reading.side or reading.additional or reading.is_range or reading.is_big:
        return True
    if reading.definite or reading.approximate or reading.previous:
        return True
    if _has_singular(text, reading) or reading.form == "article":
        return False
    before = text.word(reading.first - 1)
    if text.word(reading.first - 2) == "ne":
        return True
    if before in {"sono", "erano", "saranno"} or _is_casualty(text, reading):
        return True
    return plain(before) == "a" and is_change(text, reading.first)


def _class_alone(text: Passage, reading: Reading) -> str | None:
    """Class a number without a noun: "sono morti in 26", "un piano da 5 miliardi"."""
    if _is_casualty(text, reading):
        return "PERSON"
    is_worth = text.word(reading.first - 1) in {"da", "per"} and reading.lo >= _BIG
    return "MONEY" if is_worth and reading.unit is None else None


def _is_casualty(text: Passage, reading: Reading) -> bool:
    """Tell "hanno perso la vita in 26": people counted without a noun."""
    if text.word(reading.first - 1) != "in" or reading.unit or reading.lo < 2:
        return False
    near = {text.word(reading.first - back) for back in range(2, 7)}
    return not near.isdisjoint(word_set("casualty_verbs.txt"))


def _is_previous(text: Passage, reading: Reading) -> bool:
    at = reading.first - 1
    if reading.unit_class == "TIME":
        return False
    if _is_compared(text, reading) and _tells_past(text, reading):
        return True
    article = articulated().get(text.word(at), ("", ""))[0] == "-"
    at = at - 1 if article else at
    for phrase, _ in phrases("previous_markers.txt").get(plain(text.word(at)), ()):
        spoken = tuple(
            plain(text.word(at - len(phrase) + 1 + k)) for k in range(len(phrase))
        )
        if spoken == phrase:
            return True
    word = plain(text.word(at))
    if word == "da" and not reading.is_range:
        return is_change(text, at) or _tells_past(text, reading)
    if word == "contro":
        is_amount = reading.unit_class in {"PERCENT", "MONEY"}
        is_compared = is_amount or (article and reading.unit_class is None)
        return is_compared or _tells_past(text, reading)
    if word == "di":
        at, word = at - 1, text.word(at - 1)
    return word in {"erano", "era"} and (
        _tells_past(text, reading) or _is_aside(text, at)
    )


def _is_compared(text: Passage, reading: Reading) -> bool:
    """Tell "meno dei 3.420 chiesti a gennaio", "più dei 200 di marzo"."""
    article = articulated().get(text.word(reading.core - 1), ("", ""))
    return bool(reading.side) and article == ("di", "p")


def _is_unchanged(text: Passage, reading: Reading) -> bool:
    """Tell "i morti restano 4", "la stima resta di 180": the figure of before."""
    words = [text.word(reading.first - back) for back in (1, 2, 3)]
    linked = words[1:] if plain(words[0]) in {"a", "di"} else words[:2]
    return not word_set("unchanged_words.txt").isdisjoint(linked)


def _is_aside(text: Passage, at: int) -> bool:
    is_open = text.gap(at - 1).strip() in {",", "(", "–", "—", "-"} and at > 0
    return is_open or text.word(at - 1) in {"che", "quando", "ieri", "prima"}


def _tells_past(text: Passage, reading: Reading) -> bool:
    """Tell whether a word of the past follows: "i 300 di gennaio", "un anno fa"."""
    for at in range(reading.last, reading.last + 5):
        if not text.word(at) or text.gap(at - 1).strip() not in {"", "("}:
            return False
        word = text.words[at]
        if word in word_set("past_marks.txt") or _is_month_or_year(text, at):
            return True
    return False


def _is_month_or_year(text: Passage, at: int) -> bool:
    word = text.words[at]
    is_year = len(word) == 4 and word.isdecimal() and "1800" <= word <= "2100"
    is_of = plain(text.word(at - 1)) in {"di", "a", "in"}
    return is_of and (is_year or word in word_set("months.txt"))
