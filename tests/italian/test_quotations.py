"""Tests of where a quotation begins and ends."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.speech.quotations import quotations


def _quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


def test_each_kind_of_mark_is_read() -> None:
    """Guillemets, curly and straight marks open and close."""
    assert _quoted('«uno» “due” "tre" „quattro“') == [
        "«uno»",
        "“due”",
        '"tre"',
        "„quattro“",
    ]


def test_a_quotation_inside_another_one_is_part_of_it() -> None:
    """Only the outermost quotation is told."""
    assert _quoted('«Il "sì" vince»') == ['«Il "sì" vince»']


def test_an_answer_may_go_on_over_paragraphs() -> None:
    """A closing mark in a later paragraph ends the quotation that is open."""
    assert _quoted("«Uno.\n\nDue» fine") == ["«Uno.\n\nDue»"]


def test_a_forgotten_mark_ends_with_its_paragraph() -> None:
    """Straight marks never cross a paragraph, lost ones neither."""
    assert _quoted('"Uno.\n\nDue "tre"') == ['"Uno.', '"tre"']


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(alphabet="«»“”\"' a.\n", max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    """Whatever the marks, quotations come in order and apart."""
    found = quotations(text)

    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.start < q.end for q in found)
