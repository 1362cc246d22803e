"""What do we remember of a page that is to be read again?"""

from dataclasses import dataclass
from datetime import datetime

from watcher.model.article import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """
    What tells whether the page at `url` has changed.

    Validators are kept byte for byte as the server sent them; `digest` is a hash of
    the body, `title` the page's own headline, which may differ from the feed's.
    """

    url: str
    title: str
    digest: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """An article to be read again at `due`; `first` is when it was read first."""

    article_id: str
    feed_url: str
    mark: PageMark
    first: datetime
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A text that took the place of an earlier one; `number` counts from 1."""

    article: Article
    number: int
    found: datetime
