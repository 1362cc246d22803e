"""Which characters may a foreign text keep?"""

import re
import unicodedata

# C0 but tab and line feed, DEL, C1: they drive terminals and break parsers.
# Soft hyphen, zero-width characters, bidi marks and overrides, tags: invisible, and
# they hide a word from a search or turn a line around. Surrogates and noncharacters
# can be neither sent nor stored.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Most texts hold nothing of all this: one look tells. It is the complement of the
# above with the marks below, in the plane of our letters; emoji cost a second look.
_HARMLESS = re.compile(
    "[\t\n -~\xa0-\xac\xae-\u02ff\u0370-\u061b\u061d-\u180d\u180f-\u200a\u2010-\u2027"
    "\u202f-\u205f\u2070-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufff8\ufffc\ufffd]*"
)
# Beyond this nobody reads: one more mark on the same letter is an attack on the eye.
_MARKS = re.compile(r"([\u0300-\u036f]{4})[\u0300-\u036f]+")


def clean(text: str) -> str:
    r"""
    Return *text* composed (NFC), with plain line feeds and no control characters.

    >>> clean("tito\x1b[31mlo\u202e")
    'tito[31mlo'
    """
    if _HARMLESS.fullmatch(text):
        return unicodedata.normalize("NFC", text)
    text = _UNWANTED.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _MARKS.sub(r"\1", text))


def one_line(text: str, *, max_chars: int = 1_000) -> str:
    r"""
    Return *text* cleaned, on one line with single spaces, at most *max_chars* long.

    >>> one_line("  Sciopero\n dei treni\t")
    'Sciopero dei treni'
    """
    # A title of megabytes is cut before it is cleaned, with room for its blanks.
    return " ".join(clean(text[: max_chars * 20]).split())[:max_chars].rstrip()
