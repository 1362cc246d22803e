"""What is the article in this page: its text, title, author and date?"""

import logging
import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, document_fromstring  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from watcher.articles.bylines import author_of, title_of
from watcher.articles.canonical import canonical_url
from watcher.articles.dates import published_of
from watcher.articles.facts import Facts, facts_of
from watcher.articles.kinds import media_type
from watcher.articles.plaintext import read_plain
from watcher.articles.walls import SHORT_CHARS, TEASER_CHARS, wall_flags, without_wall
from watcher.errors import ArticleError
from watcher.italian.foreign.decode import charset_of, decode
from watcher.italian.foreign.language import language_of
from watcher.italian.foreign.leftovers import ends_sentence, without_leftovers
from watcher.italian.foreign.markup import harmless
from watcher.italian.foreign.plain import one_line
from watcher.italian.speech.origins import origin_of
from watcher.italian.words import fold
from watcher.model.article import Page

# It warns of every page without text; we raise ArticleError for those.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_MAX_CHARS = 5_000_000
_PROSE_CHARS = 120
_MAX_TEXT = 200_000
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
    raw, found = _best(tree, facts, title)
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
        author=author_of(tree, facts),
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


def _best(tree: HtmlElement, facts: Facts, title: str) -> tuple[str, str]:
    # The first long enough, as it was read and tidied. Precision leaves link boxes
    # out, but gives up on short or odd pages.
    best = ("", "")
    for raw in _readings(tree, facts):
        text = _tidy(raw, title)
        if len(text) >= SHORT_CHARS:
            return raw, text
        best = max(best, (raw, text), key=lambda pair: len(pair[1]))
    return best


def _readings(tree: HtmlElement, facts: Facts) -> Iterator[str]:
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
    for stated in facts.stated("articleBody"):
        yield str(stated)


def _tidy(text: str, title: str) -> str:
    lines = [one_line(line, max_chars=20_000) for line in text[:_MAX_TEXT].split("\n")]
    kept = without_leftovers("\n".join(line for line in lines if line)).split("\n")
    if kept and fold(kept[0]) == fold(title):
        kept = kept[1:]
    # A menu has lines, an article has sentences.
    has_prose = any(ends_sentence(line) or len(line) > _PROSE_CHARS for line in kept)
    return "\n\n".join(kept) if has_prose else ""


def _shown(tree: HtmlElement) -> str:
    visible = tree.xpath("//body//text()[not(parent::script) and not(parent::style)]")
    return one_line(" ".join(visible)[:200_000], max_chars=200_000)
