"""What is a number of a text, and which words multiply one?"""

from functools import cache
from typing import NamedTuple

from watcher.italian import lexicon
from watcher.italian.quantities.passage import Passage

# Millions may be people, thousands of millions are money.
MILLION = 1_000_000

_SIGNS = frozenset({"€", "$", "£"})


class Number(NamedTuple):
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
        return self._replace(
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


def scaled(text: Passage, number: Number | None) -> Number | None:
    """Take the multipliers after *number*: "mila", "milioni", "decine", "bn"."""
    while number and text.gap(number.last - 1) in {"", " ", "-"}:
        factor = _factor(text, number)
        if not factor:
            break
        number = number.times(factor, number.last + 1)
    return number


def _factor(text: Passage, number: Number) -> float | None:
    word = text.word(number.last)
    if word in scales():
        factor, after = scales()[word]
        in_digits = number.form == "digits"
        after_sign = text.word(number.first - 1) in _SIGNS
        allowed = {"any": True, "digits": in_digits, "money": in_digits and after_sign}
        return factor if allowed[after] else None
    value, kind = collectives().get(word, (None, ""))
    return value if kind in {"many", "pair"} else None


@cache
def scales() -> dict[str, tuple[float, str]]:
    """Map a multiplier to its value and after what it stands: any, digits, money."""
    rows = lexicon.rows("scales.tsv")
    return {word: (float(value), after) for word, value, after in rows}


@cache
def collectives() -> dict[str, tuple[float, str]]:
    """Map "trentina" to (30, "one"), "migliaia" to (1000, "many")."""
    rows = lexicon.rows("collectives.tsv")
    return {word: (float(value), kind) for word, value, kind in rows}
