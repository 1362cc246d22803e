"""Which feeds does an OPML list name, and how is one written?"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import quoteattr

from lxml import etree  # type: ignore[import-untyped]

from watcher.errors import InputError
from watcher.italian.foreign.decode import decode
from watcher.italian.foreign.markup import harmless
from watcher.italian.foreign.plain import one_line
from watcher.model.feed import Feed

MAX_BYTES = 2**20
_MAX_OUTLINES = 5_000
# Readers nest folders two or three deep.
_MAX_DEPTH = 32
_MAX_TITLE = 200


def read_opml(body: bytes, *, source: str) -> tuple[Feed, ...]:
    """
    Return the feeds that the OPML *body* names, in order, whatever their addresses.

    Raises:
        InputError: it is no OPML, or more than a list of feeds needs to be. The line
            names *source*.
    """
    if len(body) > MAX_BYTES:
        raise InputError(f"{source}: an OPML list of more than {MAX_BYTES} bytes")
    text = decode(body).strip()
    if "<!doctype" in text.lower():
        # Where entities are declared; no reader of feeds writes one.
        raise InputError(f"{source}: an OPML list with a DOCTYPE is not read")
    root = _root(text)
    if root is None or _name(root) != "opml":
        raise InputError(f"{source}: not an OPML list")
    return tuple(_feeds(root, source))


def write_opml(feeds: Iterable[Feed], *, now: datetime) -> str:
    """Return *feeds* as OPML 2.0; intervals have no place in it."""
    return "".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n  <head>\n',
            "    <title>Feeds of watcher</title>\n",
            f"    <dateCreated>{format_datetime(now)}</dateCreated>\n",
            "  </head>\n  <body>\n",
            *map(_outline, feeds),
            "  </body>\n</opml>\n",
        ]
    )


def _outline(feed: Feed) -> str:
    name = quoteattr(feed.title or feed.url)
    address = quoteattr(feed.url)
    return f'    <outline type="rss" text={name} title={name} xmlUrl={address}/>\n'


def _root(text: str) -> etree._Element | None:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        return etree.fromstring(harmless(text).encode(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _feeds(root: etree._Element, source: str) -> Iterator[Feed]:
    depth = outlines = 0
    for moment, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if moment == "start" else -1
        if depth > _MAX_DEPTH:
            raise InputError(f"{source}: folders more than {_MAX_DEPTH} deep")
        if moment == "end" or _name(element) != "outline":
            continue
        outlines += 1
        if outlines > _MAX_OUTLINES:
            raise InputError(f"{source}: more than {_MAX_OUTLINES} outlines")
        # Some readers write the names of the attributes in other letters.
        named = {str(key).lower(): str(value) for key, value in element.items()}
        if named.get("xmlurl"):
            yield _feed(named)


def _feed(named: dict[str, str]) -> Feed:
    url = named["xmlurl"].strip()
    title = one_line(named.get("title") or named.get("text", ""), max_chars=_MAX_TITLE)
    # feeds.toml takes no joiners and soft hyphens, which emoji bring along.
    shown = "".join(filter(str.isprintable, title)).strip()
    return Feed(url=url, title=shown if shown and shown != url else None)


def _name(element: etree._Element) -> str:
    tag = element.tag
    return etree.QName(element).localname.lower() if isinstance(tag, str) else ""
