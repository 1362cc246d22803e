"""Pages that a machine put into Italian."""

import pytest

from watcher.italian.genre import genre_of
from watcher.italian.translated import is_translated


@pytest.mark.parametrize(
    "text",
    [
        "La diga costa €60m, il 12 Marzo. Una inondazione ha colpito 1,140 case.",
        "Il fiume di Italia è basso in Luglio. La agricoltura soffre.",
        "Casa > Mondo. Il vertice è il 3 Aprile. Condividi questa storia",
        "Il riscatto è di $3.6 milioni. L'attacco era alle 3 AM.",
    ],
)
def test_three_marks_tell_a_translation(text):
    """English figures, capital months, vowels that clash, words of the site."""
    assert is_translated(text)


@pytest.mark.parametrize(
    "text",
    [
        "La diga costa 60 milioni; il 12 marzo un'inondazione ha colpito 1.140 case.",
        "Il valore è di 1,125 miliardi, 2,340 milioni l'anno, 3,141 per cento.",
        "La Asl, la Ue e la Oms: una iena, la iuta, la uova.",
        "Di Domenica e Aprile Rossi parlano a Maggio Musicale, in piazza 25 Aprile.",
        "IL 12 MARZO A ROMA. «Banca d'Italia: 3 a 1».",
    ],
)
def test_what_italians_write_is_no_translation(text):
    """One mark, or two, may stand in any page."""
    assert not is_translated(text)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("L'analisi. Chi paga la diga", "opinion"),
        ("L'analisi dell'Arpa: arsenico nei pozzi", "news"),
        ("La nota della Procura: nessun indagato", "news"),
        ("La ricostruzione. Due ore senza soccorsi", "recap"),
        ("Breve storia di una diga", "recap"),
    ],
)
def test_a_rubric_names_the_genre_unless_a_body_is_its_author(title, genre):
    """A bare "analisi" is a column, that of the Arpa a finding."""
    assert genre_of(title, "", "") == genre
