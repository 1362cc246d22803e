"""Which entries does feedparser find in a text? In nearly anything, and slowly."""

import html
import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import feedparser

from watcher.feeds.entries import Fields, entries_of, text_field, utc
from watcher.feeds.wishes import wishes_of
from watcher.italian.foreign.plain import one_line
from watcher.italian.foreign.stamps import read_stamp
from watcher.italian.foreign.text import title_of
from watcher.model.feed import ParsedFeed

# feedparser takes the caption of a picture for the article's description.
_CAPTION = re.compile(r"(</?)media:description\b")
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_PLAIN_ZONE = re.compile(
    r"(?:\dZ|\b(?:UTC?|GMT|[ECMP][SD]T)|(?<![A-Za-z])[+-](?:0\d|1[0-4]):?\d\d)\s*$",
    re.IGNORECASE,
)


def parse_any(text: str, url: str, shown: str = "") -> ParsedFeed | None:
    """
    Read the feed *text*, which came from *url*; None when it is none.

    Entries whose marks are in *shown* are left out.
    """
    read = feedparser.parse(
        BytesIO(_CAPTION.sub(r"\1media:caption", text).encode()),
        response_headers=_HEADERS,
        # Every field becomes plain text here: cleaning its HTML first is waste.
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not read.version and not read.entries:
        return None
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
    content = max(bodies, key=len, default="")
    # Without a summary of its own an entry gets its content as one.
    summary = _marked_up(raw, "summary") if "summary_detail" in raw else ""
    return Fields(
        guid=text_field(raw, "id"),
        link=text_field(raw, "feedburner_origlink", "link"),
        title=_marked_up(raw, "title"),
        # Of a film nothing else may be told.
        summary=summary if summary or content else text_field(raw, "media_caption"),
        content=content,
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
