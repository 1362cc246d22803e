"""Which paragraphs does an outlet print under many articles? Pure: no database."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.words import fold
from watcher.model.article import Article

#: How many earlier articles of an outlet are looked at.
LOOKED_AT = 30
# An invitation, an author's life, a notice; longer is told by somebody.
_MAX_CHARS = 400
_ARTICLES = 3
_MIN_WORD = 4
_WORD = re.compile(r"[^\W\d_]+")


def repeated_in(article: Article, earlier: Iterable[Article]) -> frozenset[str]:
    """
    Return the short paragraphs of *article* that are no part of it, as `key_of` them.

    They stand in *earlier* articles of its outlet, too, and on other subjects: three
    headlines without a common word. Background is repeated in articles on one subject,
    and their headlines share a word.
    """
    keys = {key_of(one) for one in _short(article.body)} - {""}
    subjects = {key: [_subject(article)] for key in keys}
    for other in earlier:
        subject = _subject(other)
        for key in keys.intersection(map(key_of, _short(other.body))):
            if all(subject.isdisjoint(known) for known in subjects[key]):
                subjects[key].append(subject)
    return frozenset(key for key, found in subjects.items() if len(found) >= _ARTICLES)


def without(text: str, repeats: Collection[str]) -> str:
    """Return *text* without the paragraphs in *repeats*, all when none is left."""
    kept = [one for one in text.split("\n\n") if key_of(one) not in repeats]
    return "\n\n".join(kept) or text


# The paragraphs of an outlet's latest articles are asked for again by the next one.
@lru_cache(maxsize=4096)
def key_of(paragraph: str) -> str:
    """
    Return what is the same in each printing of *paragraph*: its words.

    >>> key_of("Segui  il Faro: siamo in 12.000!")
    'segui il faro siamo in'
    """
    return " ".join(_WORD.findall(fold(paragraph)))


def _short(body: str) -> Iterator[str]:
    return (one for one in body.split("\n\n") if len(one) <= _MAX_CHARS)


def _subject(article: Article) -> frozenset[str]:
    words = _WORD.findall(fold(article.title))
    return frozenset(one for one in words if len(one) >= _MIN_WORD) - _stopwords()


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon.lines("stopwords.txt"))
