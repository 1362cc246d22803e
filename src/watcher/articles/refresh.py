"""Does this page only send its reader on to another address? Pure."""

import html
import re
from urllib.parse import urljoin, urlsplit

# A page with an article on it reloads itself; one that only refers has hardly a word.
MAX_PAGE = 20_000
_MAX_CHARS = 200
_SOON = 10
_META = re.compile(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_IS_REFRESH = re.compile(r"http-equiv\s*=\s*[\"']?refresh\b", re.IGNORECASE)
_CONTENT = re.compile(
    r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE
)
_WHERE = re.compile(
    r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE
)
_NO_TEXT = re.compile(
    r"<(script|style|title)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL
)


def refresh_target(page: str, url: str) -> str | None:
    """
    Return the address to which *page*, which came from *url*, sends on at once.

    None when it has a text of its own, waits, or names itself or no web address.

    >>> refresh_target('<meta http-equiv="refresh" content="0; url=/b">', "http://e.it/a")
    'http://e.it/b'
    """
    if len(page) > MAX_PAGE:
        return None
    where = _WHERE.match(_content_of_refresh(page))
    if where is None or int(where.group(1)) > _SOON:
        return None
    if len(" ".join(_NO_TEXT.sub(" ", page).split())) > _MAX_CHARS:
        return None
    return _another(where.group(2).strip(), url)


def _content_of_refresh(page: str) -> str:
    for tag in _META.findall(page):
        content = _CONTENT.search(tag)
        if content and _IS_REFRESH.search(tag):
            return html.unescape(next(filter(None, content.groups()), ""))
    return ""


def _another(written: str, url: str) -> str | None:
    try:
        target = urljoin(url, written)
        parts, here = urlsplit(target), urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    same = (parts.netloc, parts.path) == (here.netloc, here.path)
    return None if same else target
