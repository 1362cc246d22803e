"""Does a page withhold its article, or was too little of it read?"""

from datetime import datetime
from functools import cache

from watcher.articles.facts import Facts
from watcher.italian import lexicon
from watcher.italian.foreign.leftovers import ends_sentence
from watcher.italian.words import fold

# The shortest agency items measure about this many characters.
SHORT_CHARS = 350
# A teaser ends before this; a long text that mentions subscribers is about them.
TEASER_CHARS = 1_500
_COOKIE_WORDS = 3
_HINTS = 2
_BREAKING_OFF = ("…", "...", "[…]", "[...]")


def wall_flags(text: str, page: str, facts: Facts) -> tuple[str, ...]:
    """
    Return the flags "short", "paywall" and "cookie-wall" that apply, in this order.

    *text* is the article as read, *page* every word that the page shows
    outside its menus.
    """
    flags = []
    if len(text) < SHORT_CHARS:
        flags.append("short")
    if len(text) < TEASER_CHARS and _is_paywalled(text, page, facts):
        flags.append("paywall")
    if len(text) < TEASER_CHARS and _count("cookie-wall", text) >= _COOKIE_WORDS:
        flags.append("cookie-wall")
    return tuple(flags)


def fact_flags(
    published: datetime | None, language: str | None, *, cut: bool
) -> tuple[str, ...]:
    """Return the flags "long", "no-date" and "other-language" that apply."""
    # Too short a text has no language; then nothing is said against it.
    said = {
        "long": cut,
        "no-date": published is None,
        "other-language": language not in {None, "it"},
    }
    return tuple(flag for flag, applies in said.items() if applies)


def is_gone(text: str, title: str) -> bool:
    """
    Tell whether a page says that it has no article ("pagina non trovata").

    Only a short *text* is such a notice; a longer one tells of somebody else's page.
    """
    return len(text) < SHORT_CHARS and bool(_count("gone", f"{title}\n{text}"))


def without_wall(text: str) -> str:
    """Return the paragraphs of *text* that do not ask for a subscription."""
    phrases = (*_phrases("paywall"), *_phrases("paywall-hint"))
    return "\n\n".join(
        one
        for one in text.split("\n\n")
        if not any(phrase in fold(one) for phrase in phrases)
    )


def _is_paywalled(text: str, page: str, facts: Facts) -> bool:
    free = {str(value).lower() for value in facts.stated("isAccessibleForFree")}
    tier = facts.first("article:content_tier")
    if "false" in free or tier in {"locked", "metered"}:
        return True
    if "true" in free or tier == "free":
        return False
    hints = _count("paywall-hint", page)
    breaks_off = text.endswith(_BREAKING_OFF) or not ends_sentence(text)
    return (
        bool(_count("paywall", page)) or hints >= _HINTS or (hints > 0 and breaks_off)
    )


def _count(kind: str, text: str) -> int:
    folded = fold(text)
    return sum(phrase in folded for phrase in _phrases(kind))


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    rows = lexicon.rows("page_walls.tsv")
    return tuple(fold(phrase) for name, phrase in rows if name == kind)
