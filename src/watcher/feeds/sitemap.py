"""What does a sitemap, plain or of news, say was published?"""

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from watcher.feeds.entries import Fields, entries_of
from watcher.italian.foreign.links import web_link
from watcher.italian.foreign.stamps import read_stamp
from watcher.model.feed import ParsedFeed, Part

_DATES = ("publication_date", "lastmod")


def parse_sitemap(text: str, *, url: str, shown: str = "") -> ParsedFeed:
    """Return the addresses of the sitemap *text* as entries, but for those *shown*."""
    found = _addresses(_root(text))
    entries, marks, notes = entries_of(found, base=url, shown=shown)
    return ParsedFeed(
        source=url,
        title="",
        format="sitemap",
        entries=entries,
        marks=marks,
        notes=notes,
    )


def listed_sitemaps(text: str, *, url: str) -> tuple[Part, ...]:
    """
    Return the sitemaps that the index *text* lists: of news first, then the newest.

    An index is no feed: the sitemap with today's articles has an address of its own.
    """
    found: dict[str, tuple[bool, float, str]] = {}
    for sitemap in _root(text):
        parts = {_name(part): part.text or "" for part in sitemap}
        link = web_link(parts.get("loc", ""), base=url)
        written = parts.get("lastmod", "").strip()[:100]
        changed = read_stamp(written)
        if _name(sitemap) == "sitemap" and link:
            age = -changed.timestamp() if changed else 0.0
            found[link] = (not is_of_news(link), age, written)
    return tuple(
        Part(url=link, changed=found[link][2])
        for link in sorted(found, key=found.__getitem__)
    )


def is_of_news(link: str) -> bool:
    """Tell whether the sitemap at *link* calls itself one of news."""
    return "news" in link.lower()


def _root(text: str) -> etree._Element:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    root = etree.fromstring(text.encode(), parser=parser)
    return etree.Element("nothing") if root is None else root


def _addresses(root: etree._Element) -> Iterator[Fields]:
    for address in root:
        if _name(address) != "url":
            continue
        found: dict[str, str] = {}
        # Pictures and films of the address have a `loc` and `title` of their own.
        news = (part for child in address if _name(child) == "news" for part in child)
        for element in (*address, *news):
            found.setdefault(_name(element), element.text or "")
        published, updated = (read_stamp(found.get(name, "")) for name in _DATES)
        yield Fields(
            link=found.get("loc", ""),
            title=found.get("title", ""),
            published=published,
            updated=updated,
        )


def _name(element: etree._Element) -> str:
    tag = element.tag
    return etree.QName(element).localname if isinstance(tag, str) else ""
