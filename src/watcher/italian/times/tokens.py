"""Which words, numbers and signs does a sentence hold, with what between them?"""

import re
from collections.abc import Callable
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from watcher.italian.sentences import Sentence
from watcher.italian.times.time_words import words_of
from watcher.italian.words import APOSTROPHES, fold

_TOKEN = re.compile(
    rf"(?P<word>(?:[^\W\d_][\u0300-\u036f]*)+[{APOSTROPHES}]?)"
    r"|(?P<number>[0-9]+)|(?P<sign>[^\s\w])"
)
_GRAVE = str.maketrans("áéíóú", "àèìòù")
# Agencies write the accent of a last vowel as an apostrophe.
_ACCENTED = {
    "lunedi": "lunedì",
    "martedi": "martedì",
    "mercoledi": "mercoledì",
    "giovedi": "giovedì",
    "venerdi": "venerdì",
    "meta": "metà",
    "e": "è",
    "piu": "più",
    "gia": "già",
    "ventitre": "ventitrè",
    "sara": "sarà",
}


# Beyond the ends of a sentence; no rule looks further back than this from its first.
_PADDING = 16


class TimeToken(NamedTuple):
    """
    A word, number or sign; `key` is its plain form, `value` a number's value.

    `glued` is True when no space parts it from the token before.
    """

    text: str
    start: int
    end: int
    key: str
    value: int | None
    glued: bool

    @property
    def is_word(self) -> bool:
        """True for a word of letters."""
        return self.value is None and self.text[:1].isalpha()

    @property
    def is_capital(self) -> bool:
        """True for "Maggio", False for "maggio" and "MAGGIO"."""
        return self.text[:1].isupper() and self.text[1:2].islower()


# Without the detour of the constructor, which costs as much again.
_token: Callable[[tuple[str, int, int, str, int | None, bool]], TimeToken] = partial(
    tuple.__new__, TimeToken
)
NOTHING = TimeToken("", 0, 0, "", None, False)


class Line:
    """The tokens of one sentence; beyond both ends lies NOTHING."""

    def __init__(self, tokens: tuple[TimeToken, ...]) -> None:
        self.tokens = tokens
        self.keys = tuple([token.key for token in tokens])
        # The rules ask for thousands of words: what stands behind the last one also
        # stands before the first, where negative indices look.
        self._padded = tokens + (NOTHING,) * _PADDING
        self._padded_keys = self.keys + ("",) * _PADDING

    def __getitem__(self, index: int) -> TimeToken:
        try:
            return self._padded[index]
        except IndexError:
            return NOTHING

    def __len__(self) -> int:
        return len(self.tokens)

    def key(self, index: int) -> str:
        """Return the plain form of a token, "" beyond the ends."""
        try:
            return self._padded_keys[index]
        except IndexError:
            return ""

    def is_in(self, index: int, table: str, key: str) -> bool:
        """Tell whether the token stands in a list of `time_words.toml`."""
        return self.key(index) in words_of(table, key)

    def says(self, index: int, *keys: str) -> bool:
        """Tell whether these words stand at *index*."""
        return self.key(index) == keys[0] and (
            index >= 0 and self.keys[index : index + len(keys)] == keys
        )

    def skip(self, index: int, table: str, key: str) -> int:
        """Return the first index from *index* whose word is not in the list."""
        words = words_of(table, key)
        while self.key(index) in words:
            index += 1
        return index

    def is_initial(self, index: int) -> bool:
        """Tell whether only signs stand between the start or a colon and a token."""
        before = self[index - 1]
        return before is NOTHING or not (before.is_word or before.value is not None)

    @cached_property
    def has_percent(self) -> bool:
        """Tell whether percentages are counted in this sentence."""
        return "%" in self.keys or "cento" in self.keys


def line_of(sentence: Sentence) -> Line:
    """
    Split *sentence* into tokens; offsets count the characters of the whole text.

    >>> [t.key for t in line_of(Sentence("Giovedi' 28/4, l’11", 0, 19)).tokens]
    ['giovedì', '28', '/', '4', ',', "l'", '11']
    """
    found: list[TimeToken] = []
    text, shift, before = sentence.text, sentence.start, -1
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        key, value, elided = _read(word)
        if elided and not text[end : end + 1].isalnum():
            key = _unelided(key)
        found.append(
            _token((word, start + shift, end + shift, key, value, start == before))
        )
        before = end
    return Line(tuple(found))


@lru_cache(maxsize=16_384)
def _read(word: str) -> tuple[str, int | None, bool]:
    """Return the plain form of *word*, its number, and whether it ends in a sign."""
    key = fold(word).translate(_GRAVE)
    value = int(word[:9]) if "0" <= word[0] <= "9" else None
    return key, value, key[-1] == "'"


def _unelided(key: str) -> str:
    """Read the apostrophe of "giovedi'" as its accent, else drop it."""
    bare = key[:-1]
    return _ACCENTED.get(bare, bare) if bare else key
