"""Is this a page that can be read, by its content type and its first bytes?"""

# PDF, PNG, GIF, JPEG, zip (also of office files), gzip, RIFF (WebP, AVI), Ogg, MP3.
_OTHER_BEGINNINGS = (
    *(b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04"),
    *(b"\x1f\x8b", b"RIFF", b"OggS", b"ID3"),
)
_READABLE = ("text/", "application/xhtml+xml", "application/xml")


def media_type(content_type: str | None) -> str:
    """
    Return the type of a Content-Type header without parameters, in lower case.

    >>> media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return (content_type or "").partition(";")[0].strip().lower()


def is_readable(content_type: str | None, body: bytes = b"") -> bool:
    """
    Tell whether *content_type* may be a page; servers that name none may.

    A *body* that begins as a document, picture, film or archive is none, whatever the
    server calls it.

    >>> is_readable("text/html"), is_readable("text/html", b"%PDF-1.7")
    (True, False)
    """
    kind = media_type(content_type)
    if body.startswith(_OTHER_BEGINNINGS) or body[4:8] == b"ftyp":
        return False
    return not kind or kind.startswith(_READABLE)
