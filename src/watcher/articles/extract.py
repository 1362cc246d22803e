"""What is the article in this page: its text, title, author and date?"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import partial
from itertools import chain

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, document_fromstring  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from watcher.articles.bylines import author_of, title_of
from watcher.articles.canonical import canonical_url
from watcher.articles.dates import published_of
from watcher.articles.facts import Facts, facts_of
from watcher.articles.furniture import remove_furniture
from watcher.articles.kinds import media_type
from watcher.articles.linkboxes import remove_boxes
from watcher.articles.paragraphs import paragraphs_of
from watcher.articles.plaintext import read_plain
from watcher.articles.walls import SHORT_CHARS, TEASER_CHARS, wall_flags, without_wall
from watcher.errors import ArticleError
from watcher.italian.foreign.decode import charset_of, decode
from watcher.italian.foreign.language import language_of
from watcher.italian.foreign.markup import harmless
from watcher.italian.foreign.plain import one_line
from watcher.italian.speech.origins import origin_of
from watcher.model.article import Page

# It warns of every page without text; we raise ArticleError for those.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_MAX_CHARS = 5_000_000
_MUCH_MORE = 1.5
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|article|div|p|h1)\b", re.IGNORECASE)


def extract(body: bytes | str, *, url: str, content_type: str | None = None) -> Page:
    """
    Return the article in *body*, a page or plain text that came from *url*.

    Paragraphs are separated by a blank line. Raise ArticleError when there is no
    readable text.
    """
    text = body if isinstance(body, str) else decode(body, charset_of(content_type))
    text = text[:_MAX_CHARS]
    if media_type(content_type) == "text/plain" or not _MARKUP.search(text):
        return read_plain(text, url=url)
    tree = _tree(text, url)
    facts = facts_of(tree)
    title = title_of(tree, facts, url)
    author = author_of(tree, facts)
    tidy = partial(paragraphs_of, title=title, author=author)
    tries = (_best(one, tidy) for one in _readings(tree, facts, title, url))
    raw, found = next((one for one in tries if one[1]), ("", ""))
    if not found:
        raise ArticleError(url, "no readable text in the page")
    published = published_of(tree, facts, raw, url)
    shown = _shown(tree) if len(found) < TEASER_CHARS else ""
    flags = wall_flags(found, shown, facts)
    if "paywall" in flags:
        found = without_wall(found)
    return Page(
        source=url,
        url=canonical_url(facts.canonical, url),
        title=title,
        text=found,
        author=author,
        published=published,
        language=language_of(found),
        # The raw reading: a signature on a line of its own is no part of the text.
        origin=origin_of(raw, title),
        flags=flags if published else (*flags, "no-date"),
    )


def _tree(text: str, url: str) -> HtmlElement:
    try:
        return document_fromstring(harmless(text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError(url, "no page that can be read") from error


def _best(readings: Iterable[str], tidy: Callable[[str], str]) -> tuple[str, str]:
    # The first long enough, as it was read and tidied. Precision gives up on short or
    # odd pages; of those a later reading must tell much more, or it tells of the boxes.
    best = ("", "")
    for raw in readings:
        text = tidy(raw)
        if len(text) > _MUCH_MORE * len(best[1]):
            best = (raw, text)
        if len(best[1]) >= SHORT_CHARS:
            break
    return best


def _readings(
    tree: HtmlElement, facts: Facts, title: str, url: str
) -> Iterator[Iterable[str]]:
    article = copy(tree)
    remove_boxes(article, url)
    unfurnished = copy(article)
    remove_furniture(unfurnished, title)
    yield chain(_read(unfurnished), map(str, facts.stated("articleBody")))
    # The article itself may be named as furniture.
    yield _read(article)


def _read(tree: HtmlElement) -> Iterator[str]:
    for precision, recall in ((True, False), (False, False), (False, True)):
        document = bare_extraction(
            tree,
            fast=True,
            favor_precision=precision,
            favor_recall=recall,
            include_comments=False,
            include_tables=False,
        )
        yield str(getattr(document, "text", None) or "")


def _shown(tree: HtmlElement) -> str:
    visible = tree.xpath("//body//text()[not(parent::script) and not(parent::style)]")
    return one_line(" ".join(visible)[:200_000], max_chars=200_000)
