"""What may be read in a page that hides nothing strange? Most pages are such."""

import re
from functools import cache

from watcher.italian.foreign.letters import GAP, fold, small
from watcher.italian.foreign.oddities import oddities
from watcher.italian.foreign.references import meaning_of

# Letters of two bytes, U+00C0 to U+017F: all that Italian is written with, and most of
# what names of its neighbours are.
_LEADS = (b"\xc3", b"\xc4", b"\xc5")
_VARIATION = "\ufe0f".encode()  # behind many pictures
_REFERENCE = re.compile(
    rb"&(#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[a-zA-Z][a-zA-Z0-9]{1,31});"
)
# One within another makes a third, and so does one that stands for these.
_WITHIN = re.compile(rb"&(?:amp;|AMP;)*#?[a-zA-Z0-9]*\Z")
_LONGEST = 40
# Readers differ about a reference that is broken by one of these.
_BROKEN = re.compile(rb"(?:&|[aA][mM][pP];)[#a-zA-Z0-9]*[\xc4\xc5\xef]")
_NEW = frozenset(b"&\\")


def without_oddities(text: bytes) -> tuple[bytes, bool] | None:
    r"""
    Return *text* (UTF-8) without references, and whether it has JSON escapes.

    Those that only part words stay. None when something in it needs the long way.

    >>> without_oddities(b"<p>K<b>u</b>rsk pi&ugrave;&nbsp;")
    (b'<p>K<b>u</b>rsk piu&nbsp;\n', False)
    """
    text += b"\n"
    odd = oddities()
    met = odd.search.met(text)
    numbers = {number for number, _ in met}
    if not numbers <= odd.mendable or _has_broken(text):
        return None
    ends = [end for number, end in met if number in odd.references]
    mended = _without_references(text, ends) if ends else text
    return None if mended is None else (mended, bool(numbers & odd.escapes))


def _has_broken(text: bytes) -> bool:
    if text.isascii() or not any(lead in text for lead in (b"\xc4", b"\xc5", b"\xef")):
        return False
    return _BROKEN.search(text) is not None


def western(text: bytes) -> bytes:
    r"""
    Return *text* (UTF-8) with the letters of Western alphabets made plain.

    >>> western("L’Università".encode())
    b'L\xe2\x80\x99Universita'
    """
    if text.isascii():
        return text
    for lead in _LEADS:
        if lead in text:
            text = _plain(text, lead)
    return text.replace(_VARIATION, GAP) if b"\xef" in text else text


def _plain(text: bytes, lead: bytes) -> bytes:
    letters = _letters(lead)
    find, last = text.find, 0
    parts: list[bytes] = []
    at = find(lead)
    while at >= 0:
        parts.append(text[last:at])
        parts.append(letters[text[at + 1]])
        last = at + 2
        at = find(lead, last)
    parts.append(text[last:])
    return b"".join(parts)


@cache
def _letters(lead: bytes) -> list[bytes]:
    """Return what becomes of the letter of *lead* and each second byte."""
    pairs = [lead + bytes([second]) for second in range(256)]
    return [fold(p.decode()) if p[1] >> 6 == 0b10 else p for p in pairs]


def _without_references(text: bytes, ends: list[int]) -> bytes | None:
    """Put their meanings in place of the references that end, or begin, at *ends*."""
    parts: list[bytes] = []
    last = 0
    for end in ends:
        start = text.rfind(b"&", 0, end)
        found = _REFERENCE.match(text, start)
        if found is None or _WITHIN.search(text, max(0, start - _LONGEST), start):
            return None
        meaning = small(meaning_of(found.group(), found.group(1), b";"))
        if not _NEW.isdisjoint(meaning):
            return None
        parts += (text[last:start], meaning)
        last = found.end()
    return b"".join([*parts, text[last:]])
