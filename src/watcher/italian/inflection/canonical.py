"""Which spellings are one and the same for matching, and where did they stand?"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from watcher.italian.inflection.quick_row import QuickRow
from watcher.italian.words import APOSTROPHES

_TOKEN = re.compile(r"\d+(?:[.,:']\d+)*|[^\W\d_]+'?|[%€$£]")
# Only a final accent tells Italian words apart (porto, portò); inside a word it is
# optional (princìpi) or foreign (Orbán, Šojgu) and newspapers drop it.
_INNER_ACCENT = re.compile(r"[àèìòù](?=[^\W\d_])")
_OPENING_QUOTE = re.compile(r"'(?=[^\W_])(?:(?<=^')|(?<=[\s(«\"“]'))")
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
# What the table may change. A text has few of these, and a search that skips the rest
# takes a tenth of the time of `str.translate`.
_RARE = re.compile("[^\x00-\x5f\x61-\x7fàèìòù]")


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
        return quick_row(self.text) or f" {' '.join(self.by_letters())} "

    @cached_property
    def tokens(self) -> list[str]:
        """The tokens as they are compared."""
        return self.row.split()

    def by_letters(self) -> list[str]:
        """Read the text letter by letter, where it is not a plain Western one."""
        found = [token for cuts in self._cuts for token, _, _ in cuts]
        return self._without_quotes(found) if "'" in self._flat else found

    def span(self, number: int) -> tuple[int, int]:
        """Return where the token *number*, from 0, stands, without making `spans`."""
        chunk = bisect_right(self._token_counts, number)
        before = self._token_counts[chunk - 1] if chunk else 0
        _, start, end = self._cuts[chunk][number - before]
        at = self._chunk_starts[chunk] + chunk
        origin = self._origin
        if origin is None:
            return at + start, at + end
        return origin[at + start], origin[at + end]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each token stands in `text`, end exclusive."""
        spans = [match.span() for match in _TOKEN.finditer(self._flat)]
        origin = self._origin
        if origin is None:
            return spans
        return [(origin[start], origin[end]) for start, end in spans]

    @cached_property
    def _chunks(self) -> list[str]:
        return self._flat.split(" ")

    @cached_property
    def _cuts(self) -> list[tuple[tuple[str, int, int], ...]]:
        return [_cut(chunk) for chunk in self._chunks]

    @cached_property
    def _token_counts(self) -> list[int]:
        return list(accumulate(map(len, self._cuts)))

    @cached_property
    def _chunk_starts(self) -> list[int]:
        return list(accumulate(map(len, self._chunks), initial=0))

    @cached_property
    def _plain(self) -> bool:
        """True when every character of `text` stays one character."""
        composed = unicodedata.is_normalized("NFC", self.text)
        return composed and "İ" not in self.text and not _INVISIBLE.search(self.text)

    @cached_property
    def _flat(self) -> str:
        text = self.text if self._plain else "".join(p for p, _ in self._pieces())
        flat = _fold(text)
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


# Words come again within an article and in the next one; the longest are no words.
@lru_cache(maxsize=32_768)
def _cut(chunk: str) -> tuple[tuple[str, int, int], ...]:
    """Return the tokens of what stands between two spaces, with their offsets."""
    return tuple((m.group(), *m.span()) for m in _TOKEN.finditer(chunk))


def _replaced(match: re.Match[str]) -> str:
    letter = match.group()
    return _TABLE.get(ord(letter), letter)


def _fold(letter: str) -> str:
    return _RARE.sub(_replaced, letter.lower())


quick_row = QuickRow(_fold)


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
    if text.isalpha() and text.isascii():
        return text.lower()
    return Canonical(text).row.strip()
