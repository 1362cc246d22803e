"""What might a reader of this markup find in it? Its letters, decoded in every way."""

import re

from watcher.italian.foreign.letters import EITHER, raw, small
from watcher.italian.foreign.references import without_references

# Pages measured 77 to 145 kB; the longest would hold up everybody else.
MAX_CHARS = 1_000_000
# JSON within JSON is what Discourse forums have.
_JSON_PASSES = 2
_ESCAPE = re.compile(rb"\\\x01*(?:[bf]|u(?:\x01*[0-9a-fA-F]){4})")
_ESCAPES = re.compile(rb"\\\\|\\\x01*[bf]|(?:\\\x01*u(?:\x01*[0-9a-fA-F]){4})+")


def readings(markup: str) -> list[bytes] | None:
    """
    Return *markup* in small plain letters, with references and JSON escapes decoded.

    Every word that a parser can find stands in one of the readings: its letters in
    their order, and between two of them nothing, or something that begins with "<" and
    ends with ">". None when that cannot be promised: too long, or encoded too often.

    >>> readings("<p>Perch&eacute; K&#117;<b>r</b>sk</p>")
    [b'<p>perche ku<b>r</b>sk</p>']
    """
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
        text = _ESCAPES.sub(_unescaped, decoded)
    return found


def _unescaped(found: re.Match[bytes]) -> bytes:
    escaped = found.group().replace(EITHER, b"")
    if escaped == rb"\\":
        return b"\\"
    if not escaped.startswith(rb"\u"):
        return EITHER
    units = bytes.fromhex(escaped.decode("ascii").replace("\\u", ""))
    return raw(units.decode("utf-16-be", "ignore"))
