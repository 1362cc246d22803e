"""Has this page changed since it was read? Its validators, else a hash of its body."""

import hashlib

from watcher.model.reread import PageMark
from watcher.web import Response


def mark_of(response: Response, *, url: str, title: str) -> PageMark:
    """Return what tells the page that was asked for at *url* from a later one."""
    return PageMark(
        url=url,
        title=title,
        digest=hashlib.sha256(response.body).hexdigest(),
        etag=_validator(response.headers.get("etag")),
        last_modified=_validator(response.headers.get("last-modified")),
    )


def conditions(mark: PageMark) -> dict[str, str]:
    """Return the headers that ask for the page only if it is another than *mark*."""
    pairs = {"If-None-Match": mark.etag, "If-Modified-Since": mark.last_modified}
    return {name: value for name, value in pairs.items() if value}


def is_same(response: Response, mark: PageMark) -> bool:
    """Tell whether the server says "not modified", or sent the same bytes again."""
    return (
        response.status == 304
        or hashlib.sha256(response.body).hexdigest() == mark.digest
    )


def _validator(value: str | None) -> str | None:
    # Bytes that are no UTF-8 arrive as lone surrogates, which cannot be stored.
    try:
        (value or "").encode()
    except UnicodeEncodeError:
        return None
    return value or None
