"""The quick way to the row of a text gives what reading letter by letter gives."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.inflection.canonical import Canonical, quick_row

# What decides where a token ends: accents, quotes, digits with their signs, letters of
# other alphabets, marks that join the letter before them.
TRICKY = "aBàÈéz12 .,:'’'\"«»(“”-–…%€$£²ª½ß_\n\u00a0ćŁЖİ\u0301\u200b\u00ad\U0001f642"
# Letters and signs that a newspaper may print, and the planes around them.
KNOWN = [chr(code) for code in range(0x3000) if unicodedata.category(chr(code)) != "Cs"]


def slowly(text: str) -> str:
    """Return the row of *text* as reading it letter by letter gives it."""
    return f" {' '.join(Canonical(text).by_letters())} "


@given(st.text(st.sampled_from(TRICKY), max_size=12))
@settings(max_examples=600, deadline=None)
def test_both_ways_give_one_row(text: str) -> None:
    """Signs in any order, also such as no newspaper prints."""
    assert quick_row(text) in (None, slowly(text))


@given(st.text(max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_text_has_one_row(text: str) -> None:
    """Letters of every alphabet."""
    assert quick_row(text) in (None, slowly(text))


def test_every_letter_stands_alike_in_every_place() -> None:
    """Before, behind and between letters and digits, with an apostrophe too."""
    for letter in KNOWN:
        for text in (f"a{letter}b {letter}", f"1{letter}2 {letter}'x '{letter}' a"):
            assert quick_row(text) in (None, slowly(text))


@pytest.mark.parametrize(
    "text",
    [
        "Perché l’ex-Ilva costa 1.500,5 milioni: «è il 40%», dice 'la Repubblica'.",
        "Vučić ed Erdoğan a Łódź — l'80% dell'accordo “c'è”…",
        "Il porto\u2009di Gioia\u202fTauro, 12mila container; «po'» di più",
    ],
)
def test_newspapers_are_read_the_quick_way(text: str) -> None:
    """What papers print needs no second way."""
    assert quick_row(text) == slowly(text)
