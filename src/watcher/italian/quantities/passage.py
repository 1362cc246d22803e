"""What stands around a word? A text cut once, for the grammars that walk over it."""

import re
from dataclasses import dataclass
from functools import cache

from watcher.italian import lexicon
from watcher.italian.words import APOSTROPHES, Token, cut, fold

_SOFT = re.compile(rf"[ \t\u00a0\u2009\u202f«»“”\"*_{APOSTROPHES}]*")
_STOP = re.compile(r"[.!?…;]")


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A text with its tokens, their folded forms and what stands between them.

    `gaps[i]` is the text between token i and the next one. Ask by `word` and `gap`:
    they take any index and give "" and a line break outside the text.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    gaps: tuple[str, ...]

    def word(self, index: int) -> str:
        """Return the folded token at *index*, "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def gap(self, index: int) -> str:
        """Return what follows the token at *index*, a line break outside the text."""
        return self.gaps[index] if 0 <= index < len(self.gaps) else "\n"

    def flows(self, index: int) -> bool:
        """Tell whether only blanks and quotation marks follow the token at *index*."""
        gap = self.gap(index)
        return gap in {" ", ""} or _SOFT.fullmatch(gap) is not None

    def stops(self, index: int) -> bool:
        """Tell whether a sentence, or a clause closed by ";", ends after *index*."""
        gap = self.gap(index)
        if gap in {" ", "", ", "}:
            return False
        if "\n" in gap:
            return True
        if gap == ". " and self.word(index) in _abbreviations():
            return False
        return _STOP.search(gap) is not None

    def is_capitalised(self, index: int) -> bool:
        """Tell whether the token at *index* begins with a capital."""
        return bool(self.word(index)) and self.tokens[index].text[0].isupper()


def passage(text: str) -> Passage:
    """
    Cut *text* into a `Passage`.

    >>> passage("L’1,5% di Roma").words
    ("l'", '1,5', '%', 'di', 'roma')
    """
    tokens: list[Token] = []
    words: list[str] = []
    gaps: list[str] = []
    found = cut(text)
    for token, word, gap in zip(found.tokens, found.words, found.gaps[1:], strict=True):
        if "-" in word:
            # "Due-tre" holds two numbers, "nord-est" two words.
            *before, token = _parted(token)  # noqa: PLW2901
            tokens += before
            words += [fold(piece.text) for piece in before]
            gaps += ["-"] * len(before)
            word = fold(token.text)  # noqa: PLW2901
        tokens.append(token)
        words.append(word)
        gaps.append(gap)
    return Passage(text, tuple(tokens), tuple(words), tuple(gaps))


def _parted(token: Token) -> tuple[Token, ...]:
    """Part a hyphenated word."""
    start, pieces = token.start, []
    for piece in token.text.split("-"):
        pieces.append(Token(piece, start, start + len(piece)))
        start += len(piece) + 1
    return tuple(pieces)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lexicon.lines("abbreviations.txt"))
