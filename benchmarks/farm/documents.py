"""How does a feed or page of the farm read, byte for byte?"""

from datetime import datetime
from email.utils import format_datetime
from html import escape

from farm.plan import Sown, entry_id, moment
from farm.texts import draw, paragraph, title

_RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Il Quotidiano di Campo {number} – Ultim’ora</title>
<link>{base}/</link>
<description>Notizie dal campo n. {number}</description>
<language>it</language>
<atom:link href="{base}{path}" rel="self" type="application/rss+xml"/>
<lastBuildDate>{modified}</lastBuildDate>
{entries}
</channel>
</rss>
"""
_ITEM = """<item>
<title>{title}</title>
<link>{link}</link>
<guid isPermaLink="false">{ident}</guid>
<pubDate>{date}</pubDate>
<dc:creator><![CDATA[Redazione & agenzie]]></dc:creator>
<category>Cronaca</category>
<description><![CDATA[<p><img src="{base}/foto/{entry}.jpg" alt=""/>{text}</p>\
<p><a href="{link}">Continua a leggere</a></p>]]></description>
</item>"""
_ATOM = """<?xml version="1.0" encoding="{encoding}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="it">
<title>Gazzetta di Campo {number} – Più notizie</title>
<id>tag:farm.example,2026:{number}</id>
<link href="{base}/"/>
<link rel="self" href="{base}{path}"/>
<updated>{iso}</updated>
{entries}
</feed>
"""
_ENTRY = """<entry>
<title>{title}</title>
<id>{ident}</id>
<link rel="alternate" type="text/html" href="{link}"/>
<published>{iso}</published>
<updated>{iso}</updated>
<author><name>Redazione</name></author>
<category term="cronaca"/>
<summary type="html">{escaped}</summary>
</entry>"""
_PAGE = """<!DOCTYPE html>
<html lang="it"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="{iso}">
<link rel="canonical" href="{link}"></head>
<body><header><nav><a href="/">Home</a> <a href="/cronaca">Cronaca</a></nav></header>
<main><article><h1>{title}</h1>
{body}
</article></main>
<footer>Il Quotidiano di Campo</footer></body></html>
"""


def feed_body(feed: Sown, base: str, path: str) -> bytes:
    """Return the document of *feed*, whose host is at *base*."""
    is_atom = feed.kind == "atom"
    items = "\n".join(_item(feed, entry, base) for entry in feed.shown)
    text = (_ATOM if is_atom else _RSS).format(
        encoding=feed.encoding,
        number=feed.number,
        base=base,
        path=path,
        modified=format_datetime(feed.modified),
        iso=_iso(feed.modified),
        entries=items,
    )
    return text.encode(feed.encoding, "xmlcharrefreplace")


def page_body(feed: int, entry: int, base: str) -> bytes:
    """Return the page of an entry: its headline and a text of some 400 words."""
    dice = draw(feed, entry)
    headline = title(dice)
    paragraphs = (paragraph(dice, 4) for _ in range(5))
    text = _PAGE.format(
        title=escape(headline),
        iso=_iso(moment(entry)),
        link=_link(feed, entry, base),
        body="\n".join(f"<p>{escape(one)}</p>" for one in paragraphs),
    )
    return text.encode()


def _item(feed: Sown, entry: int, base: str) -> str:
    dice = draw(feed.number, entry)
    headline, link = title(dice), _link(feed.number, entry, base)
    text = escape(paragraph(dice, 4), quote=False)
    return (_ENTRY if feed.kind == "atom" else _ITEM).format(
        title=escape(headline, quote=False),
        link=link,
        ident=entry_id(feed.number, entry),
        date=format_datetime(moment(entry)),
        iso=_iso(moment(entry)),
        base=base,
        entry=entry,
        text=text,
        escaped=escape(f"<p>{text}</p>", quote=False),
    )


def _link(feed: int, entry: int, base: str) -> str:
    return f"{base}/articoli/{feed}/{entry}.html"


def _iso(when: datetime) -> str:
    return when.isoformat().replace("+00:00", "Z")
