"""What does a sitemap, plain or of news, say was published?"""

from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from watcher.feeds.entries import Fields, distinct, entry_of
from watcher.italian.foreign.stamps import read_stamp
from watcher.model.feed import ParsedFeed

_DATES = ("publication_date", "lastmod")


def parse_sitemap(text: str, *, url: str) -> ParsedFeed:
    """Return the addresses of the sitemap *text* as entries; an index has none."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    root = etree.fromstring(text.encode(), parser=parser)
    found = () if root is None else tuple(_addresses(root))
    entries, notes = distinct(entry_of(fields, base=url) for fields in found)
    if root is not None and _name(root) == "sitemapindex":
        notes = ("an index of sitemaps: add the sitemaps it names",)
    return ParsedFeed(
        source=url, title="", format="sitemap", entries=entries, notes=notes
    )


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
