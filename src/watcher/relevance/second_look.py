"""Do the words that let a page through stand in what is left of it?"""

from functools import lru_cache

from watcher.italian.foreign.letters import pieces
from watcher.italian.foreign.readings import readings
from watcher.relevance.seams import stands
from watcher.relevance.sieve import Sieve


def still_stand(words: tuple[str, ...], remains: bytes) -> bool:
    """
    Tell whether one of *words* stands in the *remains* of a page, markup in UTF-8.

    So it does when nobody knows.

    >>> still_stand(("kursk",), b"<p>Truppe a Ku<b>r</b>sk</p>")
    True
    """
    texts = readings(remains)
    if texts is None:
        return True
    apart = tuple(word for word in words if " " in word)
    if apart and _sieve_of(apart).standing(texts):
        return True
    letters = [pieces(word) for word in words if " " not in word]
    return any(stands(word, text.lower()) for text in texts for word in letters)


# To compile one takes longer than to read a page; the same few acronyms come again.
_sieve_of = lru_cache(maxsize=64)(Sieve)
