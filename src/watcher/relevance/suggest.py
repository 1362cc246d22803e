"""Which words tell a profile's articles from all others? Proposed, never used."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.function_words import is_function_word
from watcher.italian.lemmas import lemmas
from watcher.model.profile import Profile
from watcher.relevance.lookup import find_terms
from watcher.relevance.spelling import alike
from watcher.relevance.surface import Surface
from watcher.relevance.wording import quoted, units

# A word of two articles may be there by accident.
_LEAST = 3
# Ten times as likely in an article of the profile: the natural logarithm of ten.
_TELLING = 2.3
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """
    A term that a profile might take up.

    `kind` is term, spelling, or none for a word that a group might exclude; `of` is
    the term that a spelling is near to. `matched` and `others` count articles; `weight`
    is the logarithm of the odds ratio, below zero for a word to exclude.
    """

    kind: str
    term: str
    of: str | None
    matched: int
    others: int
    weight: float


def suggest(
    profile: Profile, matched: Sequence[str], others: Sequence[str]
) -> list[Proposal]:
    """
    Propose terms for *profile* from the texts that it *matched* and from the *others*.

    Other spellings of its names come first, then words by weight. What a term of the
    profile finds already is left out.
    """
    inside, outside = _counted(matched), _counted(others)
    sizes = len(matched), len(others)
    terms = terms_of(profile)
    found = []
    for term, of in (*_spellings(terms, {*inside, *outside}), *_frequent(inside)):
        counts = inside[term], outside[term]
        weight = _log_odds(counts, sizes)
        if (of or weight >= _TELLING) and not find_terms(terms, term):
            found.append(
                Proposal(
                    kind="spelling" if of else "term",
                    term=term,
                    of=of,
                    matched=counts[0],
                    others=counts[1],
                    weight=weight,
                )
            )
    return sorted(found, key=lambda p: (p.kind, -p.weight, -p.matched, p.term))


def separate(
    profile: Profile, confirmed: Sequence[str], rejected: Sequence[str]
) -> list[Proposal]:
    """
    Propose what tells *confirmed* from *rejected* matches of *profile*.

    Words that the confirmed have and the rejected lack are terms to ask for; the other
    way round they are words for `none`.
    """
    excluded = [
        replace(
            each,
            kind="none",
            matched=each.others,
            others=each.matched,
            weight=-each.weight,
        )
        for each in suggest(profile, rejected, confirmed)
        if each.kind == "term"
    ]
    return [*suggest(profile, confirmed, rejected), *excluded]


def terms_of(profile: Profile) -> tuple[str, ...]:
    """Return every term of *profile* once, in the order of the file."""
    found = list(profile.boost)
    for group in profile.groups:
        found += [*group.any, *(t for terms in group.also for t in terms)]
        found += [*group.all, *group.none]
    return tuple(dict.fromkeys(found))


def _frequent(inside: Counter[str]) -> Iterator[tuple[str, None]]:
    return ((term, None) for term, count in inside.items() if count >= _LEAST)


def _spellings(
    terms: Sequence[str], words: Iterable[str]
) -> Iterator[tuple[str, str | None]]:
    names = sorted(word for word in words if word[:1].isupper())
    for term in terms:
        parts = () if quoted(term) else units(term)
        if len(parts) == 1 and parts[0].is_name:
            yield from ((name, term) for name in alike(term, names))


def _log_odds(counts: tuple[int, int], sizes: tuple[int, int]) -> float:
    """Return the logarithm of the odds ratio, with half an article for the unseen."""
    inside, outside = (
        log((count + 0.5) / (size - count + 0.5))
        for count, size in zip(counts, sizes, strict=True)
    )
    return inside - outside


def _counted(texts: Iterable[str]) -> Counter[str]:
    """Count in how many of *texts* each name and each headword stands."""
    return Counter(word for text in texts for word in {*_words(text)})


def _words(text: str) -> Iterator[str]:
    surface = Surface(text)
    opening = {sentence.start for sentence in surface.sentences}
    name: list[int] = []
    for number, token in enumerate(surface.tokens):
        opens = surface.span(number)[0] in opening
        if name and (
            not surface.is_name(number) or surface.is_parted(name[-1], number)
        ):
            yield _written(surface, name)
            name = []
        if surface.is_name(number) and not opens:
            name.append(number)
        elif not surface.is_name(number) and _tells(token):
            yield lemmas(token)[0]
    if name:
        yield _written(surface, name)


def _written(surface: Surface, tokens: list[int]) -> str:
    return surface.text[slice(*surface.slice(tokens[0], tokens[-1]))]


def _tells(token: str) -> bool:
    if len(token) < _SHORTEST or not token.isalpha():
        return False
    return token not in _stopwords() and not is_function_word(token)


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(canonical(word) for word in lexicon.lines("stopwords.txt"))
