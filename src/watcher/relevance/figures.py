"""Is a disaster meant, or is it a figure of speech: an avalanche of prizes?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.forms import word_forms
from watcher.italian.inflection.function_words import articles
from watcher.relevance.surface import Span, Surface

_ONE = frozenset({"un", "uno", "una", "un'"})
_QUOTES = frozenset({"«»", "“”", '""'})
_OF = frozenset({"di", "d'"})


def is_figure(span: Span, surface: Surface) -> bool:
    """Tell "un'alluvione di premi" and "terremoto politico" from the real thing."""
    if span.first != span.last or surface.tokens[span.first] not in _forms("nouns"):
        return False
    before = surface.tokens[max(span.first - 1, 0) : span.first]
    after = surface.tokens[span.last + 1 : span.last + 3]
    if not after or surface.is_parted(span.last, span.last + 1):
        return False
    if after[0] in _forms("adjectives"):
        return True
    return (
        len(after) > 1
        and not _ONE.isdisjoint(before)
        and after[0] in _OF
        and after[1] not in _forms("real")
        and not surface.is_name(span.last + 2)
    )


def is_title_of_work(span: Span, surface: Surface) -> bool:
    """Tell «Il processo», quoted alone with its article: a book, a play, a film."""
    first = span.first
    if first and surface.tokens[first - 1] in articles():
        first -= 1
    start, end = surface.slice(first, span.last)
    quoted = surface.text[max(start - 1, 0) : start] + surface.text[end : end + 1]
    return first < span.first and quoted in _QUOTES


@cache
def _forms(key: str) -> frozenset[str]:
    adjectives = key == "adjectives"
    return frozenset(
        form.text
        for word in lexicon.table("figures.toml")[key]
        for form in word_forms(canonical(word), as_adjective=adjectives)
    )
