"""Sentences of the case lists, broken at random: the same ones for the same seed."""

import json
import random
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from watcher.italian.quantities.find import quantities
from watcher.italian.times.find import times
from watcher.model.factuality import Tense

_CASES = Path(__file__).parents[1] / "cases"
_LISTS = ("times/*.jsonl", "quantities*.jsonl", "held_out/*.jsonl", "factuality.jsonl")
_NOISE = (
    *("'", "’", "-", "–", "/", ".", ",", ";", "(", ")", "°", "%", "€", "\n", "\u0300"),
    *("0", "1", "7", "31", "1943", "9999", "12.000", "10'000", "1,5", "007", "²", "Ⅷ"),
    *("mila", "milioni", "mezzo", "tra", "dal", "al", "entro", "fino a", "circa"),
    *("luglio", "estate", "lunedì", "fine", "metà", "scorso", "prossimi", "secondo"),
)


@cache
def _sentences() -> tuple[str, ...]:
    files = [file for glob in _LISTS for file in sorted(_CASES.glob(glob))]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return tuple(json.loads(line)["text"] for line in lines)


def mutated(count: int, seed: int) -> Iterator[tuple[str, date, Tense]]:
    """Yield *count* broken sentences, each with a day and a tense."""
    chance = random.Random(seed)  # noqa: S311 - a test wants the same ones each time
    for _ in range(count):
        words = chance.choice(_sentences()).split(" ")
        for _ in range(chance.randint(1, 6)):
            _break(words, chance)
        text = chance.choice((" ", " ", " ", "")).join(words)
        day = date.fromordinal(739_000 + chance.randint(-3000, 3000))
        yield text, day, chance.choice(list(Tense))


def _break(words: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(words) + 1)
    kind = chance.randrange(6)
    if kind == 0:
        words.insert(at, chance.choice(_NOISE))
    elif kind == 1:
        words[at:at] = chance.choice(_sentences()).split(" ")[: chance.randint(1, 6)]
    elif kind == 2:
        del words[at : at + chance.randint(1, 3)]
    elif kind == 3 and at < len(words):
        words.insert(chance.randrange(len(words)), words[at])
    elif kind == 4 and at < len(words):
        word, cut = words[at], chance.randint(0, 4)
        words[at] = word[:cut] + chance.choice(_NOISE) + word[cut:]
    else:
        chance.shuffle(words)


def broken_promises(text: str, day: date, tense: Tense) -> list[str]:
    """Return what a reading of *text* must never be: inverted, astray, overlapping."""
    wrong = []
    last = 0
    for time in times(text, day, lambda _: tense):
        if time.start and time.end and time.start >= time.end:
            wrong.append(f"inverted: {time.text!r} {time.start} {time.end}")
        if not last <= time.begin < time.finish or text[time.begin : time.finish] != (
            time.text
        ):
            wrong.append(f"offsets of a time: {time.text!r}")
        last = time.finish
    last = 0
    for count in quantities(text):
        if count.min is not None and count.max is not None and count.min > count.max:
            wrong.append(f"inverted: {count.text!r} {count.min} {count.max}")
        if not last <= count.start < count.end or text[count.start : count.end] != (
            count.text
        ):
            wrong.append(f"offsets of a quantity: {count.text!r}")
        last = count.end
    return wrong
