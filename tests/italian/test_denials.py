"""Where does a quotation deny without a verb of denying?"""

import pytest

from watcher.italian.events.find import events
from watcher.model.factuality import Stance

DENIALS = [
    ("«È falso», ha detto il sindaco.", "È falso"),
    ("Il consorzio: «Falso, tutto tracciato».", "Falso"),
    ("«Voci prive di fondamento», replica la banca.", "prive di fondamento"),
    ("«Sono tutte bugie», ha detto l'imputato.", "Sono tutte bugie"),
    ("«È solo una bufala», dice il capogruppo.", "È solo una bufala"),
    ("Serve chiarezza: «Non è vero», taglia corto la questura.", "Non è vero"),
    ("Iran: «Nessuna centrifuga sotto il monte»", "Nessuna centrifuga"),
    ("«Non c'è alcuna trattativa», dice il club.", "Non c'è alcuna trattativa"),
    ("«Non esiste nessun accordo», assicura l'ad.", "Non esiste nessun accordo"),
    ("«È una cifra che non esiste», sbotta.", "cifra che non esiste"),
    ("Il dirigente al gip: «Mai preso un euro».", "Mai preso un euro"),
    ("«Siamo estranei ai fatti», dicono i due.", "estranei ai fatti"),
]
OTHERS = [
    "«Un falso allarme», dice il prefetto.",
    "È falso che il ponte sia chiuso.",
    "«Non è falso», ha detto il sindaco.",
    "«È falso?», chiede il giudice.",
    "«Hanno prodotto documenti falsi», dice la procura.",
    "«Nessuno sarà lasciato solo», ha detto il ministro.",
    "«Nessun medico ha risposto», racconta una donna.",
    "«Non c'è tempo», dice il sindaco.",
    "«Mai più», dicono i familiari.",
]


@pytest.mark.parametrize(("text", "words"), DENIALS)
def test_a_quotation_denies_with_these_words(text, words):
    """The denial is a word of its speaker, found with all its words."""
    found = [e for e in events(text) if e.stance is Stance.DENY]
    assert words.casefold() in [e.trigger.casefold() for e in found]


@pytest.mark.parametrize("text", OTHERS)
def test_these_words_deny_nothing(text):
    """Attributes, questions, double negations and plain wants are no denials."""
    lemmas = {e.lemma for e in events(text) if e.stance is Stance.DENY}
    assert lemmas.isdisjoint({"esistere", "smentire"})
