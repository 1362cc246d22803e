"""Is what we read in a plain feed what feedparser reads in it?"""

import tarfile
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farm.documents import feed_body
from farm.plan import Plan, path_of, sow
from watcher.feeds.anything import parse_any
from watcher.feeds.plain import parse_plain
from watcher.italian.foreign.decode import decode
from watcher.italian.foreign.markup import harmless
from watcher.model.feed import ParsedFeed

ARCHIVE = Path(__file__).parent / "feedparser_suite" / "feedparser-6.0.14-tests.tar.xz"
URL = "http://giornale.example/rss.xml"
NAMES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def is_read_alike(text: str) -> bool:
    """Compare both readings of *text*; False when it is left to feedparser."""
    plain = parse_plain(text, URL)
    # The marks are of the raw fields, which may differ where the entries do not.
    if plain is None:
        return False
    odd = parse_any(text, URL)
    assert odd is not None
    assert _bare(plain) == _bare(odd)
    return True


def _bare(parsed: ParsedFeed) -> ParsedFeed:
    return replace(parsed, marks={})


def _texts() -> Iterator[str]:
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            held = archive.extractfile(member) if member.isfile() else None
            if held:
                yield harmless(decode(held.read()).strip())


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_feedparsers_own_files_are_read_alike() -> None:
    """Hundreds of them are plain; of the others nothing is taken for plain."""
    assert sum(map(is_read_alike, _texts())) > 600


def test_the_farm_is_read_alike_and_is_plain() -> None:
    """Both formats and encodings."""
    for feed in sow(Plan(feeds=15, entries=5)):
        body = feed_body(feed, "http://127.0.1.1:80", path_of(feed.number))
        assert is_read_alike(harmless(decode(body)))


def an_rss(items: str, head: str = "<title>Il Faro</title>", names: str = NAMES) -> str:
    """Write a feed of RSS 2.0."""
    return f'<rss version="2.0" {names}><channel>{head}{items}</channel></rss>'


def an_atom(entries: str, head: str = "<title>Il Faro</title>") -> str:
    """Write a feed of Atom 1.0."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMES}>{head}{entries}</feed>'


PLAIN = [
    "<item><title>Riapre il porto</title><link>http://e.org/1</link></item>",
    "<item><guid>http://e.org/?a=1&amp;copy=2</guid></item>",
    "<item><guid isPermaLink='false'>x</guid><link/></item>",
    "<item><link>http://e.org/?a=1&amp;amp;b=2&amp;lang;=3</link></item>",
    "<item><title>PIL &lt; 1 per cento</title><description/></item>",
    "<item><title>Caff&amp;egrave; e t&amp;#232;</title></item>",
    "<item><title>AT&amp;T e R&amp;D; anche &amp;nulla;</title></item>",
    "<item><title>Perch\u00c3\u00a9 no</title><link> http://e.org/\u00e8 </link>"
    "</item>",
    "<item><title>Uno<!-- due --> tre<?x y?> quattro</title></item>",
    "<item><description><![CDATA[<p>Uno</p>]]> e <![CDATA[due]]></description></item>",
    "<item><content:encoded>&lt;p&gt;Lungo</content:encoded><description>breve"
    "</description></item>",
    "<item><description>breve</description><content:encoded>lungo</content:encoded>"
    "</item>",
    "<item><content:encoded>solo</content:encoded></item>",
    "<item><pubDate>Sat, 07 Mar 2026 7:05:00 +0100</pubDate></item>".replace(
        " 7:", " 07:"
    ),
    "<item><pubDate>1 Nov 2026 23:59:59 GMT</pubDate><dc:date>2026-11-02T00:00:00"
    "+01:00</dc:date></item>",
    "<item><dc:creator>Anna</dc:creator><category domain='x'>Esteri</category>"
    "<enclosure url='http://e.org/a.mp3' type='audio/mpeg' length='1'/>"
    "<source url='http://e.org/'>Altri</source><media:group><media:content url='u'/>"
    "<media:thumbnail url='t'/></media:group><author>a@e.org (Anna)</author></item>",
    "<item><feedburner:origLink>http://e.org/o</feedburner:origLink>"
    "<link>http://feeds.e.org/1</link></item>",
    "<item/>",
    "",
]


@pytest.mark.parametrize("items", PLAIN)
def test_a_plain_item_is_read_alike(items: str) -> None:
    """Identity, links, guesses about HTML, mended letters, dates."""
    assert is_read_alike(an_rss(items))


PLAIN_ATOM = [
    "<entry><id>tag:e.org,2026:1</id><title>Uno</title></entry>",
    "<entry><link href='http://e.org/1'/><id>urn:x</id></entry>",
    "<entry><id>http://e.org/i</id><link rel='self' href='http://e.org/s'/></entry>",
    "<entry><link rel='alternate' type='text/html' href='/a'/><link rel='enclosure' "
    "href='/b'/><link rel='ALTERNATE' href='/c'/><link type='application/pdf' "
    "href='/d'/></entry>",
    "<entry><title type='html'>&lt;b&gt;Uno&lt;/b&gt; due</title>"
    "<summary>a &lt; b</summary></entry>",
    "<entry><summary type='html'>&lt;p&gt;Uno</summary>"
    "<content type='html'>&lt;p&gt;Due</content></entry>",
    "<entry><content>testo &lt; piano</content></entry>",
    "<entry><published>2026-03-01T10:00:00.123Z</published>"
    "<updated>2026-03-01T10:00:00-05:30</updated><author><name>Anna</name></author>"
    "<category term='x'/></entry>",
]


@pytest.mark.parametrize("entries", PLAIN_ATOM)
def test_a_plain_entry_is_read_alike(entries: str) -> None:
    """Links by relation and type, an id that stands in for one, kinds of text."""
    assert is_read_alike(an_atom(entries))


ODD = [
    an_rss("<item><title>Uno</title><title>Due</title></item>"),
    an_rss("<item><title>Uno <b>due</b></title></item>"),
    an_rss("<item><title type='html'>Uno</title></item>"),
    an_rss("<item><title>Uno &lt;/b&gt;</title></item>"),
    an_rss("<item><link>http:////e.org/1</link></item>"),
    an_rss("<item><pubDate>ieri sera</pubDate></item>"),
    an_rss("<item><pubDate>Sun, 01 Mar 1970 00:00:00 GMT</pubDate></item>"),
    an_rss("<item><pubDate>Sun, 31 Feb 2026 00:00:00 GMT</pubDate></item>"),
    an_rss("<item><pubDate>Sun, 01 Mar 2026 10:00:00 +1500</pubDate></item>"),
    an_rss("<item><media:title>Foto</media:title></item>"),
    an_rss("<item xml:base='http://e.org/'/>"),
    an_rss("<item><x:y xmlns:x='urn:x'>z</x:y></item>"),
    an_rss("<item/>", head="<title>Uno</title><title>Due</title>"),
    an_rss("<item/><title>Il Faro</title>", head=""),
    an_rss("<item/>", names="xmlns:a='http://purl.org/rss/1.0/'"),
    an_rss("<item/>", names="xmlns:dc='http://search.yahoo.com/mrss/'"),
    an_rss("<item/>").replace("2.0", "0.91"),
    "<!DOCTYPE rss [<!ENTITY a 'b'>]>" + an_rss("<item><title>&a;</title></item>"),
    an_rss("<item><title>Uno & due</title></item>"),
    an_rss("<item>")[:-20],
    an_atom("<entry><title type='xhtml'>Uno</title></entry>"),
    an_atom("<entry><content src='http://e.org/'/></entry>"),
    an_atom("<entry><link>http://e.org/</link></entry>"),
    an_atom("<entry><source><title>Altri</title></source></entry>"),
]


@pytest.mark.parametrize("text", ODD)
def test_what_is_odd_is_left_to_feedparser(text: str) -> None:
    """In doubt nothing is plain."""
    assert parse_plain(text, URL) is None


_words = st.text(
    st.sampled_from("ab <>&;#/'\"\u00e8\u00a0\u00c3\u00a9\u2019\n\t12x:?=")
    | st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")),
    max_size=25,
).map(escape)
_NAMES = (
    "title link guid description pubDate content:encoded dc:date author category"
    " comments dc:creator feedburner:origLink source"
)
_names = st.sampled_from(_NAMES.split())
_dates = st.sampled_from(
    ["2026-03-01T10:00:00Z", "Sun, 01 Mar 2026 10:00:00 +0100", "1 Mar 2026 10:00:00 Z"]
)
_fields = st.builds(
    lambda name, text: f"<{name}>{text}</{name}>", _names, _words | _dates
)
_items = st.lists(
    st.lists(_fields, max_size=5).map(lambda parts: f"<item>{''.join(parts)}</item>"),
    max_size=3,
)


@settings(max_examples=300, deadline=None)
@given(_items)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_any_feed_is_read_alike_or_left_to_feedparser(items: list[str]) -> None:
    """Whatever its fields hold."""
    is_read_alike(harmless(an_rss("".join(items))))
