"""In which language is this text, as far as its small words tell?"""

from collections import Counter
from functools import cache

from watcher.italian import lexicon
from watcher.italian.words import fold, tokens

_SAMPLE_CHARS = 6_000
_MIN_VOTES = 3


def language_of(text: str) -> str | None:
    """
    Return the ISO 639-1 code that most small words of *text* vote for, or None.

    >>> language_of("Il ponte è chiuso per lavori e la strada non è sicura")
    'it'
    """
    words, voters = tokens(fold(text[:_SAMPLE_CHARS])), _voters()
    votes = Counter(vote for word in words for vote in voters.get(word.text, ()))
    if not votes:
        return None
    (first, most), *rest = votes.most_common(2)
    close = bool(rest) and rest[0][1] * 1.3 > most
    return first if most >= _MIN_VOTES and not close else None


@cache
def _voters() -> dict[str, tuple[str, ...]]:
    voters: dict[str, tuple[str, ...]] = {}
    for language, words in lexicon.rows("language_words.tsv"):
        for word in words.split():
            voters[word] = (*voters.get(word, ()), language)
    return voters
