"""What of a page may still be read once its boxes of links are gone?"""

import re

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

# Programs and styles are never read; in what we write ourselves no "<" stands in them.
# The data of `facts` and of trafilatura is JSON.
_NEVER_READ = re.compile(rb"<(script|style)\b(?![^>]*json)[^>]*>[^<]*</\1>")
_GAP = b"<>"
# A box may hold these, and what `facts` and `headline` read is the whole page.
_READ_ANYWHERE = ("title", "meta", "h1", "script")


def remains_of(tree: HtmlElement, boxless: HtmlElement) -> bytes:
    """
    Return markup (UTF-8) with all that the article of a page can be read from.

    *tree* is the page, *boxless* the same without its boxes of links.
    """
    parts = (boxless, *tree.iter(*_READ_ANYWHERE))
    markup = b"\n".join(
        etree.tostring(part, encoding="utf-8", with_tail=False) for part in parts
    )
    return _NEVER_READ.sub(_GAP, markup)
