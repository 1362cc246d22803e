"""What may be read in a page: the quick way finds all that the thorough one does."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.foreign.letters import GAP, fold
from watcher.italian.foreign.quick_readings import western, without_oddities
from watcher.italian.foreign.readings import readings, thorough_readings
from watcher.relevance.sieve import Sieve

# What pages are made of, and what makes them strange, in small pieces.
PIECES = (
    *"kursnKURSNacàÀéšğ .;:#&\\<>/\"'0x6",
    *("ku", "rsk", "kursk", "nis", "N.I.S.", "amp;", "&amp;", "&amp", "&AMP;"),
    *("&#107;", "&#x6B;", "&#107", "&#x6", "&#0;", "&#8203;", "&#39;", "&#038;"),
    *("&ugrave;", "&Ugrave;", "&ugrave", "&not", "&notin;", "&nbsp;", "&lt;", "&gt;"),
    *(
        "&shy;",
        "&quot;",
        "&num;",
        "&bsol;",
        "&Kscr;",
        "&foo;",
        "&fooooo",
        "&e",
        "grave;",
    ),
    *("\\u006b", "\\u00f9", "\\u003cb\\u003e", "\\u0026", "\\ud83d\\udd34", "\\ude00"),
    *("\\n", "\\b", "\\f", "\\\\", "\\u00", "<b>", "</b>", "<!-- > -->", "a<", ">a"),
    *("\u00ad", "\u200b", "\u0301", "\ufe0f", "\ufeff", "\x00", "\x1f", "\t", "\n"),
    *(
        "’",
        "“",
        "—",
        "…",
        "€",
        "\u00a0",
        "º",
        "²",
        "ß",
        "æ",
        "×",
        "ﬁ",
        "ｋ",
        "К",
        "𝓀",
        "😀",
    ),
)
WORDS = ("kurs", "kursk", "rsk", "nis", "n i s", "amp", "quot", "us")
SIEVES = [Sieve([word]) for word in WORDS]
ROUNDS = 1500


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=ROUNDS, deadline=None)
def test_the_quick_way_finds_what_the_thorough_one_does(text: str) -> None:
    """Each word that stands in the readings of the one stands in those of the other."""
    thorough = thorough_readings(text)
    quick = readings(text.encode())

    if thorough is None or quick is None:
        assert quick is None
    else:
        for sieve in SIEVES:
            assert sieve.standing(quick) or not sieve.standing(thorough)


def test_no_letter_of_the_world_is_taken_for_a_sign() -> None:
    """What is read as a letter, or as nothing, is read so quickly, or is strange."""
    for code in range(0x80, sys.maxunicode + 1):
        letter = chr(code)
        page = letter.encode("utf-8", "surrogatepass")
        if without_oddities(page) is not None and western(page) != fold(letter):
            assert fold(letter) == b" ", hex(code)
            assert min(western(page)) >= 0x80, hex(code)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>L’università è più «grande» – 30 € e 5 × 3.", id="signs"),
        pytest.param(
            "<p>Perch&eacute; l&#8217;&Egrave;bola &amp; co.", id="references"
        ),
        pytest.param('{"a": "Perch\\u00e9 \\u201cno\\u201d\\n"}', id="JSON"),
        pytest.param("a?b=1&c=2&amp;d=3; if (a && b || c) f()", id="links and scripts"),
        pytest.param("⚠\ufe0f Łódź, Erdoğan, Dončić", id="neighbours"),
    ],
)
def test_most_pages_are_read_quickly(page: str) -> None:
    """Nothing in them is strange."""
    assert without_oddities(page.encode()) is not None


@pytest.mark.parametrize(
    "page", ["К", "&#107", "&amp;eacute;", "ku\u00adrsk", "&#38;#107;", "ku\x00rsk"]
)
def test_strange_pages_go_the_long_way(page: str) -> None:
    """Other alphabets, references of references, invisible characters."""
    assert without_oddities(f"<p>{page} ".encode()) is None
    assert readings(f"<p>{page} ".encode()) == thorough_readings(f"<p>{page} ")


def test_a_gap_is_a_gap() -> None:
    """Invisible references and escapes part no letters."""
    assert without_oddities(b"ku&shy;rsk") == (b"ku" + GAP + b"rsk\n", False)
    assert readings(b"/\\bku/") == [b"/\\bku/\n", b"/<>ku/\n\n"]
