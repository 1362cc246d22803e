"""Does a title leave out what its article is about?"""

import re

from watcher.italian.genre import genre_of
from watcher.model.article import Article

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def is_oblique(article: Article) -> bool:
    """Tell a comment, a letter, a correction, or a title that is mostly quoted."""
    if is_quotation(article.title):
        return True
    genre = genre_of(article.title, article.summary, article.body)
    return genre in {"opinion", "errata"}


def is_quotation(title: str) -> bool:
    """
    Tell a title that says what somebody says, not what the article is about.

    >>> is_quotation("«Da qui non ci muoviamo». Parla la nonna")
    True
    >>> is_quotation("Frana, il prefetto: «Da qui tutti via»")
    False
    """
    quoted = sum(len(stretch) for stretch in _QUOTED.findall(title))
    return quoted > len(title) / 2
