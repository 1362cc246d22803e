"""What is the article in a text without markup?"""

import re
from datetime import datetime

from watcher.articles.dates import opening_date
from watcher.articles.facts import Facts
from watcher.articles.kinds import media_type
from watcher.articles.paragraphs import beginning_of
from watcher.articles.walls import fact_flags, wall_flags
from watcher.errors import ArticleError
from watcher.italian.foreign.language import language_of
from watcher.italian.foreign.leftovers import is_leftover, without_leftovers
from watcher.italian.foreign.plain import clean, one_line
from watcher.italian.foreign.stamps import past
from watcher.italian.speech.origins import origin_of
from watcher.italian.words import fold
from watcher.model.article import Page

_MAX_TEXT = 200_000
# A headline is a line; what is longer is the article's first paragraph.
_MAX_TITLE = 200
_MIN_TITLE_WORDS = 3
_TITLE_LINES = 3
_LETTERS = 0.6
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|meta|title|link|script|body|main|article|section|div|p|h1"
    r"|table|ul|br|span)\b",
    re.IGNORECASE,
)


def is_plain(text: str, content_type: str | None) -> bool:
    """Tell whether *text* is read as it stands, for it is no page."""
    return media_type(content_type) == "text/plain" or not _MARKUP.search(text)


def read_plain(text: str, *, url: str, now: datetime) -> Page:
    """
    Return the article in *text*: the first short line of words is its title.

    Every line is a paragraph. No date ahead of *now* is believed. Raise ArticleError
    when nothing is left of it.
    """
    lines = [
        one_line(one, max_chars=20_000) for one in clean(text[:_MAX_TEXT]).split("\n")
    ]
    lines = [line for line in lines if line]
    title = _title(lines)
    rest = [line for line in lines if fold(line) != fold(title)]
    found = without_leftovers("\n".join(rest)).replace("\n", "\n\n")
    if not _has_words(f"{title}{found}"):
        raise ArticleError(url, "no readable text")
    whole, found = found, beginning_of(found)
    written = opening_date("\n".join(lines))
    published = past(written, now) if written else None
    language = language_of(f"{title}\n{found}")
    flags = wall_flags(found, found, Facts())
    return Page(
        source=url,
        url=url,
        title=title,
        text=found,
        published=published,
        language=language,
        origin=origin_of("\n".join(rest), title),
        flags=(*flags, *fact_flags(published, language, cut=found != whole)),
    )


def _has_words(text: str) -> bool:
    # The bytes of a document or picture have signs of all kinds.
    letters = sum(sign.isalpha() or sign.isspace() for sign in text)
    return letters > _LETTERS * len(text)


def _title(lines: list[str]) -> str:
    for line in lines[:_TITLE_LINES]:
        if len(line) > _MAX_TITLE:
            return ""
        # A lone word above the headline is the name of the section.
        if len(line.split()) >= _MIN_TITLE_WORDS and not is_leftover(line):
            return line
    return ""
