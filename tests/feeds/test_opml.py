"""Which feeds does an OPML list name, and how is one written?"""

from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.config.values import plain
from watcher.errors import InputError
from watcher.feeds.opml import read_opml, write_opml
from watcher.model.feed import Feed

NOW = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
LIST = """<?xml version="1.0" encoding="{label}"?>
<opml version="1.0"><head><title>Città</title></head><body>
<outline text="Nord"><outline type="rss" text="Perché no" xmlUrl="https://a.example/1"/>
<outline text="Est"><outline xmlurl=" https://a.example/2 " text="https://a.example/2"/>
</outline></outline>
<outline text="Una pagina" htmlUrl="https://a.example/"/>
<outline title="Rai & Co" text="x" xmlUrl="file:///etc/passwd"/></body></opml>"""


def in_body(inside: str) -> bytes:
    """Return a list whose body is *inside*."""
    return f"<opml version='2.0'><body>{inside}</body></opml>".encode()


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "windows-1252"])
def test_feeds_are_read_from_any_folder_and_in_any_encoding(codec: str) -> None:
    """In order; what has no feed is none, and a bare ampersand breaks nothing."""
    feeds = read_opml(LIST.format(label=codec).encode(codec), source="f.opml")

    assert feeds[:2] == (
        Feed(url="https://a.example/1", title="Perché no"),
        Feed(url="https://a.example/2"),
    )
    assert [feed.url for feed in feeds[2:]] == ["file:///etc/passwd"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(b"", "not an OPML", id="empty"),
        pytest.param(b"<rss/>", "not an OPML", id="a-feed"),
        pytest.param(b"\x00\xff\xfe", "not an OPML", id="bytes"),
        pytest.param(
            b'<!DOCTYPE o [<!ENTITY a "b">]><opml/>', "DOCTYPE", id="entities"
        ),
        pytest.param(
            '<?xml version="1.0"?><!doctype o><opml/>'.encode("utf-16"),
            "DOCTYPE",
            id="doctype-in-utf-16",
        ),
        pytest.param(b"<opml>" + b" " * 2**20, "more than 1048576", id="too-large"),
        pytest.param(
            in_body("<outline xmlUrl='http://a.example'/>" * 5_001),
            "more than 5000",
            id="too-many",
        ),
        pytest.param(
            in_body("<outline>" * 40 + "</outline>" * 40), "32 deep", id="too-deep"
        ),
    ],
)
def test_what_is_no_list_of_feeds_is_refused(body: bytes, words: str) -> None:
    """One line that names the file."""
    with pytest.raises(InputError, match=f"f.opml: .*{words}"):
        read_opml(body, source="f.opml")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=40))
def test_what_is_written_is_read_again(title: str) -> None:
    """Quotes, ampersands and angle brackets included."""
    feeds = read_opml(
        write_opml(
            [Feed(url="https://a.example/?a=1&b=2", title=title)], now=NOW
        ).encode(),
        source="f.opml",
    )

    assert [feed.url for feed in feeds] == ["https://a.example/?a=1&b=2"]
    assert read_opml(write_opml(feeds, now=NOW).encode(), source="f.opml") == feeds


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_title_of_a_list_is_one_that_feeds_toml_takes(title: str) -> None:
    """An emoji with a joiner must not make the file unreadable."""
    listed = in_body(f"<outline xmlUrl='http://a.example/' text={quoteattr(title)}/>")
    (feed,) = read_opml(listed, source="f.opml")

    assert feed.title is None or plain(feed.title) == feed.title


def test_a_list_is_opml_2() -> None:
    """With a head, and a text for each outline."""
    text = write_opml([Feed(url="https://a.example/rss")], now=NOW)

    assert '<opml version="2.0">' in text
    assert "<dateCreated>Tue, 03 Mar 2026 08:00:00 +0000</dateCreated>" in text
    assert 'text="https://a.example/rss"' in text
