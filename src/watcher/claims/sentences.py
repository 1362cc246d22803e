"""Was this very sentence read before? Told by a hash of its words."""

import hashlib

from watcher.italian.words import tokens


def sentence_hash(sentence: str) -> int:
    r"""
    Return a signed 64-bit hash of the words of *sentence*.

    Quotation marks, apostrophes, case and spacing do not count.

    >>> sentence_hash("«L’accordo c'è»") == sentence_hash('"L\\'ACCORDO c’è"')
    True
    """
    words = " ".join(token.folded for token in tokens(sentence))
    digest = hashlib.blake2b(words.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
