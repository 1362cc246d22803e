"""Where do words begin and end, and which spellings are the same word?"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

APOSTROPHES = "'’‘ʼ`´′‛＇"
_WORD = re.compile(
    rf"""
    # 1.500  1'500  1’500  12,5  18:40; a space holds only a whole group of thousands.
    \d+(?:[.,:{APOSTROPHES}]\d+|[\u2009\u202f\u00a0]\d{{3}}(?!\d))*
    # A letter may stand apart from its accent (NFD).
    | [^\W\d_][\u0300-\u036f]*(?:-?[^\W\d_][\u0300-\u036f]*)*[{APOSTROPHES}]?
    | [%€$£¥°‰]
    """,
    re.VERBOSE,
)
_FOLD = (
    *((sign, "'") for sign in APOSTROPHES[1:]),
    *((s, " ") for s in "\u00a0\u202f\u2009"),
)


class Token(NamedTuple):
    """
    A word, number or sign with its character offsets, end exclusive.

    A tuple, not a dataclass: thousands are made for every article.
    """

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The token as `fold` gives it."""
        return fold(self.text)


# Without the detour of the constructor, which costs as much again.
_token: Callable[[tuple[str, int, int]], Token] = partial(tuple.__new__, Token)


class Cut(NamedTuple):
    """
    A text cut once, for all who read it: its tokens, and what stands between them.

    `words` are the folded tokens; `gaps` stand before each token, with one more for
    the end of the text.
    """

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    gaps: tuple[str, ...]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """
    Lower *text*, compose accents and make every apostrophe and space the plain one.

    The length may change (NFC); use it on words, not to keep offsets.

    >>> fold("L’Università")
    "l'università"
    """
    return fold_line(text)


def fold_line(text: str) -> str:
    """Fold *text*, which is too long to come again: nothing remembers it."""
    if text.isascii() and "`" not in text:
        return text.lower()
    text = unicodedata.normalize("NFC", text)
    for sign, plain in _FOLD:
        # Looking for a sign costs less than looking up every letter.
        text = text.replace(sign, plain)
    return text.lower()


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """
    Split *text* into words, numbers and signs; elided articles are tokens.

    Digits glued to letters part ("12mila" gives "12" and "mila").

    >>> [t.text for t in tokens("Dall'ottobre 12mila uomini, l’1,5%")]
    ["Dall'", 'ottobre', '12', 'mila', 'uomini', 'l’', '1,5', '%']
    """
    # Several readers ask for the words of the sentence in hand.
    return tuple([_token((m.group(), *m.span())) for m in _WORD.finditer(text)])


@lru_cache(maxsize=16)
def cut(text: str) -> Cut:
    """
    Cut *text* into its tokens and the gaps around them.

    >>> cut("«Piove», dice.")[1:]
    (('piove', 'dice'), ('«', '», ', '.'))
    """
    found = tokens(text)
    gaps, end = [], 0
    for token in found:
        gaps.append(text[end : token.start])
        end = token.end
    words = tuple([fold(token.text) for token in found])
    return Cut(found, words, (*gaps, text[end:]))
