"""Does a "non" turn a bound round? "Non scenderà sotto il 13" is at least 13."""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.quantities.passage import Passage

_NOT = frozenset({"non", "né", "senza", "mai", "vietato"})
_REACH = 5
_TURNED = {"min": "max", "max": "min"}


def turned(text: Passage, first: int, side: str) -> str:
    """
    Return the *side* on which a bound at *first* lies, "non" before its verb counted.

    >>> from watcher.italian.quantities.passage import passage
    >>> turned(passage("non dovrà scendere sotto il 13 per cento"), 3, "max")
    'min'
    >>> turned(passage("non arrivano oltre 30 operai"), 2, "min")
    'min'
    """
    if not side or not _has_verb(text, first):
        return side
    for back in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if text.stops(back) or "," in text.gap(back):
            return side
        if text.words[back] in _NOT:
            return _TURNED[side]
    return side


def _has_verb(text: Passage, first: int) -> bool:
    """Tell whether a verb of measure holds the bound, or is the bound ("superare")."""
    near = (text.word(first), text.word(first - 1), text.word(first - 2))
    return any(not _verbs().isdisjoint(lemmas(word)) for word in near if word)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(lexicon.table("quantity_words.toml")["measuring"])
