"""Is it the person whom the profile names, or another one of the same surname?"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.model.profile import Profile
from watcher.relevance.surface import Surface
from watcher.relevance.wording import units


def namesakes(profile: Profile, surface: Surface) -> frozenset[str]:
    """
    Return the surnames of *profile* that belong to somebody else in the text.

    A profile that names Guido Ferrante somewhere does not mean Elena Ferrante by
    "Ferrante", unless the text names him, too.
    """
    return frozenset(
        surname
        for first, surname in _people(profile)
        if f" {first} {surname} " not in surface.row
        and _has_other_first_name(surname, surface.tokens)
    )


def _has_other_first_name(surname: str, tokens: list[str]) -> bool:
    return any(
        after == surname and word in _first_names() for word, after in pairwise(tokens)
    )


@lru_cache(maxsize=16_384)
def _people(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Return first name and surname of the people whom *profile* names in full."""
    found = []
    for term in _terms(profile):
        for unit in units(term):
            first, _, surname = canonical(unit.text).rpartition(" ")
            if unit.is_name and first in _first_names():
                found.append((first, surname))
    return tuple(found)


def _terms(profile: Profile) -> Iterable[str]:
    for group in profile.groups:
        yield from (*group.any, *group.all)
        for terms in group.also:
            yield from terms


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return frozenset(canonical(name) for name in lexicon.lines("first_names.txt"))
