"""Which number does one written word stand for?"""

from dataclasses import dataclass
from functools import cache, lru_cache

from watcher.italian import lexicon

_VOWEL_NUMBERS = ("uno", "otto", "ottanta")


@dataclass(frozen=True, slots=True)
class WordNumber:
    """
    The value of a numeral word.

    `scale` is the multiplier that a shorter number before it may share: 1000 in
    "tremila" ("due-tremila" is 2,000 to 3,000), 100 in "trecento", else 1.
    """

    value: int
    scale: int = 1


@lru_cache(maxsize=20_000)
def word_number(word: str) -> WordNumber | None:
    """
    Read the folded numeral *word*, None when it is another word.

    >>> word_number("duecentocinquanta")
    WordNumber(value=250, scale=1)
    >>> word_number("tremila")
    WordNumber(value=3000, scale=1000)
    """
    word = word.replace("é", "e").replace("è", "e")
    simple = _below_thousand().get(word)
    if simple is None:
        word = word.rstrip("'")
        simple = _below_thousand().get(word)
    if simple is not None:
        is_hundreds = simple > 100 and simple % 100 == 0
        return WordNumber(simple, 100 if is_hundreds else 1)
    head, mila, tail = word.partition("mila")
    if mila and head:
        return _thousands(_below_thousand().get(head), tail)
    if word.startswith("mille"):
        return _thousands(1, word.removeprefix("mille"))
    return None


def _thousands(count: int | None, tail: str) -> WordNumber | None:
    rest = _below_thousand().get(tail)
    if rest is None and tail.startswith("e"):
        rest = _below_thousand().get(tail.removeprefix("e"))
    if count is None or (tail and not rest):
        return None
    if count == 1 and not tail:
        return WordNumber(1000)
    return WordNumber(count * 1000 + (rest or 0), 1 if tail else 1000)


@cache
def _below_thousand() -> dict[str, int]:
    """Spell every number under a thousand, apocopated forms ("ventun") included."""
    simple = {word: int(value) for word, value in lexicon.rows("number_words.tsv")}
    spelled = dict(simple)
    digits = {word: value for word, value in simple.items() if 0 < value < 10}
    for ten, value in simple.items():
        if value < 20:
            continue
        spelled[ten[:-1] + "'"] = value
        for digit, unit in digits.items():
            stem = ten[:-1] if digit in _VOWEL_NUMBERS else ten
            spelled[stem + digit] = value + unit
    spelled |= {w[:-1]: n for w, n in spelled.items() if n > 20 and w.endswith("uno")}
    return spelled | _hundreds(spelled, digits)


def _hundreds(spelled: dict[str, int], digits: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    heads = {"": 1} | {word: n for word, n in digits.items() if n > 1}
    for head, count in heads.items():
        found[head + "cento"] = count * 100
        found[head + "cent'"] = count * 100
        for word, value in spelled.items():
            if value == 0:
                continue
            found[f"{head}cento{word}"] = count * 100 + value
            if word.startswith(_VOWEL_NUMBERS):
                found[f"{head}cent{word}"] = count * 100 + value
    return found
