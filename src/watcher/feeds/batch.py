"""Which entries do many bodies hold? One task for a worker instead of many."""

from collections.abc import Sequence
from dataclasses import dataclass

from watcher.feeds.parse import parse_feed
from watcher.model.feed import ParsedFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """
    What a server sent for a feed: the bytes, from where, and their declared type.

    `shown` has the marks of the entries that it showed before.
    """

    content: bytes
    url: str
    content_type: str | None = None
    shown: str = ""


def parse_feeds(bodies: Sequence[Body]) -> list[ParsedFeed]:
    """Read each of the *bodies*, in order, as `parse_feed` does."""
    return [
        parse_feed(
            body.content,
            url=body.url,
            content_type=body.content_type,
            shown=body.shown,
        )
        for body in bodies
    ]
