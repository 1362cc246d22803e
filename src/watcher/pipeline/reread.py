"""What do matched articles say later? Ask their pages again, judge what changed."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

from watcher.articles.again import next_reading
from watcher.errors import FetchError, WatcherError
from watcher.model.article import UNREAD, Article, Page
from watcher.model.reread import PageMark, Reread
from watcher.pipeline.editions import keep_edition
from watcher.pipeline.gather import plan_reading
from watcher.pipeline.judge import Judge
from watcher.pipeline.pages import ReadPage, read_page, walls_of
from watcher.pipeline.texts import FEED_TEXT
from watcher.pipeline.world import Report, World
from watcher.store import articles, entries, revisions

_BATCH = 50
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What asking again gave: a page, or None when it is the same or failed."""

    reread: Reread
    read: ReadPage | None = None
    gone: bool = False


async def reread_due(world: World, report: Report, judge: Judge) -> None:
    """
    Read again the pages that are due; each is settled in a transaction of its own.

    A page that fails is asked again at its next time, one that is gone no more.
    """
    while batch := revisions.due(world.db, world.now, limit=_BATCH):
        async for reading in _readings(world, batch):
            report.pages_reread += 1
            with world.db.atomic():
                _settle(world, report, judge, reading)
            world.observe("reread", reading.reread.mark.url)
            # A signal to stop is heard after each article.
            await asyncio.sleep(0)


def plan_late(world: World, article: Article) -> None:
    """
    Plan that the page of a young article is read again that a profile found afterwards.

    Nothing is known of the page by which it could be asked conditionally the first
    time. Joins a transaction.
    """
    feed_url = entries.feed_of(world.db, article.id)
    if feed_url and not {FEED_TEXT, UNREAD} & set(article.flags):
        mark = PageMark(url=article.url, title="", digest="")
        plan_reading(world, article, mark=mark, feed_url=feed_url)


async def _readings(world: World, due: list[Reread]) -> AsyncIterator[_Reading]:
    """Yield each reading as soon as it and those due before it are there."""
    asked = [asyncio.ensure_future(_read(world, one)) for one in due]
    try:
        for each in asked:
            yield await each
    finally:
        for each in asked:
            each.cancel()


async def _read(world: World, reread: Reread) -> _Reading:
    mark = reread.mark
    try:
        read = await read_page(world, mark.url, feed_url=reread.feed_url, known=mark)
    except WatcherError as error:
        gone = isinstance(error, FetchError) and error.status in _GONE
        return _Reading(reread=reread, gone=gone)
    if read and _wall_went_up(world, reread, read.page):
        read = None
    return _Reading(reread=reread, read=read)


def _wall_went_up(world: World, reread: Reread, page: Page) -> bool:
    # It says nothing of the article behind it. A teaser that was one before is mended
    # like any text.
    first = articles.by_id(world.db, reread.article_id)
    return not walls_of(page) <= set(first.flags if first else ())


def _settle(world: World, report: Report, judge: Judge, reading: _Reading) -> None:
    reread, read = reading.reread, reading.read
    if read is not None:
        _revise(world, report, judge, reread, read.page)
    due = next_reading(reread.first, world.now)
    if due is None or reading.gone:
        revisions.end(world.db, reread.article_id)
        return
    mark: PageMark = read.mark if read else reread.mark
    revisions.plan(world.db, replace(reread, mark=mark, due=due))


def _revise(
    world: World, report: Report, judge: Judge, reread: Reread, page: Page
) -> None:
    first = articles.by_id(world.db, reread.article_id)
    if first is not None:
        mark = reread.mark
        keep_edition(
            world, report, judge, first, lambda known: _later(known, mark, page)
        )


def _later(known: Article, mark: PageMark, page: Page) -> Article:
    # The feed's headline is often another than the page's: only a page that changed
    # its own has a new one.
    kept = not mark.title or page.title in {mark.title, ""}
    title = known.title if kept else page.title
    return replace(known, title=title, body=page.text)
