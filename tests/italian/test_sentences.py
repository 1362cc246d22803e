"""Are sentences cut where a reader would stop?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.sentences import sentences

WHOLE = [
    "Il gen. Rossi e l'on. Bianchi hanno parlato.",
    "Lo prevede il D.L. 34 del 2020.",
    "John F. Kennedy e J. K. Rowling, ecc. e altri.",
    "L'art. 18 e il comma n. 4 restano.",
    "Il prezzo è di 1.500,50 euro, cioè il 3.5% in più.",
    "La dott.ssa Verdi e il prof. Neri.",
    "«Dove andiamo?» chiede il bambino.",
    "Aspettano... e intanto piove.",
]
SPLIT = [
    ("La squadra sale in Serie A. La città festeggia.", 2),
    ("Ecco cos'è. Poi vedremo.", 2),
    ("Portano acqua, viveri, ecc. Il resto arriverà.", 2),
    ("È finita!Tutti a casa.", 2),
    ("Basta. «Non ne posso più», dice. E se ne va.", 3),
    ("Titolo senza punto\nPrima frase. Seconda frase", 3),
    ("I feriti sono 12. Tre sono gravi.", 2),
    ("Il bilancio? Nessuno lo sa… Forse domani.", 3),
]


@pytest.mark.parametrize("text", WHOLE)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    """Stops of abbreviations, initials, numbers and quotations stay inside."""
    assert [found.text for found in sentences(text)] == [text]


@pytest.mark.parametrize(("text", "count"), SPLIT)
def test_a_stop_ends_a_sentence(text: str, count: int) -> None:
    """A full stop, a mark or a line break ends one sentence."""
    assert len(sentences(text)) == count


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet="aA .!?…«»\n'’n1È", max_size=60))
def test_sentences_quote_the_text_in_order(text: str) -> None:
    """Offsets hold, nothing overlaps, and only blanks are left out."""
    end = 0
    for found in sentences(text):
        assert text[found.start : found.end] == found.text != ""
        assert not text[end : found.start].strip()
        end = found.end
    assert not text[end:].strip()
