"""Is this a web address, and where does a redirect lead?"""

import re
from functools import lru_cache
from urllib.parse import urljoin

from yarl import URL

from watcher.errors import FetchError

_MAX_LENGTH = 8_000
# Parsers disagree on these, and an attacker lives in the disagreement.
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\\ud800-\udfff]")
_RFC3986 = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


# A poll asks what kind of address it is before it asks for it.
@lru_cache(maxsize=64)
def parse(url: str) -> URL:
    """
    Read *url* without changing a byte of a well-formed one; raise FetchError.

    >>> str(parse("https://www.example.org/a?q=%C3%A8+b#top"))
    'https://www.example.org/a?q=%C3%A8+b'
    """
    text = url.strip()
    is_quoted = _RFC3986.fullmatch(text) is not None
    if len(text) > _MAX_LENGTH or not (is_quoted or _FORBIDDEN.search(text) is None):
        raise FetchError(shown(url), "not a web address")
    try:
        read = URL(text, encoded=is_quoted)
        if "#" in text:
            read = read.with_fragment(None)
        # yarl reads these only when they are asked for.
        names_host = bool(read.raw_host and read.port)
    except ValueError as error:
        raise FetchError(shown(url), "not a web address") from error
    if read.scheme.lower() not in ("http", "https"):
        raise FetchError(shown(url), "only http and https addresses are asked")
    if not names_host:
        raise FetchError(shown(url), "the address names no host")
    return read


def follow(current: URL, location: str) -> URL:
    """
    Return where *location* leads from *current*; raise FetchError.

    A name and password in the address never cross to another origin.
    """
    try:
        target = parse(urljoin(str(current), _decoded(location)))
    except ValueError as error:
        raise FetchError(shown(str(current)), "redirect to nowhere") from error
    if target.origin() != current.origin():
        return target.with_user(None)
    return target


def shown(url: str) -> str:
    """
    Return *url* fit for a message: one short line without name and password.

    >>> shown("https://anna:segreta@example.org/x")
    'https://***@example.org/x'
    """
    line = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in url)
    return re.sub(r"//[^/@]*@", "//***@", line[:200])


def _decoded(location: str) -> str:
    # aiohttp hands over bytes that are no UTF-8 as lone surrogates.
    raw = location.strip().encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
