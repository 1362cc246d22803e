"""Which number begins at this word? Digits, numerals, multipliers, collectives."""

from dataclasses import dataclass, replace
from functools import cache

from watcher.italian import lexicon
from watcher.italian.digits import digits
from watcher.italian.number_words import word_number
from watcher.italian.passage import Passage

_ONE = frozenset({"un", "uno", "una", "un'"})
_HALF = frozenset({"mezzo", "mezza", "mezz'"})
_PARTS = {"quarto": 4, "quarti": 4, "terzo": 3, "terzi": 3, "quinto": 5, "quinti": 5}
_FEW = frozenset({"qualche"})
_SIGNS = frozenset({"€", "$", "£"})
_ABOUT = 0.2  # "una trentina" is thirty, give or take a fifth
_CLAUSE_MARKS = frozenset(".!?:«“\"(–—-\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """
    A number of a passage: tokens `first` to `last`, `last` exclusive.

    `lo` and `hi` are its bounds. `mantissa` times `scale` is the number when it ends
    in a multiplier ("11 mila"), which a number before it may share. `form` is digits,
    words, article ("un"), collective ("una trentina") or vague ("migliaia").
    """

    lo: float
    hi: float
    first: int
    last: int
    form: str
    mantissa: float = 0
    scale: float = 1
    decimal: bool = False
    dotted: bool = False
    grouped: bool = False
    as_thousands: float | None = None

    @property
    def is_plain(self) -> bool:
        """True for a whole number without multiplier, as in dates and labels."""
        return self.form in {"digits", "words"} and not self.decimal and self.scale == 1

    def times(self, factor: float, last: int) -> "Number":
        """Multiply by a multiplier word that ends before *last*."""
        return replace(
            self,
            lo=round(self.lo * factor, 6),
            # "decine di migliaia" goes up to 99,999, one short of the next power.
            hi=round((self.hi + 1) * factor - 1, 6)
            if self.form == "vague"
            else round(self.hi * factor, 6),
            mantissa=self.mantissa if self.scale > 1 else self.lo,
            scale=self.scale * factor,
            last=last,
            as_thousands=None,
        )


def numbers(text: Passage) -> list[Number]:
    """
    Return the numbers of *text* in order, dates and labels still among them.

    >>> from watcher.italian.passage import passage
    >>> [n.lo for n in numbers(passage("12mila uomini, due milioni e mezzo di euro"))]
    [12000.0, 2500000.0]
    """
    found = []
    index = 0
    while index < len(text.words):
        number = read_number(text, index)
        if number:
            found.append(number)
        index = number.last if number else index + 1
    return found


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
        return _scaled(text, _from_digits(text, index))
    if word in _HALF:
        return _half(text, index)
    if word in _ONE or word in _FEW:
        return _after_article(text, index)
    if word in _collectives():
        return _collective(text, index, index)
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
    return _part(text, index + 1, value, index) or _scaled(text, number)


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
    is_digits = len(word) == 3 and word.isdecimal() and before.replace(" ", "").isdecimal()
    return is_digits and text.gap(index - 1) == " "


def _scaled(text: Passage, number: Number | None) -> Number | None:
    """Take the multipliers after *number*: "mila", "milioni", "decine", "bn"."""
    while number and text.gap(number.last - 1) in {"", " ", "-"}:
        factor = _factor(text, number)
        if not factor:
            break
        number = number.times(factor, number.last + 1)
    return number


def _factor(text: Passage, number: Number) -> float | None:
    word = text.word(number.last)
    if word in _scales():
        factor, after = _scales()[word]
        in_digits = number.form == "digits"
        after_sign = text.word(number.first - 1) in _SIGNS
        allowed = {"any": True, "digits": in_digits, "money": in_digits and after_sign}
        return factor if allowed[after] else None
    value, kind = _collectives().get(word, (None, ""))
    return value if kind in {"many", "pair"} else None


def _half(text: Passage, index: int) -> Number | None:
    """Read "mezzo milione", "mezza dozzina"."""
    after = _after_article(text, index)
    if after is None or after.form == "article":
        return None
    return replace(after, lo=after.lo / 2, hi=after.hi / 2, mantissa=0.5)


def _after_article(text: Passage, index: int) -> Number | None:
    """Read "un centinaio", "un milione", "un quarto di miliardo", "qualche decina"."""
    if text.flows(index):
        noun = index + 2 if text.word(index + 1) in {"buon", "buona"} else index + 1
        if text.word(noun) in _HALF:
            noun += 1
            half = _after_article(text, noun - 1)
            return half and replace(half, first=index, lo=half.lo / 2, hi=half.hi / 2)
        found = (
            _collective(text, noun, index)
            or _part(text, noun, 1.0, index)
            or _one_scale(text, noun, index)
        )
        if found:
            return found
    if text.words[index] not in _ONE:
        return None
    return Number(lo=1, hi=1, first=index, last=index + 1, form="article")


def _one_scale(text: Passage, index: int, first: int) -> Number | None:
    word = text.word(index)
    factor, after = _scales().get(word, (0.0, ""))
    if after != "any" or word == "mila":
        return None
    if text.words[first] in _FEW:
        return _vague(text, factor, index, first)
    one = Number(lo=1, hi=1, first=first, last=index, form="words")
    return _scaled(text, one)


def _part(text: Passage, index: int, count: float, first: int) -> Number | None:
    """Read "un quarto di miliardo", "tre quarti di milione"."""
    part = _PARTS.get(text.word(index))
    factor, _ = _scales().get(text.word(index + 2), (0.0, ""))
    if not part or not factor or text.word(index + 1) != "di":
        return None
    value = round(count / part * factor, 6)
    return Number(
        lo=value, hi=value, first=first, last=index + 3, form="words", scale=factor
    )


def _collective(text: Passage, index: int, first: int) -> Number | None:
    """Read "una trentina", "migliaia", "centinaia di migliaia", "un paio"."""
    value, kind = _collectives().get(text.word(index), (0.0, ""))
    if not kind:
        return None
    if kind == "many" or text.words[first] in _FEW:
        return _vague(text, value, index, first)
    spread = _ABOUT if kind == "one" else 0.0
    number = Number(
        lo=round(value * (1 - spread), 6),
        hi=round(value * (1 + spread), 6),
        first=first,
        last=index + 1,
        form="collective",
        mantissa=value,
    )
    return _of_scale(text, number)


def _vague(text: Passage, value: float, index: int, first: int) -> Number:
    low = value * 2
    high = 99.0 if value < 100 else value * 10 - 1
    number = Number(
        lo=low, hi=high, first=first, last=index + 1, form="vague", mantissa=value
    )
    return _of_scale(text, number)


def _of_scale(text: Passage, number: Number) -> Number:
    """Take "di migliaia", "di milioni" after a collective noun."""
    word = text.word(number.last + 1)
    factor = _scales().get(word, (0.0, ""))[0] or _collectives().get(word, (0.0, ""))[0]
    if text.word(number.last) != "di" or factor < 1000:
        return number
    return number.times(factor, number.last + 2)


def _and_a_half(text: Passage, number: Number) -> Number:
    """Take "e mezzo": half of the multiplier just read, else half a unit."""
    if text.word(number.last) != "e" or text.word(number.last + 1) not in _HALF:
        return number
    if number.form not in {"words", "digits"} or text.word(number.last + 2) in _scales():
        return number
    half = number.scale / 2 if number.scale >= 1000 else 0.5
    return replace(
        number,
        lo=number.lo + half,
        hi=number.hi + half,
        mantissa=number.mantissa + 0.5,
        last=number.last + 2,
        decimal=number.decimal or number.scale < 1000,
    )


def _compounded(text: Passage, number: Number) -> Number:
    """Add a smaller number after a multiplier: "2 milioni e 300 mila"."""
    if number.scale < 1000 or number.form not in {"words", "digits"}:
        return number
    has_and = text.word(number.last) == "e"
    index = number.last + 1 if has_and else number.last
    if index >= len(text.words) or text.gap(number.last - 1) != " ":
        return number
    rest = _base(text, index)
    if rest is None or rest.form != number.form or rest.hi >= number.scale:
        return number
    if not has_and and number.scale == 1000 and rest.lo < 100:
        return number
    if _opens_range(text, number.first) and not _range_goes_on(text, rest.last):
        return number
    return replace(
        number,
        lo=number.lo + rest.lo,
        hi=number.hi + rest.hi,
        last=rest.last,
        scale=1 if rest.scale == 1 else number.scale,
        mantissa=(number.lo + rest.lo) / number.scale,
    )


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


@cache
def _scales() -> dict[str, tuple[float, str]]:
    rows = lexicon.rows("scales.tsv")
    return {word: (float(value), after) for word, value, after in rows}


@cache
def _collectives() -> dict[str, tuple[float, str]]:
    rows = lexicon.rows("collectives.tsv")
    return {word: (float(value), kind) for word, value, kind in rows}
