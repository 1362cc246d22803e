"""Feeds of other topics for the tests, and builders of small ones."""

import json

from watcher.feeds.parse import parse_feed
from watcher.model.entry import Entry
from watcher.model.feed import ParsedFeed

URL = "https://giornale.example/rss/mondo.xml"

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Terremoti</title>
<entry><id>tag:ingv.example,2025:1</id>
<title type="html">Scossa a &lt;b&gt;Norcia&lt;/b&gt;</title>
<link rel="self" href="/self"/><link rel="alternate" href="/1"/>
<published>2025-11-03T10:00:00+01:00</published><updated>2025-11-03T11:00:00Z</updated>
<content type="html">&lt;p&gt;Magnitudo 3,9.&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><channel><title>Vecchio</title></channel>
<item rdf:about="http://v.example/1"><title>Uno</title><link>http://v.example/1</link>
</item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Porti & mare",
        "items": [
            {
                "id": 7,
                "url": "https://porti.example/7",
                "title": "Traghetti <fermi>",
                "content_html": "<p>Mare forza 8.</p>",
                "date_published": "2025-11-03T10:00:00+01:00",
            },
            {"id": "otto", "content_text": "Costi < 10 euro"},
            "niente",
        ],
    }
)
NEWS_SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>
<loc>https://g.example/dazi?utm_source=sm</loc><image:image><image:loc>https://g.example/
a.jpg</image:loc><image:title>Foto</image:title></image:image><news:news>
<news:publication_date>2025-11-03T10:00:00+01:00</news:publication_date>
<news:title>Dazi, l'intesa &amp; i conti</news:title></news:news></url></urlset>"""


def an_rss(items: str, channel: str = "", declared: str = "utf-8") -> str:
    """Build an RSS 2.0 feed around *items*."""
    return (
        f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>Il Faro</title>{channel}{items}</channel></rss>"
    )


def an_item(**fields: str) -> str:
    """Build an item of *fields*, markup as given."""
    inner = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<item>{inner}</item>"


def read(body: str | bytes) -> ParsedFeed:
    """Parse *body* as if it came from `URL`."""
    return parse_feed(body if isinstance(body, bytes) else body.encode(), url=URL)


def an_entry(**fields: str) -> Entry:
    """Parse a feed whose only item has *fields*."""
    (entry,) = read(an_rss(an_item(**fields))).entries
    return entry
