"""What do the words around a number say of it: about, at least, at most, more?"""

from typing import NamedTuple

from watcher.italian.quantities.passage import Passage
from watcher.italian.quantities.small_words import (
    articulated,
    is_plural_article,
    openings,
    phrases,
    plain,
)

_QUANTIFIERS = frozenset(
    {
        "alcune",
        "diverse",
        "molte",
        "parecchie",
        "svariate",
        "varie",
        "poche",
        "numerose",
    }
    | {
        "alcuni",
        "diversi",
        "molti",
        "parecchi",
        "svariati",
        "vari",
        "pochi",
        "numerosi",
    }
)
_AFTER_ARTICLE = frozenset({"primi", "prime", "ultimi", "ultime", "soli", "sole"})


class Bounds(NamedTuple):
    """
    The bounds around a number; `first` and `last` are the tokens that they cover.

    `side` is "min", "max" or "". `definite` marks a number with a plural article.
    """

    first: int
    last: int
    side: str = ""
    approximate: bool = False
    additional: bool = False
    definite: bool = False


def bounds_around(
    text: Passage, first: int, last: int, number_last: int | None = None
) -> Bounds:
    """
    Read what stands around the tokens *first* to *last*, *last* exclusive.

    *number_last* is the end of the number alone: "300 o più persone".

    >>> from watcher.italian.quantities.passage import passage
    >>> bounds_around(passage("non più di 10 mila soldati"), 3, 6).side
    'max'
    """
    found = Bounds(first=first, last=last)
    at = _phrase_before(text, first - 1)
    while at:
        length, mark, article = at
        start = found.first - length - article
        found = _marked(found, mark)._replace(first=start)
        at = _phrase_before(text, start - 1)
    found = _after(text, found, number_last)
    if found.last == last:
        found = _after(text, found, last)
    definite = _is_definite(text, found.first - 1)
    return found._replace(definite=True) if definite else found


def _phrase_before(text: Passage, at: int) -> tuple[int, str, int] | None:
    """Return length, mark and skipped article of the phrase that ends at *at*."""
    if at < 0 or not text.flows(at):
        return None
    if text.words[at] in _QUANTIFIERS:
        return 1, "just", 0
    found = _phrase_at(text, at)
    if found:
        return *found, 0
    if articulated().get(text.words[at], ("", ""))[0] == "-" and text.flows(at - 1):
        found = _phrase_at(text, at - 1)
        if found and found[1] != "more":
            return *found, 1
    return None


def _phrase_at(text: Passage, at: int) -> tuple[int, str] | None:
    last, before = text.word(at), plain(text.word(at - 1))
    for word in dict.fromkeys((last, plain(last))):
        for phrase, mark in phrases("quantity_bounds.tsv").get(word, ()):
            if phrase[1:] and phrase[-2] != before:
                continue
            begin = at - len(phrase) + 1
            spoken = [plain(text.word(k)) for k in range(begin, at)]
            if spoken == list(phrase[:-1]) and _is_whole(text, begin, at):
                return len(phrase), mark
    return None


def _is_whole(text: Passage, begin: int, end: int) -> bool:
    return begin >= 0 and all(text.flows(k) for k in range(begin, end))


def _marked(found: Bounds, mark: str) -> Bounds:
    if mark == "about":
        return found._replace(approximate=True)
    if mark == "more":
        return found._replace(additional=True)
    if mark in {"min", "max"} and not found.side:
        return found._replace(side=mark)
    return found


def phrase_length(text: Passage, at: int) -> int:
    """Return how many tokens from *at* on are words like "o più", "circa"."""
    return len(_phrase_from(text, at)[0])


def _after(text: Passage, found: Bounds, at: int | None) -> Bounds:
    if at is None:
        return found
    phrase, mark = _phrase_from(text, at)
    if not phrase and at <= found.last:
        return found
    return _marked(found, mark)._replace(last=max(found.last, at + len(phrase)))


def _phrase_from(text: Passage, at: int) -> tuple[tuple[str, ...], str]:
    if not text.flows(at - 1):
        return (), ""
    known = openings("quantity_bounds_after.tsv").get(plain(text.word(at)), ())
    for phrase, mark in known:
        if all(plain(text.word(at + k)) == word for k, word in enumerate(phrase)):
            return phrase, mark
    return (), ""


def _is_definite(text: Passage, at: int) -> bool:
    if text.word(at) in _AFTER_ARTICLE:
        at -= 1
    word = text.word(at)
    if word == "e" and text.word(at - 1) in {"tutti", "tutte"}:
        return True
    return is_plural_article(word) and text.flows(at)
