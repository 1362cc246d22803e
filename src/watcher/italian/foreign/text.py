"""What does a piece of HTML in a feed or in JSON-LD say, as plain text?"""

import html
import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import (  # type: ignore[import-untyped]
    HtmlElement,
    HTMLParser,
    document_fromstring,
)

from watcher.italian.foreign.plain import clean, one_line

_MAX_HTML = 400_000
_MAX_TEXT = 200_000
_TAG = re.compile(r"<[a-zA-Z/!?]")
# Markup that was escaped once too often comes out as text: only then look again.
_ESCAPED = re.compile(
    r"</?(?:p|br|b|i|em|strong|a|div|span|img|ul|ol|li|h[1-6]|blockquote|figure)\b[^<>]*>"
    r"|&(?:amp|lt|gt|quot|nbsp|#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});",
    re.IGNORECASE,
)
_BLOCKS = (
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article figure"
    " figcaption header footer aside hr pre dt dd"
)
_BLOCK = frozenset(_BLOCKS.split())
_UNSEEN = "script style noscript template iframe object svg head"
_SILENT = frozenset(_UNSEEN.split())

_PARSER = HTMLParser(remove_comments=True)


def text_of(markup: str) -> str:
    r"""
    Return the text of *markup*, which may be escaped twice; a blank line parts blocks.

    >>> text_of("<p>Chiuso il ponte&nbsp;&amp; la strada.</p><p>Disagi</p>")
    'Chiuso il ponte & la strada.\n\nDisagi'
    >>> text_of("&lt;b&gt;Sciopero&lt;/b&gt; l&amp;#8217;8 marzo")
    'Sciopero l’8 marzo'
    """
    text = _once(markup[:_MAX_HTML])
    # Two signs are found faster than a pattern that may begin with either.
    if ("<" in text or "&" in text) and _ESCAPED.search(text):
        text = _once(text)
    return text[:_MAX_TEXT]


def title_of(markup: str) -> str:
    """Return the text of *markup* on one line, cut to what a title may hold."""
    return one_line(text_of(markup[:20_000]))


def _once(markup: str) -> str:
    markup = clean(markup)
    if _TAG.search(markup):
        markup = clean(_flat(markup))
    elif "&" in markup:
        markup = clean(html.unescape(markup))
    lines = (" ".join(line.split()) for line in markup.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _flat(markup: str) -> str:
    try:
        root = document_fromstring(markup, parser=_PARSER)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return ""
    return "".join(_pieces(root))


def _pieces(root: HtmlElement) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end", "pi"))
    for moment, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        gap = "\n" if name in _BLOCK else ""
        if moment == "start" and name not in _SILENT:
            yield gap + (element.text or "")
        elif moment == "start":
            walk.skip_subtree()
        else:
            yield gap + (element.tail or "")
