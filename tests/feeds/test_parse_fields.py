"""What do the fields of an entry say, whatever the feed wrote?"""

from datetime import UTC, datetime

import pytest

from feeds.feed_texts import (
    URL,
    an_entry,
    an_item,
    an_rss,
    read,
)
from watcher.feeds.entries import MAX_ENTRIES
from watcher.feeds.parse import parse_feed

NINE = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<![CDATA[Perch&egrave; il <b>ponte</b>]]>", "Perchè il ponte"),
        ("&lt;i&gt;Serie A&lt;/i&gt;: l&amp;#8217;arbitro", "Serie A: l’arbitro"),
        ("AT&amp;amp;T taglia", "AT&T taglia"),
        ("caff&egrave; pi&ugrave; caro", "caffè più caro"),
        ("PIL &lt; 1% nel 2025", "PIL < 1% nel 2025"),
        ("  due\n righe\t", "due righe"),
        ("rosso\x1b[31m e \u202enascosto&#27;&#x1b;&#0;", "rosso[31m e nascosto"),
        ("<b>x</b><script>alert(1)</script>", "x"),
        ("un numero &#999999999999; assurdo", "un numero assurdo"),
    ],
)
def test_a_title_is_plain_text_on_one_line(title: str, expected: str) -> None:
    """CDATA, entities, double escapes, tags and control characters."""
    assert an_entry(title=title).title == expected


def test_a_summary_loses_its_markup_and_boxes() -> None:
    """Scripts, pictures and the boilerplate of blogs are not said by the article."""
    summary = (
        "&lt;p&gt;Sciopero dei treni &lt;img src=x onerror=a()&gt;venerdì.&lt;/p&gt;"
        "&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;L'articolo Sciopero proviene "
        "da Il Faro.&lt;/p&gt;"
    )

    assert (
        an_entry(title="t", description=summary).summary
        == "Sciopero dei treni venerdì."
    )


def test_content_keeps_its_paragraphs() -> None:
    """A blank line parts them, as in an article's body."""
    html = "<![CDATA[<p>Uno.</p><p>Due.<br>Tre.</p>]]>"
    item = f"<item><content:encoded>{html}</content:encoded></item>"

    assert read(an_rss(item)).entries[0].content == "Uno.\n\nDue.\n\nTre."


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (
            "https://g.example/a?id=1&amp;utm_source=rss&amp;fbclid=x#top",
            "https://g.example/a?id=1",
        ),
        ("/cronaca/2", "https://giornale.example/cronaca/2"),
        ("//m.example/3", "https://m.example/3"),
        ("\n https://g.example/\n4 ", "https://g.example/4"),
        ("https://g.example/due parole", "https://g.example/due%20parole"),
        ("HTTPS://G.Example", "https://g.example/"),
        ("https://u:p@g.example/5", "https://g.example/5"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("http://[::1", None),
        ("http://a\\@b/", None),
    ],
)
def test_a_link_is_an_absolute_web_address_or_none(link: str, expected: str) -> None:
    """No tracking, no fragment, no other scheme."""
    assert an_entry(title="t", guid="g", link=link).link == expected


def test_a_guid_that_is_no_address_makes_no_link() -> None:
    """Feedparser offers the guid as the link, also a script."""
    assert an_entry(title="t", guid="javascript:alert(1)").link is None
    assert an_entry(title="t", guid="https://g.example/9").link == "https://g.example/9"


def test_the_date_of_dublin_core_is_that_of_publication() -> None:
    """In RSS, where feedparser calls it an update."""
    field = "<dc:date>2025-11-03T10:00:00+01:00</dc:date>"
    (entry,) = read(an_rss(f"<item><title>t</title>{field}</item>")).entries

    assert (entry.published, entry.updated) == (NINE, None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mon, 03 Nov 2025 10:00:00 +0100", NINE),
        ("lun, 3 nov 2025 10:00:00 +0100", NINE),
        ("lunedì 3 novembre 2025 ore 10.00", NINE),
        ("03/11/2025 10:00", NINE),
        ("2025-11-03T09:00:00Z", NINE),
        ("2025-11-03T10:00:00.250+01:00", NINE),
        ("Mon, 03 Nov 2025 10:00:00 CET", NINE),
        ("Mon, 03 Nov 2025 11:00:00 CEST", NINE),
        ("Mon, 03 Nov 2025 04:00:00 EST", NINE),
        ("Mon, 03 Nov 2025 10:00:00", NINE),
        ("2025-11-03 10:00:00", NINE),
        ("2025-11-03", NINE.replace(hour=11)),
        ("Mon, 03 Nov 2025 09:00:00 +9900", NINE),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
        ("domani", None),
        ("", None),
    ],
)
def test_a_date_is_utc_or_none(written: str, expected: datetime | None) -> None:
    """English, Italian and ISO dates; default values of broken software are none."""
    assert an_entry(title="t", pubDate=written).published == expected


@pytest.mark.parametrize(
    ("declared", "real"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-8", "utf-16-le"),
        ("utf-8", "utf-8-sig"),
        ("nonsense-9", "utf-8"),
        ("unicode_escape", "cp1252"),
    ],
)
def test_letters_are_read_right_whatever_the_label_says(
    declared: str, real: str
) -> None:
    """The bytes are asked before the label."""
    body = an_rss(an_item(title="Perché la città è più cara"), declared=declared)

    assert read(body.encode(real)).entries[0].title == "Perché la città è più cara"


def test_the_charset_of_the_header_helps_bytes_without_a_label() -> None:
    """Central European pages name theirs in the header."""
    body = (
        "<rss version='2.0'><channel><item><title>Łódź</title></item></channel></rss>"
    )
    parsed = parse_feed(
        body.encode("iso-8859-2"), url=URL, content_type="text/xml; charset=ISO-8859-2"
    )

    assert parsed.entries[0].title == "Łódź"


def test_junk_before_the_feed_is_passed_over() -> None:
    """Warnings of PHP and blank lines come first on broken servers."""
    body = "\n<br />\n<b>Warning</b>: mysql on line 3<br />\n" + an_rss(
        an_item(title="Ecco")
    )

    assert read(body).entries[0].title == "Ecco"


def test_an_entry_without_guid_is_known_by_its_link_else_by_its_text() -> None:
    """The same entry has the same id at the next poll."""
    by_link = an_entry(title="t", link="https://g.example/1?utm_medium=x")
    by_text = an_entry(title="Frana a Sonico", description="Strada chiusa.")

    assert by_link.id == "https://g.example/1"
    assert by_text.id.startswith("hash:")
    assert (
        by_text.id == an_entry(title="Frana a Sonico", description="Strada chiusa.").id
    )
    assert by_text.id != an_entry(title="Frana a Sonico", description="Riaperta.").id


def test_a_guid_that_all_entries_share_hides_none() -> None:
    """Then the links tell them apart."""
    items = "".join(an_item(guid="post", title=n, link=f"/{n}") for n in "abc")

    assert [entry.title for entry in read(an_rss(items)).entries] == ["a", "b", "c"]


def test_an_entry_told_twice_is_one() -> None:
    """The same guid and link: the later update stands."""
    atom = "<entry><id>1</id><link href='/1'/><title>{}</title><updated>{}</updated>"
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'>{}</entry>{}</entry></feed>".format(
            atom.format("vecchio", "2025-11-03T09:00:00Z"),
            atom.format("nuovo", "2025-11-03T10:00:00Z"),
        )
    )

    assert [entry.title for entry in read(feed).entries] == ["nuovo"]


def test_a_flood_of_entries_is_cut_to_the_newest() -> None:
    """The note says how many there were."""
    day = "<pubDate>{} Nov 2025 10:00:00 GMT</pubDate>"
    items = "".join(
        f"<item><guid>{n}</guid>{day.format(1 + n % 28)}</item>"
        for n in range(MAX_ENTRIES + 28)
    )
    parsed = read(an_rss(items))

    assert len(parsed.entries) == MAX_ENTRIES
    assert parsed.entries[0].published == datetime(2025, 11, 28, 10, tzinfo=UTC)
    assert str(MAX_ENTRIES + 28) in parsed.notes[0]


@pytest.mark.parametrize(
    ("written", "minutes"), [("60", 60), ("x", None), ("9" * 20, None)]
)
def test_the_ttl_is_a_plain_number(written: str, minutes: int | None) -> None:
    """Minutes, or nothing."""
    assert read(an_rss("", f"<ttl>{written}</ttl>")).ttl_minutes == minutes
