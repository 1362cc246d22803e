"""How many are there by now? "La sesta vittima", "il 59º caso"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from watcher.italian.lemmas import lemmas
from watcher.italian.quantities.number_words import word_number
from watcher.italian.words import fold
from watcher.model.mention import Quantity

_SIMPLE = {
    "second": 2, "terz": 3, "quart": 4, "quint": 5, "sest": 6, "settim": 7,
    "ottav": 8, "non": 9, "decim": 10,
}  # fmt: skip
_ORDINAL = re.compile(
    r"(?<![\w'’])(?:(?P<word>[^\W\d_]+)|(?P<digits>\d{1,4})\s?(?:[ºª°]|esim[oa]))"
    r"\s+(?P<noun>[^\W\d_]+)",
)
# What every ordinal has in it; "non" alone is another word.
_SIGNS = ("esim", "º", "ª", "°", "nono", "nona", *(_SIMPLE.keys() - {"non"}))
# "I funerali della sesta vittima": the count is presupposed.
_OF = re.compile(r"(?:\b(?:del|della|dello|nel|nella|al|alla|col)|\b[dn]ell['’])\s*$")
_CASE_ENDINGS = ("", "e", "i", "o", "a")


def ordinal_counts(text: str, start: int, nouns: frozenset[str]) -> Iterator[Quantity]:
    """
    Yield the counts that ordinals before one of *nouns* (lemmas) give.

    *text* is a sentence that begins at character *start* of its document. A new
    "sixth victim" means six of them.

    >>> found = ordinal_counts("È la sesta vittima.", 0, frozenset({"vittima"}))
    >>> [(q.text, q.min, q.unit) for q in found]
    [('sesta vittima', 6, 'vittima')]
    """
    if not _may_count(text):
        return
    for match in _ORDINAL.finditer(text):
        digits = match["digits"]
        value = int(digits) if digits else ordinal_value(match["word"])
        if value is None or nouns.isdisjoint(lemmas(match["noun"])):
            continue
        yield Quantity(
            text=match.group(),
            start=start + match.start(),
            end=start + match.end(),
            min=value,
            max=value,
            unit=match["noun"],
            unit_class="PERSON",
            kind="count",
            definite=_OF.search(fold(text[: match.start()])) is not None,
        )


def _may_count(text: str) -> bool:
    """Tell whether an ordinal may stand in *text*; few sentences have one."""
    lower = text.lower()
    return any(sign in lower for sign in _SIGNS)


@lru_cache(maxsize=20_000)
def ordinal_value(word: str) -> int | None:
    """
    Return the number of an ordinal from "secondo" on, None for another word.

    >>> ordinal_value("cinquantanovesimo"), ordinal_value("terza"), ordinal_value("un")
    (59, 3, None)
    """
    plain = fold(word)
    stem, ending = plain[:-1], plain[-1:]
    if ending not in {"o", "a"}:
        return None
    if stem in _SIMPLE:
        return _SIMPLE[stem]
    if not stem.endswith("esim"):
        return None
    root = stem.removesuffix("esim")
    read = (word_number(root + ending) for ending in _CASE_ENDINGS)
    return next((int(number.value) for number in read if number), None)
