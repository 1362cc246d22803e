"""How is a text in Western letters cut into tokens without asking for each of them?"""

import codecs
import re
import unicodedata
from collections.abc import Callable

Fold = Callable[[str], str]

_SPACE, _OTHER, _APOSTROPHE = b" ", b"\x01", b"'"
# Signs within numbers, out of the way of those between words.
_WITHIN = bytes.maketrans(b".,:'", b"\x02\x03\x04\x05")
_BACK = bytes.maketrans(b"\x02\x03\x04\x05", b".,:'")
_BETWEEN = bytes.maketrans(b".,:\x01", b"    ")
_NUMBER = re.compile(rb"[0-9]+(?:[.,:'][0-9]+)*")
_SIGNS = "%€$£".encode("cp1252")
_SPACES = re.compile(r"\s")
_LETTER = re.compile(r"[^\W\d_]")
_SOFT_HYPHEN = b"\xad"
_INNER = dict(zip("àèìòù".encode("cp1252"), b"aeiou", strict=True))


class QuickRow:
    """
    Cuts a text as `Canonical` does, a hundred steps of C for thousands of Python.

    *fold* is what `Canonical` makes of a letter. Nearly all Italian texts consist of
    letters and signs of windows-1252; of other letters some fold into those.
    """

    def __init__(self, fold: Fold) -> None:
        self._fold = fold
        known = [bytes([code]).decode("cp1252", "ignore") for code in range(256)]
        self._table = b"".join(map(self._byte, known))
        letters = bytes(code for code, letter in enumerate(known) if self._is(letter))
        inside = rb"[%s]" % re.escape(letters)
        word = rb"[%s0-9]" % re.escape(letters)
        self._inner = re.compile(rb"[\xe0\xe8\xec\xf2\xf9](?=%s)" % inside)
        self._quote = re.compile(
            rb"(?<= )'(?=%s)|(?<=%s)'(?!%s)" % (word, inside, word)
        )
        self._rare: dict[str, str | None] = {}
        codecs.register_error("watcher-western", self._replace)

    def __call__(self, text: str) -> str | None:
        """Return the row of *text*; None when it has to be read letter by letter."""
        try:
            raw = text.encode("cp1252", "watcher-western")
        except UnicodeEncodeError:
            return None
        if _SOFT_HYPHEN in raw:
            return None
        row = b" " + raw.translate(self._table) + b" "
        if b" '" in row:
            row = self._without_quotes(row)
        row = _NUMBER.sub(_apart, row).translate(_BETWEEN)
        row = self._inner.sub(_unaccented, row)
        for sign in _SIGNS:
            row = row.replace(bytes([sign]), b" %c " % sign)
        # An apostrophe belongs to the letters before it, and to nothing else.
        row = row.replace(b"'", b"' ").replace(b" '", b" ")
        tokens = b" ".join(row.split()).translate(_BACK)
        return f" {tokens.decode('cp1252')} "

    def _is(self, letter: str) -> bool:
        return bool(_LETTER.fullmatch(letter))

    def _byte(self, letter: str) -> bytes:
        """Return what stands for *letter* in the row before it is cut."""
        folded = self._fold(letter) if letter else ""
        if self._is(folded) or folded in set("0123456789.,:'%€$£"):
            return folded.encode("cp1252")
        return _SPACE if letter in set('(«"“') or _SPACES.match(letter) else _OTHER

    def _without_quotes(self, row: bytes) -> bytes:
        """Take the quotation marks off words ('il porto'), leave apostrophes."""
        is_open = False

        def kept(found: re.Match[bytes]) -> bytes:
            nonlocal is_open
            opens = found.string[found.start() - 1] == _SPACE[0]
            was_open, is_open = is_open, opens
            return _OTHER if opens or was_open else _APOSTROPHE

        return self._quote.sub(kept, row)

    def _replace(self, error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        pieces = []
        for letter in error.object[error.start : error.end]:
            if letter not in self._rare:
                self._rare[letter] = self._western(letter)
            piece = self._rare[letter]
            if piece is None:
                raise error
            pieces.append(piece)
        return "".join(pieces), error.end

    def _western(self, letter: str) -> str | None:
        """Return what may stand for a *letter* of another alphabet; None: nothing."""
        steady = unicodedata.normalize("NFC", letter) == letter
        if not steady or unicodedata.combining(letter) or not letter.isprintable():
            return " " if letter.isspace() and steady else None
        folded = self._fold(letter)
        if len(folded) != 1:
            return None
        if folded.isascii():
            return folded
        return None if folded.isalnum() else "\x01"


def _apart(found: re.Match[bytes]) -> bytes:
    return b" " + found.group().translate(_WITHIN) + b" "


def _unaccented(found: re.Match[bytes]) -> bytes:
    return bytes([_INNER[found.group()[0]]])
