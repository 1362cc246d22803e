"""What does an entry say? Download its page, extract; the feed's text stands in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from watcher.articles.download import download
from watcher.articles.extract import extract
from watcher.errors import FetchError, WatcherError
from watcher.model.article import Article, Page
from watcher.model.entry import Entry
from watcher.pipeline.collect import outlet_of
from watcher.pipeline.world import World
from watcher.store import feeds
from watcher.store.entries import PendingEntry

MAX_ATTEMPTS = 3
_WALLS = frozenset({"paywall", "cookie-wall"})
# Clocks of publishers run ahead by minutes, time zones by hours; more is a mistake.
_FUTURE_TOLERANCE = timedelta(hours=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """
    What became of an entry: an *article*, or the *error* that stopped it.

    `again` is True when a later try may succeed.
    """

    pending: PendingEntry
    article: Article | None = None
    error: str | None = None
    again: bool = False


async def gather(world: World, pending: PendingEntry) -> Gathered:
    """Fetch the page of an entry and read it; the feed's own text stands in for it."""
    entry = pending.entry
    page, error, again = None, None, False
    if entry.link:
        world.observe("downloading", entry.link)
        try:
            page = await _page(world, entry.link)
        except WatcherError as trouble:
            error, again = str(trouble), _is_passing(trouble)
    if page is None and again and pending.attempts + 1 < MAX_ATTEMPTS:
        return Gathered(pending=pending, error=error, again=True)
    if page is None and not (entry.content or entry.summary or entry.title):
        return Gathered(pending=pending, error=error or "an entry without any text")
    world.observe("extracted", entry.link or entry.id)
    return Gathered(
        pending=pending, article=_article(world, pending, page), error=error
    )


async def _page(world: World, link: str) -> Page:
    response = await download(world.web, link)
    work = partial(extract, url=response.url, content_type=response.content_type)
    return await world.engine.submit(work, response.body)


def _is_passing(trouble: WatcherError) -> bool:
    if not isinstance(trouble, FetchError):
        return False
    status = trouble.status
    return status is None or status in {408, 425, 429} or status >= 500


def _article(world: World, pending: PendingEntry, page: Page | None) -> Article:
    entry = pending.entry
    told = entry.content or entry.summary
    # Behind a wall there is the wall's own text; the feed may have told more.
    walled = page is not None and bool(_WALLS & set(page.flags))
    use_page = page is not None and not (walled and len(told) > len(page.text))
    url = (page.url if page else None) or entry.link or f"{pending.feed_url}#{entry.id}"
    feed = next((f for f in world.settings.feeds if f.url == pending.feed_url), None)
    state = feeds.state_of(world.db, pending.feed_url)
    body = page.text if page and use_page else told
    return Article(
        id=article_id(url),
        outlet=outlet_of(feed, state, url),
        url=url,
        published=_published(entry, page, pending.found, world.now),
        title=entry.title or (page.title if page else ""),
        summary=_summary(entry, body),
        body=body,
        origin=page.origin if page else None,
        flags=(page.flags if page else ()) + (() if use_page else ("feed-text",)),
    )


def article_id(url: str) -> str:
    """
    Return the id of the article at *url*.

    >>> article_id("https://example.org/a")
    'art-c1fee08b5f'
    """
    return "art-" + hashlib.sha256(url.encode()).hexdigest()[:10]


def _published(
    entry: Entry, page: Page | None, found: datetime, now: datetime
) -> datetime:
    latest = now + _FUTURE_TOLERANCE
    for date in (entry.published, page.published if page else None, entry.updated):
        if date is not None and date <= latest:
            return date
    return found


def _summary(entry: Entry, body: str) -> str:
    # Most feeds repeat the first lines of the article: reading them twice adds nothing.
    start = entry.summary.rstrip(" .…[]")[:80]
    return "" if start and start in body else entry.summary
