"""What is a feed, and what do we remember of asking it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from watcher.model.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """
    One `[[feed]]` of feeds.toml. `every` is None for the general interval.

    `robots` is False when the robots.txt of its pages' hosts is not asked.
    """

    url: str
    title: str | None = None
    every: timedelta | None = None
    robots: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """
    How a feed's own text wants to be asked.

    At most once in `minutes`, and not in `skip_hours` (0 to 23) and on `skip_days`
    (Monday is 0) of UTC.
    """

    minutes: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """
    A sitemap that an index lists, and what its last answer left behind.

    `changed` is the index's word for its last change, as written; "" when it says none
    or when the sitemap is to be asked again all the same.
    """

    url: str
    changed: str = ""
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """
    What the last answers of a feed left behind.

    Validators are kept byte for byte as the server sent them. All times are
    aware and UTC. `failures` counts consecutive failed polls. `next_due` is when our
    own rhythm asks again, `not_before` until when the server asked us to wait.
    `last_new` is when an answer last held entries that we did not know, `body_hash`
    tells the body that was read last from another one, `shown` has the marks of its
    entries, end to end. `parts` are the sitemaps of an index that were asked.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    next_due: datetime | None = None
    not_before: datetime | None = None
    last_polled: datetime | None = None
    last_ok: datetime | None = None
    last_new: datetime | None = None
    last_status: int | None = None
    last_error: str | None = None
    failures: int = 0
    title: str | None = None
    moved_to: str | None = None
    retired: bool = False
    body_hash: str | None = None
    shown: str = ""
    wishes: Wishes = Wishes()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """
    What a body says when it is read as a feed.

    `format` is e.g. "rss20", "atom10", "json" or "" when it is no feed; then
    `entries` is empty and `notes` says why. `ttl_minutes` is the feed's own hint.
    `marks` has, by the ids of all entries, what tells each from one that says anything
    else; it is empty when the entries cannot be told apart one by one. `is_cut` tells
    that the body ends in the middle of an entry, which is left out. `parts` are the
    sitemaps that were read together as this feed.
    """

    source: str
    title: str
    format: str
    entries: tuple[Entry, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    ttl_minutes: int | None = None
    wishes: Wishes = Wishes()
    is_cut: bool = False
    parts: tuple[Part, ...] = ()
