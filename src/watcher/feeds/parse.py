"""Which entries does a body hold when it is read as a feed?"""

import gzip
import html
import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import feedparser

from watcher.feeds.entries import Fields, entries_of, text_field, utc
from watcher.feeds.jsonfeed import parse_json
from watcher.feeds.plain import parse_plain
from watcher.feeds.sitemap import parse_sitemap
from watcher.feeds.wishes import wishes_of
from watcher.italian.foreign.decode import charset_of, decode
from watcher.italian.foreign.markup import harmless
from watcher.italian.foreign.plain import one_line
from watcher.italian.foreign.stamps import read_stamp
from watcher.italian.foreign.text import title_of
from watcher.model.feed import ParsedFeed

_MAX_BYTES = 25 * 2**20
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_ROOT = re.compile(r"<(?:\w{1,40}:)?([A-Za-z]{1,40})[\s>/]")
_FEED_START = re.compile(
    r"<\?xml\b|<!DOCTYPE\b|<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE
)
# PHP warnings and blank lines may stand before the feed.
_JUNK_CHARS = 20_000
_PLAIN_ZONE = re.compile(
    r"(?:\dZ|\b(?:UTC?|GMT|[ECMP][SD]T)|[+-](?:0\d|1[0-4]):?\d\d)\s*$", re.IGNORECASE
)
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
    text = _repaired(text)
    root = _root(text)
    if root == "urlset":
        return parse_sitemap(text, url=url, shown=shown)
    if root in _NO_FEEDS:
        return _nothing(url, _NO_FEEDS[root])
    return parse_plain(text, url, shown) or parse_any(text, url, shown)


def parse_any(text: str, url: str, shown: str = "") -> ParsedFeed:
    """Read the feed *text*, which came from *url*, by feedparser."""
    read = feedparser.parse(
        BytesIO(text.encode()),
        response_headers=_HEADERS,
        # Every field becomes plain text here: cleaning its HTML first is waste.
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not read.version and not read.entries:
        return _nothing(url, "no feed format that we know")
    base = _base(read.feed, url)
    found = (_fields(one, read.version) for one in read.entries)
    entries, marks, notes = entries_of(found, base=base, shown=shown)
    if read.bozo:
        notes = (one_line(f"not well-formed: {read.bozo_exception}"), *notes)
    return ParsedFeed(
        source=url,
        title=title_of(text_field(read.feed, "title")),
        format=read.version or "unknown",
        entries=entries,
        marks=marks,
        notes=notes,
        ttl_minutes=_ttl(read.feed),
        wishes=wishes_of(text),
    )


def _fields(entry: dict[str, Any], version: str) -> Fields:
    # A plain dict, because feedparser's own look-up maps names and warns about it.
    raw = dict(entry.items())
    bodies = [part.get("value") or "" for part in raw.get("content") or ()]
    updated = _moment(raw, "updated")
    published = _moment(raw, "published") or _moment(raw, "created")
    if published is None and version.startswith("rss"):
        # `dc:date` in an item is when it was published; feedparser says updated.
        published, updated = updated, None
    return Fields(
        guid=text_field(raw, "id"),
        link=text_field(raw, "feedburner_origlink", "link"),
        title=_marked_up(raw, "title"),
        # Without a summary of its own an entry gets its content as one.
        summary=_marked_up(raw, "summary") if "summary_detail" in raw else "",
        content=max(bodies, key=len, default=""),
        published=published,
        updated=updated,
    )


def _marked_up(raw: Mapping[str, Any], name: str) -> str:
    value = text_field(raw, name)
    kind = (raw.get(f"{name}_detail") or {}).get("type")
    # In plain text "<" is a sign of its own ("PIL < 1%"), no tag.
    return html.escape(value, quote=False) if kind == "text/plain" else value


def _moment(raw: Mapping[str, Any], name: str) -> datetime | None:
    written = text_field(raw, name)
    # feedparser takes what has no zone, or one that it does not know (CEST), for UTC.
    ours = None if _PLAIN_ZONE.search(written) else read_stamp(written)
    return ours or utc(raw.get(f"{name}_parsed")) or read_stamp(written)


def _base(feed: Mapping[str, Any], url: str) -> str:
    # Relative links of feeds mean the feed's address; a file on disk has none.
    return url if "://" in url else text_field(feed, "link")


def _ttl(feed: Mapping[str, Any]) -> int | None:
    value = text_field(feed, "ttl").strip()
    return int(value) if re.fullmatch(r"[0-9]{1,6}", value) else None


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
