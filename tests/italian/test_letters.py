"""Nothing that a parser or matcher does to a letter is lost on the prefilter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.articles.extract import extract
from watcher.italian.foreign.letters import GAP, fold, pieces
from watcher.italian.foreign.readings import MAX_CHARS, thorough_readings
from watcher.italian.inflection.canonical import canonical

LETTERS = [
    letter
    for code in (
        *range(0x3000),
        *range(0x3000, 0x11000, 7),
        *range(0x11000, 0x20000, 61),
    )
    if not 0xD800 <= code < 0xE000 and (letter := chr(code)).isalnum()
]
# What may be printed, and what may be hidden, between the letters of a word.
SIGNS = [
    chr(code)
    for code in (*range(0x20, 0x3100), *range(0xFE00, 0x10000))
    if not chr(code).isalnum() and chr(code) not in "<&"
]


def test_a_matcher_and_the_prefilter_read_every_letter_alike() -> None:
    """What the matcher takes for the same spelling is the same here."""
    for letter in LETTERS:
        matched = b"".join(
            p for word in canonical(letter).split() for p in pieces(word)
        )
        if matched:
            assert fold(letter).replace(GAP, b"") == matched


def test_a_sign_parts_words_unless_readers_drop_it() -> None:
    """Every sign, between letters of pages that are really read."""
    seen = 0
    for begin in range(0, len(SIGNS), 100):
        signs = SIGNS[begin : begin + 100]
        found = canonical(extract(page_of(signs), url="https://g.example/a").text)
        for number, sign in enumerate(signs):
            joined = f"aqzwx{name_of(number)}"
            seen += name_of(number) in found
            if f" {joined} " in found:
                assert joined.encode() in fold(f"aqz{sign}wx{joined[5:]}").replace(
                    GAP, b""
                ), hex(ord(sign))

    assert seen > len(SIGNS) * 0.9


def page_of(signs: list[str]) -> str:
    """Return a page with a word for each of *signs*, which stands in its middle."""
    said = (
        f"<p>Oggi si legge aqz{sign}wx{name_of(number)} in questa bella pagina.</p>"
        for number, sign in enumerate(signs)
    )
    return f"<html><body><article>{''.join(said)}</article></body></html>"


def name_of(number: int) -> str:
    """Return letters for *number*."""
    return "k" + "".join("abcdefghil"[int(digit)] for digit in f"{number:03d}")


@pytest.mark.parametrize(
    ("markup", "reading"),
    [
        pytest.param("&#75;ursk", b"kursk", id="decimal"),
        pytest.param("&#x4Bursk", b"k<#x4b<>ursk", id="without a semicolon"),
        pytest.param("&notizia", b" <not<>izia", id="a bare name or a word"),
        pytest.param("citt&agrave;", b"citta", id="name"),
        pytest.param("citt&amp;agrave;", b"citta", id="twice"),
        pytest.param(
            "perch&eacut\u00ade;", b"perch<eacut<>e<><>e<>", id="broken by a hyphen"
        ),
        pytest.param("K&#0;ursk", b"k<>ursk", id="no character"),
        pytest.param("Rock&roll; R&B", b"rock&roll; r&b", id="no reference"),
    ],
)
def test_a_reference_is_read_in_every_way(markup: str, reading: bytes) -> None:
    """As the letter that it stands for, and as written where that may be meant."""
    assert thorough_readings(markup) == [reading]


def test_json_is_read_with_its_escapes_and_without() -> None:
    """A page's structured data has letters by number, also twice over."""
    assert thorough_readings(r'{"a": "citt\u00e0 \\u0041"}') == [
        rb'{"a": "citt\u00e0 \\u0041"}',
        rb'{"a": "citta \u0041"}',
        rb'{"a": "citta a"}',
    ]


def test_what_is_too_long_or_encoded_too_often_is_not_promised() -> None:
    """The prefilter keeps such a page."""
    assert thorough_readings("x" * (MAX_CHARS + 1)) is None
    assert thorough_readings("&amp x &" + "amp;" * 3 + "#107;") == [b"&<amp<> x k"]
    assert thorough_readings("&amp x &" + "amp;" * 12 + "#107;") is None


@given(st.text(st.sampled_from("&#;ampx0193eEcut\x00\u00ad <>\\u"), max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_markup_has_a_reading(markup: str) -> None:
    """However broken its references are; plain letters stay in their order."""
    found = thorough_readings(markup)

    assert found is None or all(isinstance(text, bytes) for text in found)
