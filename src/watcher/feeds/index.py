"""Is this an index of sitemaps, and which of them are asked now? Pure."""

import re
import zlib
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from watcher.feeds.parse import unpacked
from watcher.feeds.sitemap import is_of_news, listed_sitemaps
from watcher.italian.foreign.decode import charset_of, decode
from watcher.model.feed import Part

# Papers have one or two of news; archives list one for each month since they began.
MAX_PARTS = 4
_INDEX = re.compile(rb"<(?:\w{1,40}:)?sitemapindex[\s>]", re.IGNORECASE)
_INDEX_REGION = 4_000
_MAX_CHARS = 2_000_000


def is_index(body: bytes) -> bool:
    """Tell whether *body*, gzip or not, is an index of sitemaps."""
    if body[:2] == b"\x1f\x8b":
        try:
            body = zlib.decompressobj(31).decompress(body, _INDEX_REGION)
        except zlib.error:
            return False
    return bool(_INDEX.search(body, 0, _INDEX_REGION))


def parts_of(
    body: bytes, *, url: str, content_type: str | None = None
) -> tuple[Part, ...]:
    """
    Return the sitemaps of the index *body* that are worth following.

    Those of its own host alone; those of news where there are any, else the newest.
    """
    text = decode(unpacked(body), charset_of(content_type))[:_MAX_CHARS]
    host = urlsplit(url).netloc
    own = [
        part
        for part in listed_sitemaps(text, url=url)
        if part.url != url and urlsplit(part.url).netloc == host
    ]
    news = [part for part in own if is_of_news(part.url)]
    return tuple((news or own)[:MAX_PARTS])


def with_memory(listed: Iterable[Part], known: Iterable[Part]) -> tuple[Part, ...]:
    """Return the *listed* parts with the validators of those that are *known*."""
    memory = {part.url: part for part in known}
    return tuple(
        replace(
            part,
            etag=memory[part.url].etag,
            last_modified=memory[part.url].last_modified,
        )
        if part.url in memory
        else part
        for part in listed
    )


def is_due(part: Part, known: Iterable[Part]) -> bool:
    """Tell whether *part* is asked: it is new, changed, or the index does not say."""
    read = next((one for one in known if one.url == part.url), None)
    return read is None or not part.changed or part.changed != read.changed
