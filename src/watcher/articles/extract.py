"""What is the article in this page: its text, title, author and date?"""

from collections.abc import Callable
from copy import copy
from datetime import UTC, datetime

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import (  # type: ignore[import-untyped]
    HtmlComment,
    HtmlElement,
    HtmlEntity,
    HTMLParser,
    HtmlProcessingInstruction,
    document_fromstring,
)

from watcher.articles.bylines import author_of, signatures_of, signing_agency
from watcher.articles.canonical import canonical_url
from watcher.articles.dates import published_of
from watcher.articles.facts import Facts, facts_of
from watcher.articles.headline import title_of
from watcher.articles.linkboxes import remove_boxes
from watcher.articles.paragraphs import beginning_of
from watcher.articles.plaintext import is_plain, read_plain
from watcher.articles.reading import article_in
from watcher.articles.remains import remains_of
from watcher.articles.walls import (
    TEASER_CHARS,
    fact_flags,
    is_gone,
    wall_flags,
    without_wall,
)
from watcher.errors import ArticleError
from watcher.italian.foreign.decode import charset_of, decode
from watcher.italian.foreign.language import language_of
from watcher.italian.foreign.markup import harmless
from watcher.italian.foreign.plain import one_line
from watcher.italian.speech.origins import origin_of
from watcher.model.article import Page

_MAX_CHARS = 5_000_000
_MENUS = ("script", "style", "nav", "header", "footer", "aside")
# lxml's own parser asks Python for the class of every element it shows: forms have
# theirs, which nobody needs here.
_PARSER = HTMLParser()
_PARSER.set_element_class_lookup(
    etree.ElementDefaultClassLookup(
        element=HtmlElement,
        comment=HtmlComment,
        pi=HtmlProcessingInstruction,
        entity=HtmlEntity,
    )
)
_END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)


def extract(
    body: bytes | str,
    *,
    url: str,
    content_type: str | None = None,
    now: datetime = _END_OF_TIME,
) -> Page:
    """
    Return the article in *body*, a page or plain text that came from *url*.

    Paragraphs are separated by a blank line. No date ahead of *now* is believed. Raise
    ArticleError when there is no readable text.
    """
    text = body if isinstance(body, str) else decode(body, charset_of(content_type))
    text = text[:_MAX_CHARS]
    if is_plain(text, content_type):
        return read_plain(text, url=url, now=now)
    tree = _tree(text, url)
    return _read_page(tree, _without_boxes(tree, url), url, now)


def extract_wanted(
    markup: str,
    wanted: Callable[[bytes], bool],
    *,
    url: str,
    now: datetime = _END_OF_TIME,
) -> Page | bytes:
    """
    Return the article in *markup* as `extract` does, if what it is read from is wanted.

    Of what is not *wanted* that is returned: markup (UTF-8) without boxes of links.
    """
    tree = _tree(markup[:_MAX_CHARS], url)
    boxless = _without_boxes(tree, url)
    remains = remains_of(tree, boxless)
    if not wanted(remains):
        return remains
    return _read_page(tree, boxless, url, now)


def _read_page(
    tree: HtmlElement, boxless: HtmlElement, url: str, now: datetime
) -> Page:
    facts = facts_of(tree)
    title = title_of(tree, facts, url)
    signatures = signatures_of(tree, facts)
    author = author_of(signatures, facts)
    raw, found = article_in(boxless, facts, title=title, author=author)
    if not found:
        raise ArticleError(url, "no readable text in the page")
    if is_gone(found, title):
        raise ArticleError(url, "the page says that it has no article")
    published = published_of(tree, facts, raw, url, now=now)
    whole, flags = _before_walls(tree, found, facts)
    found = beginning_of(whole)
    language = language_of(found)
    return Page(
        source=url,
        url=canonical_url(facts.canonical, url),
        title=title,
        text=found,
        author=author,
        published=published,
        language=language,
        # The raw reading: a signature on a line of its own is no part of the text.
        origin=origin_of(raw, title) or signing_agency(signatures),
        flags=(*flags, *fact_flags(published, language, cut=found != whole)),
    )


def _before_walls(
    tree: HtmlElement, found: str, facts: Facts
) -> tuple[str, tuple[str, ...]]:
    """Return the text *found* without the notice of a wall, and the flags of walls."""
    shown = _shown(tree) if len(found) < TEASER_CHARS else ""
    flags = wall_flags(found, shown, facts)
    return (without_wall(found) if "paywall" in flags else found), flags


def _tree(text: str, url: str) -> HtmlElement:
    try:
        return document_fromstring(harmless(text), parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError(url, "no page that can be read") from error


def _without_boxes(tree: HtmlElement, url: str) -> HtmlElement:
    boxless = copy(tree)
    remove_boxes(boxless, url)
    return boxless


def _shown(tree: HtmlElement) -> str:
    shown = copy(tree)
    for part in list(shown.iter(*_MENUS)):
        # The header of an article holds its headline, that of the site its menu.
        if next(part.iter("h1"), None) is None:
            part.drop_tree()
    return one_line(" ".join(shown.itertext())[:200_000], max_chars=200_000)
