"""Which sentences of a text have we read before? Pure."""

from collections.abc import Collection
from hashlib import blake2b

from watcher.italian.sentences import Sentence, sentences
from watcher.italian.words import fold, tokens


def sentence_hashes(text: str) -> tuple[int, ...]:
    """
    Return one signed 64-bit number for each sentence of *text*, in order.

    Case, accents' spelling, apostrophes, spaces and punctuation do not count.

    >>> wire = sentence_hashes("L’alluvione è finita.")
    >>> wire == sentence_hashes("l'alluvione  è finita")
    True
    """
    return tuple(_hash(sentence.text) for sentence in sentences(text))


def new_sentences(text: str, known: Collection[int]) -> list[Sentence]:
    """Return the sentences of *text* whose numbers are not in *known*, in order."""
    numbers = frozenset(known)
    return [one for one in sentences(text) if _hash(one.text) not in numbers]


def _hash(sentence: str) -> int:
    words = " ".join(token.text for token in tokens(fold(sentence)))
    digest = blake2b(words.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
