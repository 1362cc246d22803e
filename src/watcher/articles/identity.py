"""Are these two texts the same article, perhaps mended? Pure."""

import re
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.words import fold
from watcher.model.article import Article

_WORD = re.compile(r"[^\W\d_]+")
_MIN_LETTERS = 4


def is_same_article(one: Article, other: Article) -> bool:
    """
    Tell whether *one* and *other*, found at one address, are the same article.

    They share a paragraph or a word of their headlines; an article without a headline
    is given the benefit of the doubt.
    """
    words, others = subject_of(one), subject_of(other)
    if not words or not others or words & others:
        return True
    return bool(_paragraphs(one) & _paragraphs(other))


def subject_of(article: Article) -> frozenset[str]:
    """Return the telling words of the headline of *article*."""
    words = _WORD.findall(fold(article.title))
    return frozenset(one for one in words if len(one) >= _MIN_LETTERS) - _stopwords()


# The paragraphs of an outlet's latest articles are asked for again by the next one.
@lru_cache(maxsize=4096)
def key_of(paragraph: str) -> str:
    """
    Return what is the same in each printing of *paragraph*: its words.

    >>> key_of("Segui  il Faro: siamo in 12.000!")
    'segui il faro siamo in'
    """
    return " ".join(_WORD.findall(fold(paragraph)))


def _paragraphs(article: Article) -> frozenset[str]:
    return frozenset(map(key_of, article.body.split("\n\n"))) - {""}


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon.lines("stopwords.txt"))
