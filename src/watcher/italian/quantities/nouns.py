"""Which noun does a number count?"""

from functools import cache
from typing import NamedTuple

from watcher.italian import lexicon
from watcher.italian.quantities.bounds import phrase_length
from watcher.italian.quantities.money_words import are_deals
from watcher.italian.quantities.number import MILLION, Number
from watcher.italian.quantities.number_words import word_number
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.small_words import (
    currencies,
    is_plural_article,
    plain,
    word_set,
)
from watcher.italian.quantities.units import MEASURES, is_plural, unit_class
from watcher.italian.words import APOSTROPHES

_VERB_ENDINGS = (
    *("ano", "ono", "anno", "rò", "rà", "ò", "ndo", "mente", "rsi", "sse", "rebbe"),
    *("essero", "issero", "ettero", "ero", "iamo"),
)
_COPULAS = frozenset({"sono", "erano", "saranno", "sarebbero", "siano", "furono"})
_ALREADY = frozenset({"già", "gia'", "ormai", "subito"})
_PER_CENT = {"percento": 1, "%": 1, "‰": 1}
_LEAST_AMOUNT = {"AMOUNT": (10_000, "OBJECT"), "LOSS": (MILLION, "PERSON")}


class Unit(NamedTuple):
    """
    The noun counted: as written, its class, and where its tokens end, exclusive.

    `first` is set when the unit stands before the number ("€ 500").
    `is_sure` is False for a word that no list knows.
    """

    text: str
    unit_class: str | None
    last: int
    first: int | None = None
    is_sure: bool = True


def unit_of(text: Passage, number: Number) -> Unit | None:
    """
    Find what *number* counts, by the signs and nouns beside it.

    >>> from watcher.italian.quantities.numbers import numbers
    >>> from watcher.italian.quantities.passage import passage
    >>> p = passage("circa 1.500 giovani volontari")
    >>> unit_of(p, numbers(p)[0]).text
    'volontari'
    """
    return (
        _percent(text, number.last)
        or _money_sign(text, number)
        or _degrees(text, number.last)
        or _noun_after(text, number)
        or _postposed(text, number)
        or _noun_before(text, number)
    )


def _percent(text: Passage, at: int) -> Unit | None:
    word = text.word(at)
    if word in _PER_CENT and text.flows(at - 1):
        return Unit(text="%" if word != "‰" else "‰", unit_class="PERCENT", last=at + 1)
    if word == "per" and text.word(at + 1) in {"cento", "mille"}:
        sign = "%" if text.word(at + 1) == "cento" else "‰"
        return Unit(text=sign, unit_class="PERCENT", last=at + 2)
    return None


def _money_sign(text: Passage, number: Number) -> Unit | None:
    signs = currencies()
    after, before = text.word(number.last), text.word(number.first - 1)
    if after in signs and text.gap(number.last - 1) in {"", " "}:
        return Unit(text=signs[after], unit_class="MONEY", last=number.last + 1)
    if before in signs and text.gap(number.first - 1) in {"", " ", ". "}:
        return Unit(
            text=signs[before],
            unit_class="MONEY",
            last=number.last,
            first=number.first - 1,
        )
    return None


def _degrees(text: Passage, at: int) -> Unit | None:
    if text.word(at) != "°" or text.word(at + 1) not in {"c", "f"}:
        return None
    sign = "°" + text.word(at + 1).upper()
    return Unit(text=sign, unit_class="TEMPERATURE", last=at + 2)


def _noun_after(text: Passage, number: Number) -> Unit | None:
    if not text.flows(number.last - 1):
        return None
    at = number.last + phrase_length(text, number.last)
    # "milioni" takes "di"; without it only a known noun is the thing counted.
    needs_di = number.scale >= MILLION and text.word(at) not in {"di", "d'"}
    if text.word(at) in {"di", "d'"} and _takes_di(number):
        at += 1
    elif text.word(at) in {"dei", "degli", "delle"}:
        at = _after_partitive(text, at)
    elif text.word(at) in {"tra", "fra"} and unit_class(text.word(at + 1)) == "PERSON":
        at += 1
    elif text.word(at) in _ALREADY and unit_class(text.word(at + 1)) == "PERSON":
        at += 1  # "trenta già morti"
    noun = _noun_at(text, _skip_adjectives(text, at), number)
    if noun and at > number.last + 1 and _is_number(text.word(number.last + 1)):
        # "150 dei 400 evacuati": the noun stands in the other quantity.
        noun = noun._replace(last=number.last)
    if noun is None or (needs_di and not noun.is_sure):
        return None
    return _as_amount(noun, number)


def _takes_di(number: Number) -> bool:
    return (
        number.scale >= MILLION
        or number.form in {"collective", "vague"}
        or number.scale == 10
    )


def _after_partitive(text: Passage, at: int) -> int:
    """Skip "delle", and the number in "300 dei 500 feriti"."""
    at += 2 if _is_number(text.word(at + 1)) else 1
    return at + 1 if text.word(at) == "mila" else at


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or word_number(word) is not None


def _skip_adjectives(text: Passage, at: int) -> int:
    while text.word(at) in word_set("prenominal.txt") and text.flows(at):
        after = text.word(at + 1)
        if not _may_count(text, at + 1) or (
            unit_class(text.word(at)) and not unit_class(after)
        ):
            break
        at += 1
    return at


def _may_count(text: Passage, at: int) -> bool:
    word = text.word(at)
    return word[:1].isalpha() and word not in word_set("not_units.txt")


def _noun_at(text: Passage, at: int, number: Number) -> Unit | None:
    word = text.word(at)
    if not _may_count(text, at) or not text.flows(at - 1):
        return None
    second = _seconds().get((word, _second_word(text, at)))
    if second:
        last = at + (4 if text.word(at + 1) == "della" else 2)
        start, end = text.tokens[at].start, text.tokens[last - 1].end
        return Unit(text=text.text[start:end], unit_class=second, last=last)
    known = unit_class(word)
    is_counted = _agrees(word, number) if known else _looks_counted(text, at, number)
    if not is_counted:
        return None
    written = text.tokens[at].text.rstrip(APOSTROPHES)
    return Unit(text=written, unit_class=known, last=at + 1, is_sure=known is not None)


def _agrees(word: str, number: Number) -> bool:
    """Judge a listed noun by its number: "lunedì 14 sciopero" counts nothing."""
    if len(word) == 1 and number.form != "digits":
        return False
    return number.lo <= 1 or is_plural(word)


def _second_word(text: Passage, at: int) -> str:
    """Return the word that may end the unit: "km/h", "gradi della scala Richter"."""
    if text.word(at + 1) == "della" and text.word(at + 2) == "scala":
        return text.word(at + 3)
    return text.word(at + 1) if text.gap(at) in {" ", "/"} else ""


def _looks_counted(text: Passage, at: int, number: Number) -> bool:
    """Judge an unlisted word by its ending: a plural, no verb and no adverb."""
    word = text.word(at)
    if len(word) < 3 or word in word_set("predicates.txt"):
        return False
    if text.gap(at - 1) == "" or word.endswith("'"):
        return False
    if word.endswith(_VERB_ENDINGS):
        return False
    return not (number.hi >= 2 and word.endswith(("o", "a")))


def _as_amount(unit: Unit, number: Number) -> Unit:
    """Make "20 milioni di danni" money, "due fondi" objects, "4.700 perdite" people."""
    if are_deals(unit.text, number.hi):
        return unit._replace(unit_class="MONEY")
    if unit.unit_class not in _LEAST_AMOUNT:
        return unit
    least, other = _LEAST_AMOUNT[unit.unit_class]
    name = "MONEY" if number.hi >= least else other
    return Unit(text=unit.text, unit_class=name, last=unit.last)


def _postposed(text: Passage, number: Number) -> Unit | None:
    """Find the noun of "sono 300 i morti", "tremila i soldati caduti"."""
    at = number.last
    if text.word(at) not in {"i", "gli", "le"} or not text.flows(at - 1):
        return None
    noun = _noun_at(text, _skip_adjectives(text, at + 1), number)
    near = {text.word(number.first - back) for back in range(1, 5)}
    is_copula = not near.isdisjoint(_COPULAS)
    return noun if noun and (noun.is_sure or is_copula) else None


def _noun_before(text: Passage, number: Number) -> Unit | None:
    """Find the noun of "operai 5.000", "Vittime: 26", "magnitudo 4.4"."""
    at = number.first - 1
    if text.word(at) == "magnitudo" or _is_magnitude(text, at):
        return Unit(text="magnitudo", unit_class="MAGNITUDE", last=number.last)
    if (
        at < 0
        or text.gap(at) not in {" ", ": "}
        or is_plural_article(text.word(at - 1))
    ):
        return None
    word = text.words[at]
    known = unit_class(word)
    if known is None or known in MEASURES | {"MONEY", "AMOUNT"}:
        return None
    if not is_plural(word) or _is_taken(text, at - 1):
        return None
    return Unit(text=text.tokens[at].text, unit_class=known, last=number.last)


def _is_taken(text: Passage, at: int) -> bool:
    """Tell whether the number at *at* counts the noun after it."""
    return text.word(at)[:1].isdecimal() and text.flows(at)


def _is_magnitude(text: Passage, at: int) -> bool:
    """Tell "magnitudo di 4.4", "magnitudo pari a 3,5", "una scossa di 4.0"."""
    if plain(text.word(at)) not in {"di", "a"}:
        return False
    near = {text.word(at - back) for back in (1, 2)}
    return "magnitudo" in near or text.word(at - 1) in {"scossa", "terremoto", "sisma"}


@cache
def _seconds() -> dict[tuple[str, str], str]:
    return {(one, two): name for one, two, name in lexicon.rows("unit_seconds.tsv")}
