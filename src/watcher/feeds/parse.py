"""Which entries does a body hold when it is read as a feed?"""

import gzip
import re
from dataclasses import replace
from io import BytesIO

from watcher.feeds.cut import without_cut_entry
from watcher.feeds.jsonfeed import parse_json
from watcher.feeds.plain import parse_plain
from watcher.feeds.sitemap import parse_sitemap
from watcher.italian.foreign.decode import charset_of, decode
from watcher.italian.foreign.markup import harmless
from watcher.model.feed import ParsedFeed

_MAX_BYTES = 25 * 2**20
_ROOT = re.compile(r"<(?:\w{1,40}:)?([A-Za-z]{1,40})[\s>/]")
_FEED_START = re.compile(
    r"<\?xml\b|<!DOCTYPE\b|<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE
)
# PHP warnings and blank lines may stand before the feed.
_JUNK_CHARS = 20_000
_NO_FEED = "not a feed: {}"
_NO_FEEDS = {
    "html": "a web page",
    "sitemapindex": "an index of sitemaps, which `watcher feeds discover` lists",
}


def parse_feed(
    body: bytes, *, url: str, content_type: str | None = None, shown: str = ""
) -> ParsedFeed:
    """
    Read *body*, which came from *url*, as a feed of any kind. Never raises.

    Entries whose marks are in *shown* say what they said before and are left out.
    A body that is no feed has the format "", no entries and a note that says why.
    """
    try:
        return _parse(body, url, content_type, shown)
    except Exception as error:  # noqa: BLE001  # foreign parsers meet hostile bytes
        return _nothing(url, f"the parser gave up ({type(error).__name__})")


def _parse(body: bytes, url: str, content_type: str | None, shown: str) -> ParsedFeed:
    if len(body) > _MAX_BYTES:
        return _nothing(url, "too large")
    text = decode(unpacked(body), charset_of(content_type)).strip()
    if not text:
        return _nothing(url, "empty")
    if text[0] in "{[":
        return parse_json(text, url=url, shown=shown) or _nothing(
            url, "JSON, but no JSON Feed"
        )
    repaired = _repaired(text)
    whole = without_cut_entry(repaired)
    parsed = _parse_markup(whole, url, shown)
    if whole is repaired or not parsed.format:
        return parsed
    notes = ("it ends in the middle of an entry", *parsed.notes)
    return replace(parsed, notes=notes, is_cut=True)


def _parse_markup(text: str, url: str, shown: str) -> ParsedFeed:
    root = _root(text)
    if root == "urlset":
        return parse_sitemap(text, url=url, shown=shown)
    if root in _NO_FEEDS:
        return _nothing(url, _NO_FEEDS[root])
    return parse_plain(text, url, shown) or _parse_odd(text, url, shown)


def _parse_odd(text: str, url: str, shown: str) -> ParsedFeed:
    # Only here, for a worker that meets plain feeds alone never needs feedparser.
    from watcher.feeds.anything import parse_any  # noqa: PLC0415

    return parse_any(text, url, shown) or _nothing(url, "no feed format that we know")


def unpacked(body: bytes) -> bytes:
    """Return *body* without its gzip: sitemaps are often served as .gz files."""
    if body[:2] != b"\x1f\x8b":
        return body
    with gzip.GzipFile(fileobj=BytesIO(body)) as packed:
        return packed.read(_MAX_BYTES)


def _repaired(text: str) -> str:
    start = _FEED_START.search(text, 0, _JUNK_CHARS)
    root = _ROOT.search(text)
    if start and not (
        root and root.group(1).lower() == "html" and root.start() < start.start()
    ):
        text = text[start.start() :]
    return harmless(text)


def _root(text: str) -> str:
    rest = re.sub(r"<!--.*?-->", "", text[:_JUNK_CHARS], flags=re.DOTALL)
    found = _ROOT.search(rest)
    return found.group(1).lower() if found else ""


def _nothing(url: str, why: str) -> ParsedFeed:
    return ParsedFeed(source=url, title="", format="", notes=(_NO_FEED.format(why),))
