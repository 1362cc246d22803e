"""Which text of this page is its article? The first reading that will do."""

import logging
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import partial
from itertools import chain

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction

from watcher.articles.facts import Facts
from watcher.articles.furniture import remove_furniture
from watcher.articles.paragraphs import paragraphs_of
from watcher.articles.walls import SHORT_CHARS

# It warns of every page without text; those are no trouble of ours.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_MUCH_MORE = 1.5


def article_in(
    boxless: HtmlElement, facts: Facts, *, title: str, author: str | None
) -> tuple[str, str]:
    """
    Return the article in a page as it was read, and its paragraphs; "" when none is.

    *boxless*, the page without its boxes of links, stays as it is.
    """
    tidy = partial(paragraphs_of, title=title, author=author)
    tries = (_best(one, tidy) for one in _readings(boxless, facts, title))
    return next((one for one in tries if one[1]), ("", ""))


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
    boxless: HtmlElement, facts: Facts, title: str
) -> Iterator[Iterable[str]]:
    unfurnished = copy(boxless)
    remove_furniture(unfurnished, title)
    yield chain(_read(unfurnished), facts.said("articleBody"))
    # The article itself may be named as furniture.
    yield _read(boxless)


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
