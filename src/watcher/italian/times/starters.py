"""Where in a sentence can a time expression start? A quick look before the grammar."""

from functools import cache

from watcher.italian.times.time_words import (
    names_of,
    numbers_of,
    phrases_of,
    words_of,
)
from watcher.italian.times.tokens import Line

_REACH = 7  # tokens from "non prima della fine del" to the word of time
_TABLES = (
    "months", "weekdays", "seasons", "season_adjectives", "units", "portions",
    "centuries", "ordinals",
)  # fmt: skip


def starts(line: Line) -> list[bool]:
    """Tell for each token whether a word of time or a number is near ahead."""
    near = [False] * len(line)
    last = len(line) + _REACH
    for index in range(len(line) - 1, -1, -1):
        token = line[index]
        if token.value is not None or token.key in _core_words():
            last = index
        near[index] = last - index < _REACH
    return near


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
