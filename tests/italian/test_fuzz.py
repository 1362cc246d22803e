"""Does any broken sentence break the grammars of time and quantity?"""

from datetime import date, timedelta

from italian.mutations import broken_promises, mutated
from watcher.italian.quantities.find import quantities
from watcher.italian.times.find import times
from watcher.model.factuality import Tense

SENTENCES = 2_500


def test_mutated_sentences_are_read_without_an_inverted_interval() -> None:
    """A seeded part of what `benchmarks/fuzz.py` runs by the hundred thousand."""
    for text, day, tense in mutated(SENTENCES, seed=11):
        assert not broken_promises(text, day, tense), text


def test_a_long_sentence_of_cues_gives_one_reading_for_each() -> None:
    """A thousand halves of ranges in a row are read on and on, not backtracked."""
    day = date(2025, 6, 1)
    parts = (
        "dal 3 ",
        "tra 10 ",
        "tra luglio ",
        "entro fine ",
        "1.000.",
        "due e mezzo ",
    )
    for part in parts:
        text = part * 1_000
        assert not broken_promises(text, day, Tense.NONE)
        assert len(quantities(text)) + len(times(text, day, _none)) <= 2_000


def _none(_: int) -> Tense:
    return Tense.NONE


def test_the_first_and_last_days_of_the_calendar_have_neighbours() -> None:
    """Arithmetic at the ends of the calendar raises nothing."""
    for day in (date.min, date.min + timedelta(40), date.max - timedelta(40), date.max):
        for text, _, tense in mutated(200, seed=12):
            assert not broken_promises(text, day, tense), text
