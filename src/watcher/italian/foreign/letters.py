"""Which letters stand in this text, whatever signs, accents and marks are between?"""

import codecs
import unicodedata

# One byte for one letter, and for nearly all that an Italian page holds; what it does
# not hold, quotation marks above all, is looked up one by one.
_WEST = "latin-1"
# Newspapers drop these strokes; a final sigma is the same letter.
_PLAIN = {"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ς": "σ"}
_MOST_KNOWN = 8_192
# trafilatura drops this sign for a line's end.
_SHOWN_AS_NOTHING = "\u2424"
EITHER = b"\x01"
"""Stands for what some readers drop and others take for a space: marks, controls."""
GAP = b"<>"
"""The shortest markup: a word may go on behind it, and another may begin."""


def _folded(letter: str) -> str:
    """Return the one spelling of *letter*: a to z, a number for other alphabets."""
    if letter.isascii():
        return EITHER.decode() if _is_control(letter) else letter.lower()
    if letter.isalnum():
        plain = unicodedata.normalize("NFKD", letter.lower()).lower()
        codes = "".join(_code(part) for part in plain if part.isalnum())
        # What the table holds stays one byte, also without a plain letter (ß, ½).
        return letter.lower() if len(codes) > 1 and _is_western(letter) else codes
    if letter.isspace():
        return " "
    invisible = not letter.isprintable() or letter == _SHOWN_AS_NOTHING
    is_mark = unicodedata.category(letter)[0] == "M"
    return EITHER.decode() if invisible or is_mark else " "


def _code(letter: str) -> str:
    plain = _PLAIN.get(letter, letter)
    return plain if _is_western(plain) else str(ord(plain))


def _is_western(letter: str) -> bool:
    return bool(letter.encode(_WEST, "ignore"))


def _is_control(letter: str) -> bool:
    return (letter < " " and letter not in "\t\n\r") or letter == "\x7f"


def _table(*, small: bool) -> bytes:
    """Return for `bytes.translate` what becomes of each byte."""
    letters = list(map(chr, range(256)))
    kept = [one if one.isalnum() and not small else _folded(one) for one in letters]
    return b"".join(one.encode(_WEST) for one in kept)


_RAW = _table(small=False)
_SMALL = _table(small=True)


def raw(text: str) -> bytes:
    """Return *text* with its signs of ASCII, every other one a space or `EITHER`."""
    return text.encode(_WEST, "watcher-letters").translate(_RAW)


def small(text: bytes) -> bytes:
    """Return the plain small letters of *text*, which `raw` made."""
    return text.translate(_SMALL).replace(EITHER, GAP)


def fold(text: str) -> bytes:
    r"""
    Return *text* in small plain letters, with the signs of ASCII and no others.

    >>> fold("L’Università di\u00a0Łó\u00addź")
    b'l universita di <>lo<>d<>z'
    """
    return small(raw(text))


def pieces(word: str) -> list[bytes]:
    """
    Return the folded letters of *word*, one by one; signs are none.

    >>> pieces("citta'")
    [b'c', b'i', b't', b't', b'a']
    """
    return [fold(letter).replace(GAP, b"") for letter in word if letter.isalnum()]


class _Known(dict[str, str]):
    """The folded letters beyond Western Europe that were met; strangers send any."""

    def __missing__(self, letter: str) -> str:
        if len(self) > _MOST_KNOWN:
            self.clear()
        # Not one with what precedes: "&#x6" before a Polish letter is a reference.
        kept = f"{EITHER.decode()}{_folded(letter)}" if letter.isalnum() else ""
        folded = self[letter] = kept or _folded(letter)
        return folded


_known = _Known()


def _beyond(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    start, end = error.start, error.end
    if end - start == 1:
        return _known[error.object[start]], end
    return "".join([_known[letter] for letter in error.object[start:end]]), end


codecs.register_error("watcher-letters", _beyond)
