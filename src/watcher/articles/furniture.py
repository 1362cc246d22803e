"""Which parts of a page are its furniture, or belong to another article?"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from watcher.articles.pieces import unname_pieces
from watcher.italian import lexicon
from watcher.italian.foreign.plain import one_line
from watcher.italian.words import fold

_WORD = re.compile(r"[a-z]+")
# An article may stand in a block that is called "widget"; it is longer than this.
_MAX_CHARS = 400
_KEPT_TAGS = frozenset({"html", "body", "main", "article", "h1"})
# More headlines of the first rank are a style of writing them, not other articles.
_MAX_HEADLINES = 5


def remove_furniture(tree: HtmlElement, title: str) -> None:
    """
    Take other articles out of *tree*, in place, and short blocks named as furniture.

    Another article stands below a headline (h1) of its own: pages go on with the next
    one at their end. Of several headlines the one that is *title* counts, else the
    first. Furniture has a word of `page_furniture.txt` in its class or id.
    """
    own = _own_headline(tree, title)
    around = {own, *own.iterancestors()} if own is not None else set()
    foreign = list(_other_articles(tree, own, around))
    named = [one for one in tree.iter("*") if _is_furniture(one, around)]
    for part in (*foreign, *named):
        if part.getparent() is not None:
            part.drop_tree()
    if own is not None:
        unname_pieces(tree, around)


def _own_headline(tree: HtmlElement, title: str) -> HtmlElement | None:
    headlines = list(islice(tree.iter("h1"), _MAX_HEADLINES + 1))
    wanted = fold(title)
    same = (one for one in headlines if fold(one_line(one.text_content())) == wanted)
    return next(same, headlines[0] if headlines else None)


def _other_articles(
    tree: HtmlElement, own: HtmlElement | None, around: set[HtmlElement]
) -> Iterator[HtmlElement]:
    headlines = list(islice(tree.iter("h1"), _MAX_HEADLINES + 1))
    if own is None or len(headlines) > _MAX_HEADLINES:
        return
    for headline in headlines:
        part = headline
        while part not in around and part.getparent() not in around:
            part = part.getparent()
        if part not in around:
            yield part


def _is_furniture(element: HtmlElement, around: set[HtmlElement]) -> bool:
    if element in around or element.tag in _KEPT_TAGS:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()[:300]
    if not _names().intersection(_WORD.findall(names)):
        return False
    length = 0
    for piece in element.itertext():
        length += len(piece.strip())
        if length > _MAX_CHARS:
            return False
    return True


@cache
def _names() -> frozenset[str]:
    return frozenset(lexicon.lines("page_furniture.txt"))
