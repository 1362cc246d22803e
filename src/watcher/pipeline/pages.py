"""What does a page say now? Ask for it, within the wishes of its host, and read it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from watcher.articles.download import download
from watcher.articles.extract import extract, extract_wanted
from watcher.articles.marks import conditions, is_same, mark_of
from watcher.articles.plaintext import is_plain
from watcher.errors import RobotsError
from watcher.italian.foreign.decode import charset_of, decode_to_utf8
from watcher.model.article import Page
from watcher.model.reread import PageMark
from watcher.pipeline.world import World
from watcher.relevance.second_look import still_stand
from watcher.relevance.sieve import Sifted
from watcher.web import Response

_WALLS = frozenset({"paywall", "cookie-wall", "other-language"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page that was read, and the mark that tells it from a later one."""

    page: Page
    mark: PageMark


Sift = Callable[[bytes], Sifted | None]
"""Returns what a page (UTF-8) holds of what is sought; None: it is to be read."""


async def read_page(
    world: World, link: str, *, feed_url: str, known: PageMark | None = None
) -> ReadPage | None:
    """
    Ask for the page at *link* and read it; None when it is still the one *known*.

    Raise RobotsError when its host forbids it, or that of a page it redirects to; what
    is forbidden is not asked for.
    """
    response = await _ask(world, link, feed_url=feed_url, known=known)
    if known and is_same(response, known):
        return None
    return await _read(world, link, response, response.body)


async def sift_page(
    world: World, link: str, *, feed_url: str, sift: Sift
) -> ReadPage | Sifted:
    """
    Ask for the page at *link*; read it unless *sift* says that nobody needs it.

    What lets a page through must stand there still when its boxes of links are gone.
    """
    response = await _ask(world, link, feed_url=feed_url)
    # Decoded once: what the reader gets is the very text that was sifted.
    text, page = decode_to_utf8(response.body, charset_of(response.content_type))
    sifted = None if is_plain(text, response.content_type) else sift(page)
    if sifted is None:
        return await _read(world, link, response, text)
    if not sifted.words:
        return sifted
    return await _read_wanted(world, link, response, text, sifted)


async def _read_wanted(
    world: World, link: str, response: Response, text: str, sifted: Sifted
) -> ReadPage | Sifted:
    wanted = partial(still_stand, sifted.words)
    work = partial(extract_wanted, wanted=wanted, url=response.url, now=world.now)
    found = await world.engine.submit(work, text)
    if isinstance(found, Page):
        return _marked(found, link, response)
    return sifted.left(found)


async def _ask(
    world: World, link: str, *, feed_url: str, known: PageMark | None = None
) -> Response:
    feed = next((f for f in world.settings.feeds if f.url == feed_url), None)

    async def before(url: str) -> None:
        by_rules = feed is None or feed.robots
        if by_rules and not await world.robots.permit(world.web, url, world.now):
            raise RobotsError(link, "robots.txt forbids the page")
        world.observe("downloading", url)

    asked = conditions(known) if known else None
    return await download(world.web, link, conditions=asked, before=before)


async def _read(
    world: World, link: str, response: Response, body: bytes | str
) -> ReadPage:
    work = partial(
        extract,
        url=response.url,
        content_type=response.content_type,
        now=world.now,
    )
    return _marked(await world.engine.submit(work, body), link, response)


def _marked(page: Page, link: str, response: Response) -> ReadPage:
    return ReadPage(page=page, mark=mark_of(response, url=link, title=page.title))


def walls_of(page: Page) -> frozenset[str]:
    """Return the flags that say that *page* shows something instead of its article."""
    return _WALLS & set(page.flags)
