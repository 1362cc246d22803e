"""Does `times` survive any text, with no interval turned around?"""

import json
import random
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from watcher.italian.times.find import times
from watcher.model.factuality import Tense

CASES = Path(__file__).parent.parent / "cases" / "times"
SENTENCES = [
    json.loads(line)["text"]
    for name in ("starter.jsonl", "own.jsonl")
    for line in (CASES / name).read_text(encoding="utf-8").splitlines()
]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
NOISE = ["'", "’", "-", "–", "/", ".", ",", "0", "31", "9999", "°", "%", "\n", "\u0300"]


def check(text: str, published: date, tense: Tense) -> None:
    """Assert what holds for every text: order, offsets, bounds the right way round."""
    last = 0
    for found in times(text, published, lambda _: tense):
        assert last <= found.begin < found.finish <= len(text)
        assert text[found.begin : found.finish] == found.text
        assert found.edtf
        if found.start and found.end:
            assert found.start < found.end
        last = found.finish


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(), st.dates(), st.sampled_from(Tense))
def test_any_text_on_any_day_is_read(text: str, day: date, tense: Tense) -> None:
    """No string raises, on no day of the calendar."""
    check(text, day, tense)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14), st.dates(), st.sampled_from(Tense)
)
def test_words_of_time_in_any_order_are_read(
    words: list[str], day: date, tense: Tense
) -> None:
    """Salads of the words that the grammar knows give sound intervals."""
    check(" ".join(words), day, tense)


def test_mutated_sentences_are_read() -> None:
    """A thousand sentences with broken spelling give sound intervals."""
    chance = random.Random(20)  # noqa: S311 - a test wants the same numbers each time
    for _ in range(1000):
        text = chance.choice(SENTENCES)
        for _ in range(chance.randint(1, 5)):
            at = chance.randint(0, len(text))
            text = text[:at] + chance.choice(NOISE) + text[at + chance.randint(0, 4) :]
        day = date.fromordinal(739_000 + chance.randint(-900, 900))
        check(text, day, chance.choice(list(Tense)))


def test_long_runs_do_not_slow_down() -> None:
    """Repeated words and signs are read in a time that grows with their number."""
    for part in ("dal 1 ", "fine ", "1-", "e il 3, ", "tra ", "( ", "ultimi "):
        check(part * 400, date(2025, 6, 1), Tense.NONE)
