"""What does a sentence speak of? Its content as a set, for comparison with others."""

from collections.abc import Sequence
from functools import lru_cache

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.names.actors import actors
from watcher.italian.quantities.number_words import word_number
from watcher.italian.words import tokens
from watcher.model.claim import Claim

# Two sentences that share less than this are on different matters.
_SAME_MATTER = 0.25


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
        if _is_content(token.folded):
            found.add(lemmas(token.folded)[0])
    return frozenset(found)


def _is_content(word: str) -> bool:
    # A figure is no content, in letters ("dodicimila") as little as in digits.
    telling = word.isalpha() and len(word) > 3 and word not in _stopwords()
    return telling and word_number(word) is None


def coverage(sentence: str, known: str) -> float:
    """Return which share of the content of *sentence* is in *known*, 0 to 1."""
    content = content_of(sentence)
    return len(content & content_of(known)) / len(content) if content else 1.0


def closest(sentence: str, among: Sequence[Claim]) -> Claim | None:
    """
    Return the claim of *among* that speaks most of what *sentence* speaks of.

    Of equals the last; None when all speak of something else.
    """
    shares = [(coverage(sentence, c.sentence), i) for i, c in enumerate(among)]
    best = max(shares, default=(0.0, 0))
    return among[best[1]] if best[0] >= _SAME_MATTER else None


def _stopwords() -> frozenset[str]:
    return frozenset(lexicon.lines("stopwords.txt"))
