"""Where are the feeds of a site? What it declares, else the usual places."""

import asyncio
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import (  # type: ignore[import-untyped]
    HtmlElement,
    HTMLParser,
    document_fromstring,
)

from watcher.errors import FetchError
from watcher.feeds.ask import ACCEPT
from watcher.feeds.index import is_index
from watcher.feeds.parse import parse_feed, unpacked
from watcher.feeds.sitemap import listed_sitemaps
from watcher.italian.foreign.decode import charset_of, decode
from watcher.italian.foreign.links import web_link
from watcher.model.feed import ParsedFeed
from watcher.web import Response, Web

USUAL_PATHS = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/index.xml", "/atom.xml")
# A page may declare one feed for each of its sections; nobody asks for hundreds.
_MAX_DECLARED = 12
_MAX_HTML = 2_000_000
# The newest of an index; archives list one for each month since the paper began.
_MAX_SITEMAPS = 3
_FEED_TYPE = re.compile(
    r"\s*application/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json)\s*(?:;.*)?",
    re.IGNORECASE,
)
# WordPress declares the comments beside the articles; nobody means them first.
_COMMENTS = "/comments/"


class Place(StrEnum):
    """How we came to a feed's address."""

    GIVEN = "given"
    DECLARED = "declared"
    USUAL = "usual path"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """
    An address that may be a feed, and what it holds when it was asked.

    `response` is what it said; None when nothing usable came.
    """

    url: str
    place: Place
    parsed: ParsedFeed
    response: Response | None = None

    @property
    def is_feed(self) -> bool:
        """Tell whether the address gave a feed."""
        return bool(self.parsed.format)


async def discover(web: Web, url: str) -> tuple[Candidate, ...]:
    """
    Return the feed at *url*, else those that the page there declares.

    An index of sitemaps declares those of news and the newest. A page that declares
    none has its site asked at the usual paths; of those only the ones that are feeds
    count. Raise FetchError when *url* gives nothing.
    """
    page = await web.get(url, accept=ACCEPT)
    if not page.is_ok:
        raise FetchError(url, f"HTTP status {page.status}", status=page.status)
    given = _candidate(page, page.permanent_url or url, Place.GIVEN)
    if given.is_feed:
        return (given,)
    declared = declared_feeds(page.body, url=page.url, content_type=page.content_type)
    if declared := declared or _sitemaps(page):
        return await _ask_all(web, declared, Place.DECLARED)
    usual = [urljoin(page.url, path) for path in USUAL_PATHS]
    return tuple(c for c in await _ask_all(web, usual, Place.USUAL) if c.is_feed)


def _sitemaps(page: Response) -> tuple[str, ...]:
    if not is_index(page.body):
        return ()
    text = decode(unpacked(page.body), charset_of(page.content_type))
    listed = listed_sitemaps(text[:_MAX_HTML], url=page.url)
    return tuple(part.url for part in listed[:_MAX_SITEMAPS])


def declared_feeds(
    body: bytes, *, url: str, content_type: str | None = None
) -> tuple[str, ...]:
    """Return the feeds that the page *body* links as its alternates, comments last."""
    text = decode(body[:_MAX_HTML], charset_of(content_type))
    try:
        root = document_fromstring(text.encode(), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return ()
    base = web_link(next(iter(root.xpath("//base/@href")), ""), base=url) or url
    found = filter(None, (web_link(href, base=base) for href in _alternates(root)))
    ranked = sorted(dict.fromkeys(found), key=lambda link: _COMMENTS in link)
    return tuple(ranked[:_MAX_DECLARED])


def _alternates(root: HtmlElement) -> Iterator[str]:
    for link in root.iter("link"):
        words = link.get("rel", "").lower().split()
        if "alternate" in words and _FEED_TYPE.fullmatch(link.get("type", "")):
            yield link.get("href", "").strip()


async def _ask_all(
    web: Web, urls: Iterable[str], place: Place
) -> tuple[Candidate, ...]:
    found = await asyncio.gather(*(_ask(web, url, place) for url in urls))
    # Two paths may lead to one feed.
    return tuple({one.url: one for one in reversed(found)}.values())[::-1]


async def _ask(web: Web, url: str, place: Place) -> Candidate:
    try:
        answer = await web.get(url, accept=ACCEPT)
    except FetchError as error:
        return _no_feed(url, place, str(error))
    if not answer.is_ok:
        return _no_feed(url, place, f"HTTP status {answer.status}")
    return _candidate(answer, answer.permanent_url or url, place)


def _candidate(answer: Response, url: str, place: Place) -> Candidate:
    parsed = parse_feed(answer.body, url=answer.url, content_type=answer.content_type)
    return Candidate(url=url, place=place, parsed=parsed, response=answer)


def _no_feed(url: str, place: Place, why: str) -> Candidate:
    parsed = ParsedFeed(source=url, title="", format="", notes=(why,))
    return Candidate(url=url, place=place, parsed=parsed)
