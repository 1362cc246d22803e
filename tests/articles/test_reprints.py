"""Which sentences of a text have we read before?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.articles.reprints import new_sentences, sentence_hashes

WIRE = (
    "Scossa di magnitudo 4,2 a Norcia. Nessun ferito. «È stata forte», dice il prete."
)


def test_a_reprint_has_nothing_new() -> None:
    """Apostrophes, accents, case and punctuation differ between papers."""
    wire = sentence_hashes("L’intesa c’è. Perché no?")

    assert new_sentences("L'INTESA C'È!  Perche\u0301 no.", wire) == []


def test_the_sentence_that_a_paper_adds_is_new() -> None:
    """It is the only one that can hold a new claim."""
    local = WIRE.replace("Nessun ferito.", "Due i feriti lievi.")
    found = new_sentences(local, sentence_hashes(WIRE))

    assert [one.text for one in found] == ["Due i feriti lievi."]
    assert local[found[0].start : found[0].end] == found[0].text


def test_a_changed_figure_makes_a_new_sentence() -> None:
    """Digits count, and so does their comma."""
    assert sentence_hashes("Costa 1,5 milioni.") != sentence_hashes("Costa 15 milioni.")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_every_sentence_has_a_number_that_sqlite_can_hold(text: str) -> None:
    """Signed 64 bits, in order, the same at every run."""
    numbers = sentence_hashes(text)

    assert all(-(2**63) <= number < 2**63 for number in numbers)
    assert len(new_sentences(text, ())) == len(numbers)
    assert new_sentences(text, numbers) == []
