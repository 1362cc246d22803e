"""What does an entry say? Download its page, extract; the feed's text stands in."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from watcher.articles.again import is_young, next_reading
from watcher.articles.download import download
from watcher.articles.extract import extract
from watcher.articles.marks import conditions, is_same, mark_of
from watcher.errors import (
    FetchError,
    ForbiddenAddressError,
    RobotsError,
    WatcherError,
)
from watcher.model.article import Article, Page
from watcher.model.entry import Entry
from watcher.model.reread import PageMark, Reread
from watcher.pipeline.collect import outlet_of
from watcher.pipeline.world import World
from watcher.store import feeds, revisions
from watcher.store.entries import PendingEntry

MAX_ATTEMPTS = 3
FEED_TEXT = "feed-text"
_WALLS = frozenset({"paywall", "cookie-wall"})
# Clocks of publishers run ahead by minutes, time zones by hours; more is a mistake.
_FUTURE_TOLERANCE = timedelta(hours=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page that was read, and the mark that tells it from a later one."""

    page: Page
    mark: PageMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """
    What became of an entry: an *article*, or the *error* that stopped it.

    `again` is True when a later try may succeed. `mark` is None when the text is the
    feed's.
    """

    pending: PendingEntry
    article: Article | None = None
    error: str | None = None
    again: bool = False
    mark: PageMark | None = None


async def gather(world: World, pending: PendingEntry) -> Gathered:
    """Fetch the page of an entry and read it; the feed's own text stands in for it."""
    entry = pending.entry
    read: ReadPage | None = None
    trouble: WatcherError | None = None
    if entry.link:
        try:
            read = await read_page(world, entry.link, feed_url=pending.feed_url)
        except WatcherError as raised:
            trouble = raised
    error, again = str(trouble) if trouble else None, _is_passing(trouble)
    if again and pending.attempts + 1 < MAX_ATTEMPTS:
        return Gathered(pending=pending, error=error, again=True)
    if read is None and not (entry.content or entry.summary or entry.title):
        return Gathered(pending=pending, error=error or "an entry without any text")
    world.observe("extracted", entry.link or entry.id)
    article = _article(world, pending, read.page if read else None)
    if isinstance(trouble, RobotsError):
        article = replace(article, flags=("robots", *article.flags))
    own_text = read is not None and FEED_TEXT not in article.flags
    return Gathered(
        pending=pending,
        article=article,
        error=error,
        mark=read.mark if read and own_text else None,
    )


async def read_page(
    world: World, link: str, *, feed_url: str, known: PageMark | None = None
) -> ReadPage | None:
    """
    Ask for the page at *link* and read it; None when it is still the one *known*.

    Raise RobotsError when its host forbids it, or that of a page it redirects to; what
    is forbidden is not asked for.
    """
    feed = next((f for f in world.settings.feeds if f.url == feed_url), None)

    async def before(url: str) -> None:
        by_rules = feed is None or feed.robots
        if by_rules and not await world.robots.permit(world.web, url, world.now):
            raise RobotsError(link, "robots.txt forbids the page")
        world.observe("downloading", url)

    asked = conditions(known) if known else None
    response = await download(world.web, link, conditions=asked, before=before)
    if known and is_same(response, known):
        return None
    work = partial(extract, url=response.url, content_type=response.content_type)
    page = await world.engine.submit(work, response.body)
    return ReadPage(page=page, mark=mark_of(response, url=link, title=page.title))


def plan_first(world: World, article: Article, gathered: Gathered) -> None:
    """
    Plan that the page of an article just stored is read again; joins a transaction.

    The text of a feed has no page, and what is old has settled.
    """
    due = next_reading(world.now, world.now)
    if gathered.mark and due and is_young(article.published, world.now):
        reread = Reread(
            article_id=article.id,
            feed_url=gathered.pending.feed_url,
            mark=gathered.mark,
            first=world.now,
            due=due,
        )
        revisions.plan(world.db, reread)


def is_walled(page: Page) -> bool:
    """Tell whether *page* shows a wall instead of its article."""
    return bool(_WALLS & set(page.flags))


def _is_passing(trouble: WatcherError | None) -> bool:
    lasting = (RobotsError, ForbiddenAddressError)
    if not isinstance(trouble, FetchError) or isinstance(trouble, lasting):
        return False
    status = trouble.status
    return status is None or status in {408, 425, 429} or status >= 500


def _article(world: World, pending: PendingEntry, page: Page | None) -> Article:
    entry = pending.entry
    told = entry.content or entry.summary
    # Behind a wall there is the wall's own text; the feed may have told more.
    walled = page is not None and is_walled(page)
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
        flags=(page.flags if page else ()) + (() if use_page else (FEED_TEXT,)),
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
