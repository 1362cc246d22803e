"""Is it a sports page? There the name of a town is a club."""

from collections.abc import Iterable
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.names.actors import codes_of
from watcher.italian.names.places import places
from watcher.relevance.classes import phrase_entries
from watcher.relevance.whereabouts import region_of
from watcher.relevance.wording import units

_WORDS = 3
# A match report has one such word in every sixty, a long feature that mentions a match
# has fewer.
_ONE_IN = 60


@lru_cache(maxsize=8)
def is_sports_page(row: str) -> bool:
    """
    Tell a match report by its words; *row* is the text in canonical spelling.

    >>> is_sports_page(" il mister lascia fuori il centravanti a rischio il derby ")
    True
    >>> is_sports_page(" il mister della banda ")
    False
    """
    found = {word for form, word in _page() if form in row}
    return len(found) >= max(_WORDS, row.count(" ") / _ONE_IN)


def asks_for_sport(terms: Iterable[str]) -> bool:
    """
    Tell whether *terms* may ask for sport; a name that no list knows may be a player.

    >>> asks_for_sport(["stadio di Milano"]), asks_for_sport(["Sinner", "Torino"])
    (True, True)
    >>> asks_for_sport(["focolaio", "Parma"])
    False
    """
    return any(_is_sport(term) for term in terms)


@lru_cache(maxsize=4096)
def _is_sport(term: str) -> bool:
    if any(form in f" {canonical(term)} " for form in _sport()):
        return True
    return any(
        unit.is_name and not (codes_of(unit.text) or _is_place(unit.text))
        for unit in units(term)
    )


def _is_place(name: str) -> bool:
    return region_of(name) is not None or any(place.listed for place in places(name))


@cache
def _page() -> tuple[tuple[str, str], ...]:
    words = lexicon.table("sport_words.toml")["page"]
    return tuple(
        (f" {entry.text} ", word) for word in words for entry in phrase_entries(word)
    )


@cache
def _sport() -> tuple[str, ...]:
    words = lexicon.table("sport_words.toml")["topic"]
    topics = (f" {entry.text} " for word in words for entry in phrase_entries(word))
    return (*topics, *(form for form, _ in _page()))
