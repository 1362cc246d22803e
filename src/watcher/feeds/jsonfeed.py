"""What does a JSON Feed say?"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from watcher.feeds.entries import Fields, entries_of, text_field
from watcher.italian.foreign.stamps import read_stamp
from watcher.italian.foreign.text import title_of
from watcher.model.feed import ParsedFeed

_VERSION = "https://jsonfeed.org/version/"


def parse_json(text: str, *, url: str, shown: str = "") -> ParsedFeed | None:
    """Return the JSON Feed in *text* but for entries *shown*; None when it is none."""
    try:
        # Numbers as they are written: an identity has no size, Python's numbers do.
        feed = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not text_field(feed, "version").startswith(
        _VERSION
    ):
        return None
    base = text_field(feed, "home_page_url", "feed_url") or url
    entries, marks, notes = entries_of(_items(feed), base=base, shown=shown)
    return ParsedFeed(
        source=url,
        title=title_of(escape(text_field(feed, "title"))),
        format="json",
        entries=entries,
        marks=marks,
        notes=notes,
    )


def _items(feed: dict[str, Any]) -> Iterator[Fields]:
    items = feed.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            yield Fields(
                # Version 1 allowed numbers.
                guid=text_field(item, "id"),
                link=text_field(item, "url", "external_url"),
                title=escape(text_field(item, "title")),
                summary=escape(text_field(item, "summary")),
                content=text_field(item, "content_html")
                or escape(text_field(item, "content_text")),
                published=read_stamp(text_field(item, "date_published")),
                updated=read_stamp(text_field(item, "date_modified")),
            )
