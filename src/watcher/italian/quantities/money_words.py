"""Which words speak of money?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.quantities.number import MILLION


@cache
def money_words(key: str) -> frozenset[str]:
    """Return a list of `money_words.toml`, of lemmas."""
    return frozenset(lexicon.table("money_words.toml")[key])


def are_deals(noun: str, value: float) -> bool:
    """
    Tell whether *value* is what *noun* is worth, not how many there are.

    >>> are_deals("subappalti", 61_000_000), are_deals("subappalti", 61)
    (True, False)
    """
    return value >= MILLION and not money_words("deals").isdisjoint(lemmas(noun))
