"""Is a piece news, an opinion or a recap? Told by the rubric words of its head."""

import re
from functools import cache

from watcher.italian import lexicon
from watcher.italian.words import fold

_QUESTION = re.compile(r"\?")
# Six questions in a text are a style (open letter, ten questions), not news.
_MANY_QUESTIONS = 6


def genre_of(title: str, summary: str, body: str) -> str:
    """
    Return "opinion", "recap" or "news".

    >>> genre_of("L'editoriale. Chi paga?", "", "")
    'opinion'
    >>> genre_of("Alluvione, la cronologia di un anno", "", "")
    'recap'
    """
    head = fold(f"{title} . {summary}")
    for genre in ("opinion", "recap"):
        if any(pattern.search(head) for pattern in _patterns(genre)):
            return genre
    sentences = max(len(re.findall(r"[.!?]+(?:\s|$)", body)), 1)
    questions = len(_QUESTION.findall(body))
    if questions >= _MANY_QUESTIONS and questions / sentences > 0.2:
        return "opinion"
    return "news"


@cache
def _patterns(genre: str) -> tuple[re.Pattern[str], ...]:
    table = lexicon.table("rubrics.toml")[genre]
    rubrics = "|".join(re.escape(fold(words)) for words in table["rubrics"])
    phrases = "|".join(re.escape(fold(words)) for words in table["phrases"])
    return (
        re.compile(rf"(?:^|[.,:;!?«»“”\"(–—-])\s*(?:{rubrics})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{phrases})(?!\w)"),
    )
