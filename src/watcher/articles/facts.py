"""What does a page say about itself in its head and its structured data?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from watcher.italian.foreign.plain import one_line
from watcher.italian.foreign.text import text_of

_ARTICLE_KINDS = ("article", "posting", "report", "newsmediaobject")
_MAX_NODES = 2_000
_MAX_JSON = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """
    The head of a page: `meta` by lower-case name, `linked` the JSON-LD articles.

    `canonical` is the address the page gives itself, as written.
    """

    meta: dict[str, str] = field(default_factory=dict)
    linked: tuple[dict[str, Any], ...] = ()
    canonical: str | None = None

    def first(self, *names: str) -> str:
        """Return the first meta value of *names* that is not empty."""
        return next((self.meta[n] for n in names if self.meta.get(n)), "")

    def stated(self, key: str) -> Iterator[Any]:
        """Yield the values of *key* in the JSON-LD articles."""
        return (one[key] for one in self.linked if one.get(key) is not None)

    def said(self, key: str) -> Iterator[str]:
        """Yield the texts of *key* in the JSON-LD articles; some write them in HTML."""
        texts = (value for value in self.stated(key) if isinstance(value, str))
        return (text_of(text) for text in texts)


def facts_of(tree: HtmlElement) -> Facts:
    """Read meta elements, JSON-LD and the canonical link of *tree*."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = one_line(element.get("content") or "")
        if name and value:
            meta.setdefault(name.strip().lower(), value)
    links = tree.xpath("//link[@rel='canonical']/@href")
    return Facts(
        meta=meta,
        linked=tuple(_articles(tree)),
        canonical=str(links[0]) if links else meta.get("og:url"),
    )


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = script.text or ""
        try:
            stated = json.loads(text[:_MAX_JSON], strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(stated) if _is_article(node))


def _nodes(stated: Any) -> Iterator[dict[str, Any]]:  # any JSON
    waiting, seen = [stated], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(v for v in node.values() if isinstance(v, dict | list))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).lower().endswith(_ARTICLE_KINDS) for name in names)
