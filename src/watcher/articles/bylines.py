"""What is a page's article called, and who signs it?"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from watcher.articles.facts import Facts
from watcher.italian.foreign.plain import one_line
from watcher.italian.words import fold

_SEPARATOR = re.compile(r" [|–—·»-] |\|")
_SIGNED = re.compile(
    r"^(?:(?:articolo\s+)?(?:di|da|by|a cura di|testo di)\s+)+", re.IGNORECASE
)
_NO_NAME = re.compile(r"https?:|www\.|@|\d|[<>{}]")
_BYLINES = (
    "//*[@itemprop='author']",
    "//*[@rel='author']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' author ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' autore ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' firma ')]",
)
_MAX_NAME_WORDS = 8
_OUTLET_WORDS = 3


def title_of(tree: HtmlElement, facts: Facts, url: str) -> str:
    """Return the article's title without the outlet's name; "" when there is none."""
    outlet = facts.first("og:site_name", "application-name")
    headings = [_words(heading) for heading in tree.iter("h1")]
    heads = [_words(head) for head in tree.iter("title")][:1]
    shared = facts.first("og:title", "twitter:title", "title")
    stated = [str(one) for one in facts.stated("headline") if isinstance(one, str)]
    # A single h1 is the headline that the reader sees; several are a front page.
    single = headings if len(headings) == 1 else []
    for candidate in (*stated, shared, *single, *heads, *headings):
        title = one_line(candidate, max_chars=500)
        head, tail = _parted(title)
        if tail and (fold(head) in map(fold, headings) or _names(tail, outlet, url)):
            title = head
        if title:
            return title
    return ""


def author_of(tree: HtmlElement, facts: Facts) -> str | None:
    """Return who signs the article, None when nobody or only the outlet does."""
    outlet = fold(facts.first("og:site_name", "application-name"))
    for candidate in _candidates(tree, facts):
        name = _SIGNED.sub("", one_line(candidate, max_chars=200)).strip(" ,|-–")
        words = name.split()
        if 0 < len(words) <= _MAX_NAME_WORDS and not _NO_NAME.search(name):
            return None if fold(name) == outlet else name
    return None


def _candidates(tree: HtmlElement, facts: Facts) -> Iterator[str]:
    for stated in facts.stated("author"):
        yield ", ".join(_people(stated))
    yield facts.first("author", "article:author", "dc.creator", "parsely-author")
    for path in _BYLINES:
        for element in tree.xpath(path)[:3]:
            yield element.get("content") or _words(element)


def _people(stated: Any) -> Iterator[str]:  # any JSON
    for one in stated if isinstance(stated, list) else [stated]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield one_line(name, max_chars=100)


def _parted(title: str) -> tuple[str, str]:
    *_, last = [None, *_SEPARATOR.finditer(title)]
    if last is None:
        return title, ""
    return title[: last.start()].strip(), title[last.end() :].strip()


def _names(tail: str, outlet: str, url: str) -> bool:
    """Tell whether the *tail* of a title is the outlet: its name, or its host's."""
    words = fold(tail).split()
    host = fold(urlsplit(url).hostname or "") if "://" in url else ""
    of_host = any(len(word) > 3 and word in host for word in words)
    return fold(tail) == fold(outlet) or (len(words) <= _OUTLET_WORDS and of_host)


def _words(element: HtmlElement) -> str:
    return one_line(" ".join(element.itertext())[:5_000], max_chars=500)
