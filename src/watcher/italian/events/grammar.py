"""Which function words does the grammar know?"""

from functools import cache

from watcher.italian import lexicon


@cache
def words(name: str) -> frozenset[str]:
    """
    Return the words of one list of `grammar_words.toml`.

    >>> "dell'" in words("contracted")
    True
    """
    return frozenset(lexicon.table("grammar_words.toml")[name].split())
