"""Where in a sentence can a time expression start? A quick look before the grammar."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.quantities.number_words import word_number
from watcher.italian.sentences import Sentence
from watcher.italian.times.time_words import (
    names_of,
    numbers_of,
    phrases_of,
    words_of,
)
from watcher.italian.times.tokens import Line, TimeToken, line_of

_REACH = 7  # tokens from "non prima della fine del" to the word of time
_JOINING = frozenset({"and", "or", "onward"})  # modes that go on with a phrase
_TABLES = (
    "months", "weekdays", "seasons", "season_adjectives", "units", "portions",
    "centuries", "ordinals",
)  # fmt: skip
# What these list only leads to a date, follows one or stands for none.
_CONNECTING = frozenset(
    {
        "after_a_day", "appointments", "auxiliaries", "comparisons", "deictic_nouns",
        "elsewhere", "fillers", "historic", "limits", "loose_phrases",
        "loose_phrases_not", "modes", "named_after_dates", "not_before",
        "plural_articles", "replaced", "terms", "unit_adjectives", "year_pairs",
    }
)  # fmt: skip


def starts(line: Line) -> list[bool]:
    """
    Tell for each token whether a time expression may start at it.

    A word of time or a number is near ahead, and a date, or what leads to one, may
    begin at the token.
    """
    near = [False] * len(line)
    last = len(line) + _REACH
    for index in range(len(line) - 1, -1, -1):
        token = line.tokens[index]
        if _is_core(token):
            last = index
        near[index] = last - index < _REACH and _opens(token)
    return near


def may_tell(words: Iterable[str]) -> bool:
    """
    Tell whether a sentence of these folded *words* can hold a time expression.

    >>> may_tell(["riapre", "giovedi'"]), may_tell(["riapre", "il", "ponte"])
    (True, False)
    """
    return any(map(_may_be_core, words))


@lru_cache(maxsize=65_536)
def _may_be_core(word: str) -> bool:
    """Tell whether a token of *word* is one, with its apostrophe or without."""
    spellings = (word, f"{word}a") if word.endswith("'") else (word,)
    return any(
        _is_core(token)
        for spelling in spellings
        for token in line_of(Sentence(spelling, 0, len(spelling))).tokens
    )


def _is_core(token: TimeToken) -> bool:
    """Tell whether *token* is a number or a word of time."""
    if token.value is not None:
        return True
    # A small "i" is an article, no number.
    return token.key in _core_words() and token.text != "i"


def _opens(token: TimeToken) -> bool:
    return may_name(token) or token.key in _openers()


def may_name(token: TimeToken) -> bool:
    """
    Tell whether a date may begin at *token*, with nothing left out before it.

    A preposition or an article opens a phrase, and the date follows behind it.
    """
    if token.value is not None or token.text in "'’‘":
        return True
    return token.is_word and (
        token.key in _names() or word_number(token.key) is not None
    )


@cache
def _names() -> frozenset[str]:
    """Return the first words of dates: all that the lists hold but connecting words."""
    words = {"in", "mese", "periodo", "secolo", "stagione"}
    for name, table in lexicon.table("time_words.toml").items():
        if name not in _CONNECTING:
            words.update(str(key).split()[0] for key in table)
            words.update(_words_in(list(table.values())))
    words |= words_of("modes", "about") - words_of("modes", "of")
    words |= words_of("elsewhere", "alone")
    return frozenset(words)


@cache
def _openers() -> frozenset[str]:
    """Return the words that lead to a date: "dal", "tra", "non" prima di."""
    modes = lexicon.table("time_words.toml")["modes"].keys() - _JOINING
    words = {"già", "non"} | set(phrases_of("loose_phrases"))
    return frozenset(words).union(*(words_of("modes", mode) for mode in modes))


def _words_in(value: object) -> Iterator[str]:
    """Yield every word of a table, its keys too."""
    if isinstance(value, dict):
        for key, listed in value.items():
            yield from str(key).split()
            yield from _words_in(listed)
    elif isinstance(value, list):
        for listed in value:
            yield from _words_in(listed)
    else:
        yield from str(value).split()


@cache
def _core_words() -> frozenset[str]:
    words: set[str] = set()
    for table in _TABLES:
        words.update(names_of(table))
    for table in (
        "deictics",
        "fixed_feasts",
        "easter_feasts",
        "loose_phrases",
        "weekend",
    ):
        for listed in phrases_of(table).values():
            words.update(phrase[-1] for phrase, _ in listed)
    words |= set(numbers_of("roman")) | _lists()
    return frozenset(words)


def _lists() -> set[str]:
    keys = (("parts_of_day", "words"), ("elsewhere", "alone"), ("others", "words"))
    return {word for table, key in keys for word in words_of(table, key)}
