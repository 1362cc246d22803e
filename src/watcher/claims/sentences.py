"""Was this very sentence read before? Told by a hash of its words."""

import hashlib
import re
from collections.abc import Iterable
from typing import Protocol

from watcher.italian.words import fold_line

# What stands between words; "12 %" and "12 euro" stay apart. One pass over the letters
# costs a fifth of cutting the sentence into tokens.
_BETWEEN = re.compile(r"[^\w%€$£¥°‰]+")


def sentence_hash(sentence: str) -> int:
    """
    Return a signed 64-bit hash of the words of *sentence*.

    Quotation marks, apostrophes, case and spacing do not count.

    >>> sentence_hash("«L’accordo c'è»") == sentence_hash("L'ACCORDO  c’è")
    True
    """
    words = _BETWEEN.sub(" ", fold_line(sentence)).strip()
    digest = hashlib.blake2b(words.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


class Sentences(Protocol):
    """Every sentence that a profile has read, by its hash."""

    def readers(self, hashes: Iterable[int]) -> dict[int, str]:
        """Return for each hash that is known the article where it was read first."""

    def add(self, article_id: str, hashes: Iterable[int]) -> None:
        """Remember that *hashes* stand in an article."""


class ReadSentences:
    """The sentences of a ledger that starts empty and is kept nowhere."""

    def __init__(self) -> None:
        self._first: dict[int, str] = {}

    def readers(self, hashes: Iterable[int]) -> dict[int, str]:
        """Return for each hash that is known the article where it was read first."""
        return {value: self._first[value] for value in hashes if value in self._first}

    def add(self, article_id: str, hashes: Iterable[int]) -> None:
        """Remember that *hashes* stand in an article."""
        for value in hashes:
            self._first.setdefault(value, article_id)
