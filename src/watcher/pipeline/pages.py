"""What does a page say now? Ask for it, within the wishes of its host, and read it."""

from dataclasses import dataclass
from functools import partial

from watcher.articles.download import download
from watcher.articles.extract import extract
from watcher.articles.marks import conditions, is_same, mark_of
from watcher.errors import RobotsError
from watcher.model.article import Page
from watcher.model.reread import PageMark
from watcher.pipeline.world import World

_WALLS = frozenset({"paywall", "cookie-wall", "other-language"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page that was read, and the mark that tells it from a later one."""

    page: Page
    mark: PageMark


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
    work = partial(
        extract,
        url=response.url,
        content_type=response.content_type,
        now=world.now,
    )
    page = await world.engine.submit(work, response.body)
    return ReadPage(page=page, mark=mark_of(response, url=link, title=page.title))


def walls_of(page: Page) -> frozenset[str]:
    """Return the flags that say that *page* shows something instead of its article."""
    return _WALLS & set(page.flags)
