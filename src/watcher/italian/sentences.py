"""Where does a sentence begin and end?"""

import re
from dataclasses import dataclass

from watcher.italian import lexicon

_PARAGRAPH = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…]+[»”\"'’)\]]*(?=\s+[^a-zàèéìòù\s]|\s*$|[A-ZÀÈÉÌÒÙ«“][a-zàèéìòù])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its character offsets, end exclusive."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """
    Split *text* at line breaks and at stops that end a sentence.

    >>> [s.text for s in sentences("Il gen. Rossi parla. «Basta!» ha detto. Fine\\nAltro")]
    ['Il gen. Rossi parla.', '«Basta!» ha detto.', 'Fine', 'Altro']
    """
    found: list[Sentence] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_split(text, paragraph.start(), paragraph.end()))
    return found


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
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return False
    word = re.search(r"([\w.]+)$", text[begin:stop])
    if not word:
        return False
    last = word.group(1).replace(".", "").lower()
    # A single capital is an initial ("J. D. Vance"), never the end of a sentence.
    initial = len(word.group(1)) == 1 and word.group(1).isalpha()
    return initial or last in _abbreviations()


def _abbreviations() -> frozenset[str]:
    return frozenset(lexicon.lines("abbreviations.txt"))
