"""Which blocks are called the article and are only pieces of it?"""

import re
from collections import defaultdict
from collections.abc import Container
from functools import cache

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from watcher.italian import lexicon

_WORD = re.compile(r"[a-z]+")
# By these trafilatura knows the block that holds an article.
_ARTICLE = frozenset({"post", "entry", "article", "articlebody", "story"})
_NAMES = ("class", "id", "itemprop")
_MAX_CHARS = 300


def unname_pieces(tree: HtmlElement, around: Container[HtmlElement]) -> None:
    """
    Take their names from blocks of *tree*, in place, that stand in a row.

    Of the items of a live blog, or the parts of a text between advertisements, only the
    first would be read. *around* are the headline of the page and what holds it: where
    one of the blocks does, each is an article of its own.
    """
    found: dict[tuple[HtmlElement, str, frozenset[str]], list[HtmlElement]]
    found = defaultdict(list)
    for element in tree.iter("div", "section", "article", "li"):
        names = _ARTICLE & _words(element)
        if names:
            found[*_row(element), names].append(element)
    for pieces in found.values():
        if len(pieces) > 1 and not any(piece in around for piece in pieces):
            for piece in pieces:
                for name in _NAMES:
                    piece.attrib.pop(name, None)


def _row(element: HtmlElement) -> tuple[HtmlElement, str]:
    """Return what holds *element* and its like: its parent, or that of like parents."""
    parent = element.getparent()
    above, called = parent.getparent(), parent.get("class") or ""
    if above is None or not (called or parent.tag == "li"):
        return parent, ""
    return above, f"{parent.tag} {called}"


def _words(element: HtmlElement) -> frozenset[str]:
    named = " ".join(element.get(name) or "" for name in _NAMES)[:_MAX_CHARS].lower()
    words = frozenset(_WORD.findall(named))
    # Teasers and comments are called posts, too, and are to be known as what they are.
    return frozenset() if words & _furniture() else words


@cache
def _furniture() -> frozenset[str]:
    return frozenset(lexicon.lines("page_furniture.txt"))
