"""Can a feed hurt us?"""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.feed_texts import ATOM, an_item, an_rss, read
from watcher.model.feed import ParsedFeed

BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
ATTRIBUTES = " ".join(f"a{n}='{n}'" for n in range(20_000))
HOSTILE = [
    pytest.param(
        f'<!DOCTYPE rss [<!ENTITY a0 "ah">{LAUGHS}]><rss version="2.0"><channel><item>'
        "<title>&a11;</title></item></channel></rss>",
        id="billion-laughs",
    ),
    pytest.param(
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0">'
        "<channel><item><title>&x;</title></item></channel></rss>",
        id="external-entity",
    ),
    pytest.param(
        an_rss("<item><title>" + "a" * 3_000_000 + "</title></item>"), id="title"
    ),
    pytest.param(an_rss("<a>" * 20_000 + "</a>" * 20_000), id="deep"),
    pytest.param(
        an_rss(f"<item {ATTRIBUTES}><title>x</title></item>"),
        id="attributes",
    ),
    pytest.param(
        an_rss("<item><title>" + "<b " * 3_000 + "</title></item>"), id="tags"
    ),
    pytest.param("<urlset>" + "<url><loc>http://a/</loc>" * 5_000, id="open-sitemap"),
]


@pytest.mark.parametrize("body", HOSTILE)
def test_a_hostile_feed_costs_little_and_tells_nothing(body: str) -> None:
    """Bombs do not go off, files are not read, the clock runs on."""
    began = process_time()
    parsed = read(body)

    assert process_time() - began < 10
    assert all(len(entry.title) <= 1_000 for entry in parsed.entries)
    assert "root:" not in repr(parsed)


def _fields(parsed: ParsedFeed) -> list[str]:
    texts = [parsed.title, *parsed.notes]
    for entry in parsed.entries:
        texts += [entry.id, entry.link or "", entry.title]
        texts += [part.replace("\n", " ") for part in (entry.summary, entry.content)]
    return texts


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_a_note(body: bytes) -> None:
    """Nothing raises, nothing hostile comes through, twice gives the same."""
    for sent in (
        body,
        b"<rss><channel><item><title>" + body,
        ATOM.encode()[:300] + body,
    ):
        parsed = read(sent)

        assert not any(BAD.search(text) for text in _fields(parsed))
        assert parsed == read(sent)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=40))
def test_any_text_in_any_field_comes_out_clean(
    title: str, link: str, when: str
) -> None:
    """Fields are hostile text until they are cleaned."""
    cdata = "<![CDATA[{}]]>"
    item = an_item(
        title=cdata.format(title),
        link=cdata.format(link),
        pubDate=cdata.format(when),
        description=cdata.format(link + title),
    )
    parsed = read(an_rss(item).encode("utf-8", "surrogatepass"))

    assert not any(BAD.search(text) for text in _fields(parsed))
    for entry in parsed.entries:
        assert entry.link is None or entry.link.startswith(("http://", "https://"))


def test_numbers_without_end_in_a_json_feed_are_texts() -> None:
    """Python refuses to read them as numbers, and the whole feed with them."""
    items = f'{{"id": {"9" * 100_000}, "title": "Frana"}}, {{"id": 1.50, "title": "b"}}'
    parsed = read(
        f'{{"version": "https://jsonfeed.org/version/1", "items": [{items}]}}'
    )

    assert parsed.entries[0].id.startswith("hash:")
    assert parsed.entries[1].id == "1.50"
