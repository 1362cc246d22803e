"""Which status does a source give to an event?"""

import pytest

from claims.reading import Reader
from watcher.claims.status import Status, status_of

CASES = [
    ("Il porto di Durazzo potrebbe chiudere.", "chiudere", Status.RUMOURED),
    ("Il porto di Durazzo sarebbe stato venduto.", "vendere", Status.RUMOURED),
    ("Il porto di Durazzo chiuderà a maggio.", "chiudere", Status.PLANNED),
    (
        "Secondo il ministero il porto di Durazzo ha chiuso.",
        "chiudere",
        Status.CLAIMED,
    ),
    ("Il ministero nega la vendita del porto.", "negare", Status.DENIED),
    ("Il ministero conferma la vendita del porto.", "confermare", Status.CONFIRMED),
    ("Il testimone ha ritrattato le accuse.", "ritrattare", Status.RETRACTED),
]


@pytest.mark.parametrize(("text", "lemma", "status"), CASES, ids=lambda v: str(v)[:40])
def test_the_verb_and_the_voice_give_the_status(text, lemma, status):
    """From a rumour over a plan to a confirmation or a retraction."""
    found = Reader().read("2026-04-01", "Il porto", text).judged

    assert [status_of(i.claim) for i in found if i.claim.lemma == lemma][:1] == [status]
