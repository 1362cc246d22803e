"""Which blocks of a page only lead to other articles? They are taken out of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from watcher.italian.foreign.leftovers import ends_sentence

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    {"p", "div", "li", "ul", "ol", "dl", "dd", "dt", "section", "article", "aside"}
    | {"nav", "footer", "header", "table", "tr", "td", "figure", "blockquote", "form"}
)
_NO_TEXT = frozenset({"script", "style", "noscript", "template"})
_WHOLE_PAGE = frozenset({"html", "body", "main"})
# "Leggi:" may stand beside the link of a box; a sentence has more than that.
_FEW_CHARS = 12
_MOSTLY = 0.75
# A card: headline, section and teaser of another article. Longer is an article itself.
_CARD_CHARS = 500
_TEASER_CHARS = 300
_CARD_LEVELS = 3
_KICKER_CHARS = 40
# An address as most are written: `urlsplit` and `urljoin` say the same of it, and take
# ten times as long.
_WHOLE = re.compile(r"https?://([\w.:-]+)(/[!-\"$-:<->@-~]*)?(?=[?#]|\Z)", re.ASCII)


@dataclass(slots=True)
class _Weights:
    """How many characters stand in each element, and how many of them in links."""

    chars: dict[HtmlElement, int]
    linked: dict[HtmlElement, int]


def remove_boxes(tree: HtmlElement, url: str) -> None:
    """
    Take out of *tree*, in place, the blocks whose text is links to other pages.

    A headline that is a link goes with the teaser beside it. What holds the page's own
    headline (h1) stays, and so does a sentence that ends as one and says something
    beside its link.
    """
    nodes = list(tree.iter())
    weights = _weigh(nodes, urlsplit(url))
    own = {one for h1 in islice(tree.iter("h1"), 50) for one in h1.iterancestors()}
    for box in list(_boxes(nodes, weights, own)):
        if box.getparent() is not None:
            box.drop_tree()


def _weigh(nodes: list[HtmlElement], here: SplitResult) -> _Weights:
    chars, linked = dict.fromkeys(nodes, 0), dict.fromkeys(nodes, 0)
    for node in reversed(nodes):
        tag = node.tag
        if tag in _NO_TEXT or not isinstance(tag, str):
            chars[node] = linked[node] = 0
        else:
            chars[node] += _length(node.text)
            if tag == "a" and _leads_away(node.get("href") or "", here):
                linked[node] = chars[node]
        parent = node.getparent()
        if parent is not None:
            chars[parent] += chars[node] + _length(node.tail)
            linked[parent] += linked[node]
    return _Weights(chars, linked)


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _leads_away(href: str, here: SplitResult) -> bool:
    if href.startswith("/") and not href.startswith("//"):
        return not _is_own(href.partition("#")[0].partition("?")[0], here.path)
    whole = _WHOLE.match(href)
    if whole:
        netloc, path = whole.groups(default="")
        return netloc != here.netloc or not _is_own(path, here.path)
    try:
        there = urlsplit(urljoin(here.geturl(), href.strip()))
    except ValueError:
        return True
    if not href or there.scheme not in {"http", "https", "file"}:
        return False
    return there.netloc != here.netloc or not _is_own(there.path, here.path)


def _is_own(path: str, here: str) -> bool:
    # The items of a live blog have addresses below its own, and so have the articles
    # of a section; the address of an article has a number or a date in it.
    below = path.startswith(f"{here.rstrip('/')}/")
    return path == here or (below and any(sign.isdigit() for sign in here))


def _boxes(
    nodes: list[HtmlElement], weights: _Weights, own: set[HtmlElement]
) -> Iterator[HtmlElement]:
    inside: set[HtmlElement] = set()
    linked = weights.linked
    for node in nodes:
        if inside and node.getparent() in inside:
            inside.add(node)
        elif not linked[node] or node in own:
            continue
        elif _is_block(node) and _is_box(node, weights):
            inside.add(node)
            yield _card(node, weights, own) if _is_headed(node) else node


def _is_block(node: HtmlElement) -> bool:
    if node.tag == "a":
        return any(child.tag in _BLOCKS for child in node) or _is_own_line(node)
    return node.tag in _BLOCKS


def _is_own_line(link: HtmlElement) -> bool:
    """Tell whether *link* is alone between two line breaks (br)."""
    before, behind = link.getprevious(), link.getnext()
    if before is None or before.tag != "br" or not _is_blank(before.tail):
        return False
    return _is_blank(link.tail) and (behind is None or behind.tag == "br")


def _is_blank(text: str | None) -> bool:
    return not any(letter.isalnum() for letter in text or "")


def _is_box(node: HtmlElement, weights: _Weights) -> bool:
    chars, linked = weights.chars[node], weights.linked[node]
    beside = chars - linked
    if beside < _FEW_CHARS:
        return True
    if linked < _MOSTLY * chars:
        return False
    return chars > _CARD_CHARS or not ends_sentence(node.text_content().strip())


def _is_headed(node: HtmlElement) -> bool:
    return next(node.iter(*_HEADINGS), None) is not None


def _card(node: HtmlElement, weights: _Weights, own: set[HtmlElement]) -> HtmlElement:
    card, below = node, node
    for around in islice(node.iterancestors(), _CARD_LEVELS):
        chars = weights.chars[around]
        if around in own or around.tag in _WHOLE_PAGE or chars > _CARD_CHARS:
            break
        # A teaser follows its headline; what stands before it is the article.
        if _beside(below.itersiblings(preceding=True), weights) > _KICKER_CHARS:
            break
        if chars - weights.linked[around] <= _TEASER_CHARS:
            card = around
        below = around
    return card


def _beside(nodes: Iterable[HtmlElement], weights: _Weights) -> int:
    return sum(weights.chars[one] - weights.linked[one] for one in nodes)
