"""When are "sì" and "no" the answers of an authority?"""

import pytest

from watcher.italian.events.find import events

ANSWERS = [
    ("Golden power: sì del governo, con tre paletti", "sì", "AGREE"),
    ("Dalla Bce il primo sì alla banca", "sì", "AGREE"),
    ("Arriva l'ok della Camera", "ok", "AGREE"),
    ("Il Tar dice no al ricorso", "no", "REJECT"),
    ("Nucleare, il no delle Regioni", "no", "REJECT"),
    ("No del Tar al ricorso", "no", "REJECT"),
    ("Sì al decreto, il Senato chiude", "sì", "AGREE"),
]
WORDS = [
    "No al ponte, in piazza 500 persone",
    "«Sì», ha risposto il teste",
    "Se il ponte chiude, si allunga la strada",
    "Sembra di no",
]


@pytest.mark.parametrize(("text", "word", "kind"), ANSWERS)
def test_an_answer_is_a_deed(text, word, kind):
    """It agrees or rejects, and names its word."""
    assert (word, kind) in [(e.lemma, e.event_type) for e in events(text)]


@pytest.mark.parametrize("text", WORDS)
def test_a_mere_word_is_no_answer(text):
    """A banner, a reply in court, "si" and "di no" answer for nobody."""
    assert {e.lemma for e in events(text)}.isdisjoint({"sì", "no", "ok"})
