"""Which letters do these bytes stand for, whatever their label says?"""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first character of a feed or page is "<" or "{": without a mark its zeros tell.
_ZEROS = (
    (re.compile(rb"[<{\s]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{\s]"), "utf-32-be"),
    (re.compile(rb"[<{\s]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[<{\s]\0[^\0]"), "utf-16-be"),
)
_LABEL = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_LABEL_REGION = 2_048
# Text encodings that a newspaper may use; Python knows stranger ones.
_KNOWN = re.compile(
    r"(?:iso8859-\d+|cp\d+|mac-\w+|koi8-\w|big5\w*|gb\w+|euc_\w+|shift_jis\w*)"
)
# Above this the bytes are no slightly broken UTF-8, and a call for each would be slow.
_MAX_REPAIRS = 20_000


def decode(body: bytes, label: str | None = None) -> str:
    """
    Return the text of *body*; *label* is the charset that the server named.

    Bytes that are valid UTF-8 are UTF-8. Bytes labelled UTF-8 or Latin-1, or not at
    all, that are neither are what Western European software writes: windows-1252.

    >>> decode("Perché".encode("latin-1"), "utf-8")
    'Perché'
    """
    text = _as_it_is(body)
    return _as_labelled(body, label) if text is None else text


def decode_to_utf8(body: bytes, label: str | None = None) -> tuple[str, bytes]:
    """Return the text of *body* as `decode` does, and the same in UTF-8."""
    text = _as_it_is(body)
    if text is not None:
        return text, body
    text = _as_labelled(body, label)
    return text, text.encode("utf-8", "surrogatepass")


def _as_it_is(body: bytes) -> str | None:
    """Return the text of *body* when it is UTF-8 without a mark, as most are."""
    if _marked(body):
        return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _as_labelled(body: bytes, label: str | None) -> str:
    marked = _marked(body)
    if marked:
        return body.decode(marked, "replace").removeprefix("\ufeff")
    codec = _codec(label) or _codec(_label_inside(body))
    if codec and codec != "iso8859-1":
        return body.decode(codec, "replace")
    return _repaired(body)


def encodings_of(body: bytes, label: str | None = None) -> tuple[str, str]:
    """
    Return which encoding *body* claims, "" for none, and by which one it is read.

    >>> encodings_of("Perché".encode("latin-1"), "UTF8")
    ('utf-8', 'windows-1252')
    """
    label = label or _label_inside(body) or ""
    try:
        claimed = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        claimed = label.lower()
    return claimed, _marked(body) or _read_by(body, label)


def _read_by(body: bytes, label: str) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        codec = _codec(label)
        return codec if codec and codec != "iso8859-1" else "windows-1252"
    return "utf-8"


def charset_of(content_type: str | None) -> str | None:
    """
    Return the charset parameter of a Content-Type header.

    >>> charset_of("text/html; charset=ISO-8859-15")
    'ISO-8859-15'
    """
    found = _LABEL.search((content_type or "").encode("ascii", "replace")[:500])
    return found.group(1).decode("ascii") if found else None


def _marked(body: bytes) -> str | None:
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return codec
    for zeros, codec in _ZEROS:
        if zeros.match(body):
            return codec
    return None


def _label_inside(body: bytes) -> str | None:
    found = _LABEL.search(body[:_LABEL_REGION])
    return found.group(1).decode("ascii", "replace") if found else None


def _codec(label: str | None) -> str | None:
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    return name if _KNOWN.fullmatch(name) else None


def _repaired(body: bytes) -> str:
    rough = body.decode("utf-8", "replace")
    broken = rough.count("\ufffd")
    if broken > _MAX_REPAIRS or not _has_other_than_ascii(rough):
        return body.decode("cp1252", "replace")
    return body.decode("utf-8", "watcher-cp1252")


def _has_other_than_ascii(rough: str) -> bool:
    return not rough.replace("\ufffd", "").isascii()


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("watcher-cp1252", _as_cp1252)
