"""What can a word be at the head of a date? It tells which rules need be asked."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeVar

from watcher.italian.quantities.number_words import word_number
from watcher.italian.times.time_words import (
    counting_words,
    names_of,
    numbers_of,
    phrases_of,
    sides,
    words_of,
)

_Rule = TypeVar("_Rule")


@lru_cache(maxsize=16_384)
def kinds(word: str) -> frozenset[str]:
    """
    Return what *word* (a key of `TimeToken`) can be at the head of a date.

    >>> sorted(kinds("giovedì")), sorted(kinds("28"))
    (['feast', 'weekday'], ['count', 'digits', 'number'])
    """
    found = {kind for kind, words in _listed().items() if word in words}
    if "0" <= word[:1] <= "9":
        found |= {"digits", "number", "count"}
    elif word_number(word) is not None:
        found |= {"number", "count"}
    return frozenset(found)


def by_head(*rules: tuple[_Rule, str]) -> Callable[[str], tuple[_Rule, ...]]:
    """
    Index *rules* by the word that what they read begins with; each names its kinds.

    >>> read = by_head(("month of", "month"), ("day of", "weekday number"))
    >>> read("luglio"), read("28"), read("chi")
    (('month of',), ('day of',), ())
    """
    named = [(rule, frozenset(heads.split())) for rule, heads in rules]

    @lru_cache(maxsize=16_384)
    def asked(word: str) -> tuple[_Rule, ...]:
        found = kinds(word)
        return tuple(rule for rule, heads in named if not heads.isdisjoint(found))

    return asked


@cache
def _listed() -> dict[str, frozenset[str]]:
    """Return the words of each kind, but for numbers, which no list holds."""
    heads = {
        "side": {*sides(), "in"},  # "in corso"
        "month": {*numbers_of("months"), "mese"},
        "weekday": {*numbers_of("weekdays")},
        "season": {*numbers_of("seasons"), "stagione", "periodo"},
        "feast": {*phrases_of("fixed_feasts"), *phrases_of("easter_feasts")},
        "unit": {*names_of("units"), *phrases_of("weekend")},
        "portion": {*names_of("portions"), *numbers_of("ordinals")},
        "deictic": {*phrases_of("deictics"), "altro", "altra"},
        "count": _counts(),
        "every": words_of("every", "one") | words_of("every", "all"),
        "elsewhere": words_of("elsewhere", "alone"),
        "century": {*numbers_of("centuries"), *numbers_of("roman"), "secolo"},
        "part": _parts_of_day(),
        "apostrophe": {"'"},
        "number": {"primo"},
        "loose": {*phrases_of("loose_phrases")},
        "within": {"entro", "nel", "da", "di"},
    }
    return _modes() | {kind: frozenset(words) for kind, words in heads.items()}


def _modes() -> dict[str, frozenset[str]]:
    """Return the words that lead to a date, by what they make of it."""
    plain = ("at", "articles", "between", "of")
    modes = {mode: words_of("modes", mode) for mode in plain}
    return modes | {
        "around": words_of("modes", "around"),
        "from": words_of("modes", "from") | {"a", "fin", "sin", "già", "sino"},
        "limit": words_of("modes", "until")
        | words_of("modes", "after")
        | {"entro", "non", "prima"},
    }


def _counts() -> frozenset[str]:
    counted = {"un", "una", *numbers_of("collectives"), *counting_words()}
    about = words_of("modes", "about") - words_of("modes", "of")  # "di" counts nothing
    return about | words_of("few", "words") | counted


def _parts_of_day() -> frozenset[str]:
    nouns = words_of("parts_of_day", "nouns")
    return words_of("parts_of_day", "before") | nouns | {"ore"}
