"""Where does a sentence begin and end?"""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from watcher.italian import lexicon
from watcher.italian.words import APOSTROPHES, cut, fold

_PARAGRAPH = re.compile(r"[^\n]+")
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[»”\"'’)\]]*+(?=\s+[^a-zàèéìòù\s]|\s*$|[A-ZÀÈÉÌÒÙ«“][a-zàèéìòù])"
)

_LAST_WORD = re.compile(r"(?:[^\W_]|\.)+\Z")
_NEXT_WORD = re.compile(rf"\s+[«“\"]?([^\W\d_]+[{APOSTROPHES}]?)")
_LONGEST_WORD = 24  # no abbreviation is longer, "S.p.A." and "U.R.S.S." included


_START, _END = attrgetter("start"), attrgetter("end")


class Sentence(NamedTuple):
    """A sentence with its character offsets, end exclusive."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Sentence, ...]:
    r"""
    Split *text* at line breaks and at stops that end a sentence.

    >>> [s.text for s in sentences("Il gen. Rossi parla. «Basta!» ha detto.\nFine")]
    ['Il gen. Rossi parla.', '«Basta!» ha detto.', 'Fine']
    """
    found: list[Sentence] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_split(text, paragraph.start(), paragraph.end()))
    return tuple(found)


@lru_cache(maxsize=16)
def with_words(text: str) -> tuple[tuple[Sentence, int, int], ...]:
    """
    Return the sentences of *text* with the first of their words, and that after them.

    The numbers count the tokens of `words.cut`.

    >>> [words for _, *words in with_words("Fine. Riapre il ponte")]
    [[0, 1], [1, 4]]
    """
    found, tokens, end = [], cut(text).tokens, 0
    for sentence in sentences(text):
        begin = bisect_left(tokens, sentence.start, end, key=_START)
        end = bisect_right(tokens, sentence.end, begin, key=_END)
        found.append((sentence, begin, end))
    return tuple(found)


def _split(text: str, start: int, end: int) -> list[Sentence]:
    found = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _is_abbreviation(text, stop.start(), begin) or stop.end() > end:
            continue
        found.append(_trim(text, begin, stop.end()))
        begin = stop.end()
    found.append(_trim(text, begin, end))
    return [sentence for sentence in found if sentence.text]


def _trim(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Sentence(piece.strip(), left, left + len(piece.strip()))


def _is_abbreviation(text: str, stop: int, begin: int) -> bool:
    """Tell whether the full stop at *stop* belongs to the word before it."""
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return False
    word = _LAST_WORD.search(text, max(begin, stop - _LONGEST_WORD), stop)
    if not word:
        return False
    last = word.group().replace(".", "").lower()
    if _is_initial(word.group()):
        # "J. D. Vance" goes on; "in Serie A. La squadra" does not.
        return not _opens_sentence(text, stop + 1)
    if "." in word.group() and text[stop + 1 : stop + 3].strip().isdigit():
        return True  # "D.L. 34"
    if last not in _words("abbreviations.txt"):
        return False
    closes = last in _words("closing_abbreviations.txt")
    return not (closes and _opens_sentence(text, stop + 1))


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _opens_sentence(text: str, after: int) -> bool:
    word = _NEXT_WORD.match(text, after)
    return word is not None and fold(word.group(1)) in _words("sentence_openers.txt")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.lines(name))
