"""Which number begins at this word? Digits, numerals, multipliers, collectives."""

from functools import lru_cache

from watcher.italian import lexicon
from watcher.italian.quantities.digits import digits
from watcher.italian.quantities.number import Number, collectives, scaled, scales
from watcher.italian.quantities.number_words import word_number
from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.round_numbers import (
    FEW,
    HALF,
    ONE,
    after_article,
    collective_number,
    half_number,
    part_number,
)

_CLAUSE_MARKS = frozenset('.!?:«“"(–—-\n')


def numbers(text: Passage) -> list[Number]:
    """
    Return the numbers of *text* in order, dates and labels still among them.

    >>> from watcher.italian.quantities.passage import passage
    >>> [n.lo for n in numbers(passage("12mila uomini, due milioni e mezzo di euro"))]
    [12000.0, 2500000.0]
    """
    found: list[Number] = []
    after = 0
    for index, word in enumerate(text.words):
        if index >= after and _may_open(word):
            number = read_number(text, index)
            if number:
                found.append(number)
                after = number.last
    return found


@lru_cache(maxsize=20_000)
def _may_open(word: str) -> bool:
    """Tell whether a number can begin with *word*; most words of a text cannot."""
    if word[0].isdecimal() or word in collectives():
        return True
    return word in HALF | ONE | FEW or word_number(word) is not None


def read_number(text: Passage, index: int) -> Number | None:
    """Read the whole number that begins at token *index*, None when none does."""
    number = _base(text, index)
    if number is None or number.form == "article":
        return number
    number = _and_a_half(text, number)
    return _compounded(text, number)


def _base(text: Passage, index: int) -> Number | None:
    word = text.words[index]
    if word[0].isdecimal():
        return scaled(text, _from_digits(text, index))
    if word in HALF:
        return half_number(text, index)
    if word in ONE or word in FEW:
        return after_article(text, index)
    if word in collectives():
        return collective_number(text, index, index)
    spelled = word_number(word)
    if spelled is None or not _is_numeral(text, index):
        return None
    value = float(spelled.value)
    number = Number(
        lo=value,
        hi=value,
        first=index,
        last=index + 1,
        form="words",
        mantissa=value / spelled.scale,
        scale=spelled.scale,
    )
    return part_number(text, index + 1, value, index) or scaled(text, number)


def _from_digits(text: Passage, index: int) -> Number | None:
    word, last = text.words[index], index + 1
    # "10 000": a plain space groups thousands when whole groups of three follow.
    while len(text.words[index]) <= 3 and _is_group(text, last, word):
        word, last = f"{word} {text.words[last]}", last + 1
    read = digits(word)
    if read is None:
        return None
    return Number(
        lo=read.value,
        hi=read.value,
        first=index,
        last=last,
        form="digits",
        decimal=read.decimal,
        dotted=read.dotted,
        grouped=read.grouped,
        as_thousands=read.as_thousands,
    )


def _is_group(text: Passage, index: int, before: str) -> bool:
    word = text.word(index)
    is_digits = (
        len(word) == 3 and word.isdecimal() and before.replace(" ", "").isdecimal()
    )
    return is_digits and text.gap(index - 1) == " "


def _and_a_half(text: Passage, number: Number) -> Number:
    """Take "e mezzo": half of the multiplier just read, else half a unit."""
    if text.word(number.last) != "e" or text.word(number.last + 1) not in HALF:
        return number
    if number.form not in {"words", "digits"} or text.word(number.last + 2) in scales():
        return number
    half = number.scale / 2 if number.scale >= 1000 else 0.5
    return number._replace(
        lo=number.lo + half,
        hi=number.hi + half,
        mantissa=number.mantissa + 0.5,
        last=number.last + 2,
        decimal=number.decimal or number.scale < 1000,
    )


def _compounded(text: Passage, number: Number) -> Number:
    """Add a smaller number after a multiplier: "2 milioni e 300 mila"."""
    scale = 1000 if number.form == "words" and number.lo == 1000 else number.scale
    if scale < 1000 or number.form not in {"words", "digits"}:
        return number
    has_and = text.word(number.last) == "e"
    index = number.last + 1 if has_and else number.last
    if index >= len(text.words) or text.gap(number.last - 1) != " ":
        return number
    rest = _base(text, index)
    if rest is None or not _may_add(number, rest, scale, has_and):
        return number
    if _opens_range(text, number.first) and not _range_goes_on(text, rest.last):
        return number
    return number._replace(
        lo=number.lo + rest.lo,
        hi=number.hi + rest.hi,
        last=rest.last,
        scale=1 if rest.scale == 1 else number.scale,
        mantissa=(number.lo + rest.lo) / scale,
    )


def _may_add(number: Number, rest: Number, scale: float, has_and: bool) -> bool:
    if rest.form not in {"words", "digits"} or rest.hi >= scale:
        return False
    if scale > 1000:
        return True
    return rest.form == number.form and (has_and or rest.lo >= 100)


def _opens_range(text: Passage, first: int) -> bool:
    """Tell whether "tra" or "fra" stands just before: its "e" joins two numbers."""
    return any(text.word(first - back) in {"tra", "fra"} for back in (1, 2, 3))


def _range_goes_on(text: Passage, last: int) -> bool:
    return any(
        text.word(at) == "e" and at + 1 < len(text.words) and not text.stops(at - 1)
        for at in range(last, last + 4)
    )


def _is_numeral(text: Passage, index: int) -> bool:
    """Tell numerals from names ("Quaranta"), winds ("venti forti") and "tu sei"."""
    if text.is_capitalised(index) and not text.tokens[index].text.isupper():
        before = text.gap(index - 1) if index else "\n"
        if index and not _CLAUSE_MARKS.intersection(before):
            return False
    word = text.words[index]
    follows, precedes = text.word(index + 1), text.word(index - 1)
    spoilers = lexicon.table("numeral_homographs.toml").get(word)
    if spoilers is None:
        return True
    return follows not in spoilers["after"] and precedes not in spoilers["before"]
