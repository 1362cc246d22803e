"""Which spellings are one and the same for matching, and where did they stand?"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from watcher.italian.words import APOSTROPHES

_TOKEN = re.compile(r"\d+(?:[.,:']\d+)*|[^\W\d_]+'?|[%€$£]")
# Only a final accent tells Italian words apart (porto, portò); inside a word it is
# optional (princìpi) or foreign (Orbán, Šojgu) and newspapers drop it.
_INNER_ACCENT = re.compile(r"[àèìòù](?=[^\W\d_])")
_OPENING_QUOTE = re.compile(r"(?:^|(?<=[\s(«\"“]))'(?=[^\W_])")
_UNACCENTED = {"à": "a", "è": "e", "ì": "i", "ò": "o", "ù": "u"}
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")


def _table() -> dict[int, str]:
    table = {ord(mark): "'" for mark in APOSTROPHES}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0]
        if letter.lower() == letter and base != letter and letter not in _UNACCENTED:
            table[code] = base
    table |= {ord(a): g for a, g in zip("áéíóú", "àèìòù", strict=True)}
    return table | {ord("ł"): "l", ord("ø"): "o", ord("ı"): "i", ord("đ"): "d"}


_TABLE = _table()


@dataclass(frozen=True)
class Canonical:
    """
    A text as a row of tokens, the same for every spelling of the same words.

    Case, apostrophes, inner accents, hyphens and normal form do not count; a final
    accent does, and a final vowel with an apostrophe ("citta'") stays as typed.
    `row` is the tokens with a space on either side of each; `spans` are their
    character offsets in *text*.

    >>> Canonical("L’ex-Ilva, la CITTÀ").row
    " l' ex ilva la città "
    """

    text: str

    @cached_property
    def row(self) -> str:
        """The tokens, each between single spaces."""
        return f" {' '.join(self.tokens)} "

    @cached_property
    def tokens(self) -> list[str]:
        """The tokens as they are compared."""
        found: list[str] = _TOKEN.findall(self._flat)
        return self._without_quotes(found) if "'" in self._flat else found

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each token stands in `text`, end exclusive."""
        spans = [match.span() for match in _TOKEN.finditer(self._flat)]
        origin = self._origin
        if origin is None:
            return spans
        return [(origin[start], origin[end]) for start, end in spans]

    @cached_property
    def _plain(self) -> bool:
        """True when every character of `text` stays one character."""
        composed = unicodedata.is_normalized("NFC", self.text)
        return composed and "İ" not in self.text and not _INVISIBLE.search(self.text)

    @cached_property
    def _flat(self) -> str:
        text = self.text if self._plain else "".join(p for p, _ in self._pieces())
        flat = text.lower().translate(_TABLE)
        return _INNER_ACCENT.sub(lambda match: _UNACCENTED[match.group()], flat)

    @cached_property
    def _origin(self) -> list[int] | None:
        if self._plain:
            return None
        origin = [start for piece, start in self._pieces() for _ in piece]
        return [*origin, len(self.text)]

    def _pieces(self) -> list[tuple[str, int]]:
        """Cut the text into letters with their combining marks, composed."""
        pieces: list[tuple[str, int]] = []
        start = 0
        for end in range(1, len(self.text) + 1):
            if end < len(self.text) and unicodedata.combining(self.text[end]):
                continue
            piece = unicodedata.normalize("NFC", self.text[start:end])
            pieces.append((_one_case(piece), start))
            start = end
        return pieces

    def _without_quotes(self, found: list[str]) -> list[str]:
        """Take the closing quotation mark off a word ('il porto')."""
        openings = [match.start() for match in _OPENING_QUOTE.finditer(self._flat)]
        if not openings:
            return found
        spans = [match.span() for match in _TOKEN.finditer(self._flat)]
        is_open = False
        for number, (start, end) in enumerate(spans):
            while openings and openings[0] < start:
                openings.pop(0)
                is_open = True
            if is_open and found[number].endswith("'") and not self._elides(end):
                found[number] = found[number][:-1]
                is_open = False
        return found

    def _elides(self, end: int) -> bool:
        return end < len(self._flat) and self._flat[end].isalnum()


def _one_case(piece: str) -> str:
    if _INVISIBLE.match(piece):
        return ""
    return "i" if piece == "İ" else piece


def canonical(text: str) -> str:
    """
    Return *text* as its comparable tokens joined by spaces.

    >>> canonical("Kim Jong-un")
    'kim jong un'
    """
    return " ".join(Canonical(text).tokens)
