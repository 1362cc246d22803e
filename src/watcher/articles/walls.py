"""Does a page withhold its article, or was too little of it read?"""

from functools import cache

from watcher.articles.facts import Facts
from watcher.italian import lexicon
from watcher.italian.words import fold

# The shortest agency items measure about this many characters.
SHORT_CHARS = 350
# A teaser ends before this; a long text that mentions subscribers is about them.
TEASER_CHARS = 1_500
_COOKIE_WORDS = 3


def wall_flags(text: str, page: str, facts: Facts) -> tuple[str, ...]:
    """
    Return the flags "short", "paywall" and "cookie-wall" that apply, in this order.

    *text* is the article as read, *page* every word that the page shows.
    """
    flags = []
    if len(text) < SHORT_CHARS:
        flags.append("short")
    if len(text) < TEASER_CHARS and (_is_closed(facts) or _count("paywall", page)):
        flags.append("paywall")
    if len(text) < TEASER_CHARS and _count("cookie-wall", text) >= _COOKIE_WORDS:
        flags.append("cookie-wall")
    return tuple(flags)


def without_wall(text: str) -> str:
    """Return the paragraphs of *text* that do not ask for a subscription."""
    phrases = _phrases("paywall")
    return "\n\n".join(
        one
        for one in text.split("\n\n")
        if not any(phrase in fold(one) for phrase in phrases)
    )


def _is_closed(facts: Facts) -> bool:
    stated = {str(value).lower() for value in facts.stated("isAccessibleForFree")}
    return "false" in stated or facts.first("article:content_tier") in (
        "locked",
        "metered",
    )


def _count(kind: str, text: str) -> int:
    folded = fold(text)
    return sum(phrase in folded for phrase in _phrases(kind))


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    rows = lexicon.rows("page_walls.tsv")
    return tuple(fold(phrase) for name, phrase in rows if name == kind)
