"""Does every slot of a claim point at the words that fill it?"""

import pytest

from claims.reading import Reader
from watcher.model.claim import Claim
from watcher.store.codec import dump, load

TITLE = "Ghana, crolla una miniera"
BODY = (
    "Secondo il Viminale la Francia ha inviato a Bari 300 pompieri il 3 maggio."
    " «Partiranno altri 40 volontari», ha promesso la sindaca di Lione a Marsiglia."
    " Lo ha confermato la Protezione civile."
)


def claims() -> list[Claim]:
    """Return the claims of a short article."""
    found = Reader().read("2025-05-04", TITLE, BODY)
    return [item.claim for item in found.judged]


def words(claim: Claim) -> dict[str, str]:
    """Return the words of the text for each slot of *claim*."""
    text = f"{TITLE}\n\n{BODY}"
    return {slot: text[start:end] for slot, (start, end) in claim.spans.items()}


def test_each_slot_quotes_its_words():
    """Trigger, actor, place, quantity, time and source are cut out of the text."""
    sent = next(claim for claim in claims() if claim.lemma == "inviare")

    assert words(sent) == {
        "trigger": "inviato",
        "actor": "Francia",
        "target": "pompieri",
        "place": "Bari",
        "quantity": "300 pompieri",
        "when": "il 3 maggio",
        "source": "Viminale",
    }


def test_a_slot_that_nothing_fills_has_no_span():
    """Spans and slots are filled together."""
    for claim in claims():
        for slot in ("actor", "target", "place"):
            assert (slot in claim.spans) == (getattr(claim, slot) is not None)


def test_a_source_named_in_the_next_sentence_is_quoted_there():
    """A sentence like "Lo ha confermato X" names its source itself."""
    stand = next(claim for claim in claims() if claim.lemma == "confermare")

    assert words(stand)["source"] == "Protezione civile"


def test_spans_survive_the_store():
    """What is written into the ledger comes back with its spans."""
    for claim in claims():
        assert load(Claim, dump(claim)) == claim


@pytest.mark.parametrize("missing", ["actor_span", "target_span", "place_span"])
def test_a_ledger_written_before_there_were_spans_still_loads(missing: str):
    """Old rows lack the offsets and give no span for the slot."""
    claim = claims()[0]
    row = dump(claim).replace(f'"{missing}"', '"unknown_key"')

    assert missing.removesuffix("_span") not in load(Claim, row).spans
