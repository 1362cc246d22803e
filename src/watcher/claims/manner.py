"""By which marks is a piece that explains, asks or opines told from news?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.words import fold
from watcher.model.article import Article

_GENRES = ("opinion", "recap", "errata")
_MOST_QUESTIONS = 6


def manner(article: Article, genre: str) -> dict[str, float]:
    """
    Return the marks of *article*, a text of this *genre*: 1 where one is there.

    "questions" are counted, six at most.
    """
    marks = {
        "explains": not _explaining().isdisjoint(fold(article.title).split()),
        **{name: name == genre for name in _GENRES},
    }
    questions = min(article.text.count("?"), _MOST_QUESTIONS)
    return {"questions": questions, **{k: float(v) for k, v in marks.items()}}


@cache
def _explaining() -> frozenset[str]:
    return frozenset(lexicon.lines("explaining_words.txt"))
