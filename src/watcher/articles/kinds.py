"""Is this content type a page that can be read?"""

_READABLE = ("text/", "application/xhtml+xml", "application/xml")


def media_type(content_type: str | None) -> str:
    """
    Return the type of a Content-Type header without parameters, in lower case.

    >>> media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return (content_type or "").partition(";")[0].strip().lower()


def is_readable(content_type: str | None) -> bool:
    """Tell whether *content_type* may be a page; servers that name none may."""
    kind = media_type(content_type)
    return not kind or kind.startswith(_READABLE)
