"""What might a reader of this markup find in it? Its letters, decoded in every way."""

import re

from watcher.italian.foreign.letters import EITHER, GAP, raw, small
from watcher.italian.foreign.quick_readings import western, without_oddities
from watcher.italian.foreign.references import without_references

# Pages measured 77 to 145 kB; the longest would hold up everybody else.
MAX_CHARS = 1_000_000
# JSON within JSON is what Discourse forums have.
_JSON_PASSES = 2
_ESCAPE = re.compile(rb"\\\x01*(?:[bf]|u(?:\x01*[0-9a-fA-F]){4})")
_ESCAPES = re.compile(rb"\\\\|\\\x01*[bf]|(?:\\\x01*u(?:\x01*[0-9a-fA-F]){4})+")


def readings(page: bytes) -> list[bytes] | None:
    r"""
    Return *page* (UTF-8) in plain letters, with references and JSON escapes decoded.

    Every word that a parser can find stands in one of the readings, in capitals or
    not: its letters in their order, and between two of them nothing, or something that
    begins with "<" and ends with ">". None when that cannot be promised: too long, or
    encoded too often.

    >>> readings(b"<p>Perch&eacute; K&#117;<b>r</b>sk</p>")
    [b'<p>Perche Ku<b>r</b>sk</p>\n']
    """
    return _quickly(page) or thorough_readings(page.decode("utf-8", "surrogatepass"))


def _quickly(page: bytes) -> list[bytes] | None:
    """Return the readings of a page in which nothing is strange, else None."""
    found: list[bytes] = []
    for _ in range(_JSON_PASSES + 1):
        mended = without_oddities(page) if len(page) <= MAX_CHARS else None
        if mended is None:
            return None
        page, is_escaped = mended
        found.append(western(page))
        if not is_escaped:
            break
        page = _ESCAPES.sub(_in_utf8, page)
    return found


def thorough_readings(markup: str) -> list[bytes] | None:
    """Return the readings of any *markup*, in small letters; None as `readings`."""
    if len(markup) > MAX_CHARS:
        return None
    found: list[bytes] = []
    text = raw(markup)
    for _ in range(_JSON_PASSES + 1):
        decoded = without_references(text)
        if decoded is None:
            return None
        found.append(small(decoded))
        if not _ESCAPE.search(decoded):
            break
        text = _ESCAPES.sub(_raw, decoded)
    return found


def _raw(found: re.Match[bytes]) -> bytes:
    escaped = _unescaped(found.group().replace(EITHER, b""))
    return EITHER if escaped is None else raw(escaped)


def _in_utf8(found: re.Match[bytes]) -> bytes:
    escaped = _unescaped(found.group())
    return GAP if escaped is None else escaped.encode()


def _unescaped(escaped: bytes) -> str | None:
    """Return what a JSON escape stands for, None for nothing that is shown."""
    if escaped == rb"\\":
        return "\\"
    if not escaped.startswith(rb"\u"):
        return None
    units = bytes.fromhex(escaped.decode("ascii").replace("\\u", ""))
    return units.decode("utf-16-be", "ignore")
