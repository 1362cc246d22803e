"""What does a feed say about one article?"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    One entry of a feed, as plain text and aware UTC times.

    `id` is the entry's identity inside its feed (guid, else canonical link,
    else a hash of the content). `summary` and `content` are plain text.
    """

    id: str
    link: str | None
    title: str
    published: datetime | None = None
    updated: datetime | None = None
    summary: str = ""
    content: str = ""
