"""Does every form find its dictionary words?"""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.words import fold


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("dazi", "dazio"),
        ("brigate", "brigata"),
        ("crollati", "crollare"),
        ("espulse", "espellere"),
        ("invase", "invadere"),
        ("sepolti", "seppellire"),
        ("corsa", "corsa"),
        ("corsa", "correre"),
        ("Invio", "inviare"),
        ("votate", "votare"),
    ],
)
def test_a_form_finds_its_word(form: str, lemma: str) -> None:
    """Nouns in -io, irregular participles and homographs are all found."""
    assert lemma in lemmas(form)


def test_overrides_name_a_form_once() -> None:
    """The list is sorted and has no form twice, so that a correction has one place."""
    forms = [form for form, _ in lexicon.rows("lemma_overrides.tsv")]
    assert forms == sorted(set(forms))
    assert len(forms) >= 200


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=20))
def test_lemmas_are_sorted_and_spelling_does_not_matter(form: str) -> None:
    """Any string has sorted lemmas, the same ones in either normal form."""
    found = lemmas(form)
    assert list(found) == sorted(set(found))
    assert lemmas(unicodedata.normalize("NFD", fold(form))) == lemmas(fold(form))
