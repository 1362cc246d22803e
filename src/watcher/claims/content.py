"""What does a sentence speak of? Its content as a set, for comparison with others."""

from functools import lru_cache

from watcher.italian import lexicon
from watcher.italian.actors import actors
from watcher.italian.lemmas import lemmas
from watcher.italian.words import tokens


@lru_cache(maxsize=20_000)
def content_of(sentence: str) -> frozenset[str]:
    """
    Return the content of *sentence*: lemmas of its content words and actor codes.

    Actors count by their code, so that "Seul" and "i sudcoreani" are one.
    """
    named = actors(sentence)
    found = {f"@{actor.code}" for actor in named}
    for token in tokens(sentence):
        if any(actor.start <= token.start < actor.end for actor in named):
            continue
        word = token.folded
        if word.isalpha() and len(word) > 3 and word not in _stopwords():
            found.add(lemmas(word)[0])
    return frozenset(found)


def _stopwords() -> frozenset[str]:
    return frozenset(lexicon.lines("stopwords.txt"))
