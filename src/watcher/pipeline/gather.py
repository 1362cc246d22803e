"""What does an entry say? Download its page, extract; the feed's text stands in."""

from dataclasses import dataclass, replace

from watcher.articles.again import is_young, next_reading
from watcher.errors import (
    FetchError,
    ForbiddenAddressError,
    OversizeError,
    RobotsError,
    WatcherError,
)
from watcher.model.article import UNREAD, Article
from watcher.model.reread import PageMark, Reread
from watcher.pipeline.pages import ReadPage, read_page, sift_page
from watcher.pipeline.texts import FEED_TEXT, article_of
from watcher.pipeline.world import World
from watcher.relevance.sieve import Sifted
from watcher.store import revisions
from watcher.store.entries import PendingEntry

MAX_ATTEMPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """
    What became of an entry: an *article*, or the *error* that stopped it.

    `again` is True when a later try may succeed. `mark` is None when the text is the
    feed's. `passed_over` is what was found in a page that no profile can need.
    """

    pending: PendingEntry
    article: Article | None = None
    error: str | None = None
    again: bool = False
    mark: PageMark | None = None
    passed_over: Sifted | None = None


async def gather(world: World, pending: PendingEntry) -> Gathered:
    """Fetch the page of an entry and read it; the feed's own text stands in for it."""
    entry = pending.entry
    read: ReadPage | None = None
    trouble: WatcherError | None = None
    if entry.link:
        try:
            page = await _page(world, pending, entry.link)
        except WatcherError as raised:
            trouble = raised
        else:
            if isinstance(page, Sifted):
                return _unread(world, pending, page)
            read = page
    error, again = str(trouble) if trouble else None, _is_passing(trouble)
    if again and pending.attempts + 1 < MAX_ATTEMPTS:
        return Gathered(pending=pending, error=error, again=True)
    if read is None and not (entry.content or entry.summary or entry.title):
        return Gathered(pending=pending, error=error or "an entry without any text")
    world.observe("extracted", entry.link or entry.id)
    article = article_of(world, pending, read.page if read else None)
    if isinstance(trouble, RobotsError):
        article = replace(article, flags=("robots", *article.flags))
    own_text = read is not None and FEED_TEXT not in article.flags
    return Gathered(
        pending=pending,
        article=article,
        error=error,
        mark=read.mark if read and own_text else None,
    )


async def _page(
    world: World, pending: PendingEntry, link: str
) -> ReadPage | Sifted | None:
    entry, feed_url = pending.entry, pending.feed_url
    # Without a title in the feed an article would have none; an edition of a known one
    # is compared with what was read.
    chosen = world.settings.prefilter and pending.edition_of is None
    if not (chosen and entry.title):
        return await read_page(world, link, feed_url=feed_url)
    told = (entry.title, entry.summary, entry.content)

    def sift(page: bytes) -> Sifted | None:
        return world.prefilter.sift(pending.id, page, told)

    return await sift_page(world, link, feed_url=feed_url, sift=sift)


def _unread(world: World, pending: PendingEntry, page: Sifted) -> Gathered:
    world.observe("passed over", pending.entry.link or pending.entry.id)
    article = article_of(world, pending, None)
    article = replace(article, flags=(UNREAD, *article.flags))
    return Gathered(pending=pending, article=article, passed_over=page)


def plan_first(world: World, article: Article, gathered: Gathered) -> None:
    """
    Plan that the page of an article just read is read again; joins a transaction.

    The text of a feed has no page.
    """
    if gathered.mark:
        feed_url = gathered.pending.feed_url
        plan_reading(world, article, mark=gathered.mark, feed_url=feed_url)


def plan_reading(
    world: World, article: Article, *, mark: PageMark, feed_url: str
) -> None:
    """Plan the later readings of a page; what is old has settled, plans stay."""
    due = next_reading(world.now, world.now)
    is_old = not is_young(article.published, world.now)
    if due is None or is_old or revisions.planned(world.db, article.id):
        return
    reread = Reread(
        article_id=article.id, feed_url=feed_url, mark=mark, first=world.now, due=due
    )
    revisions.plan(world.db, reread)


def _is_passing(trouble: WatcherError | None) -> bool:
    lasting = (RobotsError, ForbiddenAddressError, OversizeError)
    if not isinstance(trouble, FetchError) or isinstance(trouble, lasting):
        return False
    status = trouble.status
    return status is None or status in {408, 425, 429} or status >= 500
