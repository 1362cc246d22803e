"""What does a group ask for, and what of it only says where or with whom?"""

from dataclasses import dataclass
from functools import lru_cache

from watcher.italian.inflection.canonical import canonical
from watcher.italian.names import senses
from watcher.italian.names.places import places
from watcher.model.profile import Group
from watcher.relevance.naming import all_demonyms
from watcher.relevance.whereabouts import region_of
from watcher.relevance.wording import quoted, units

# A state lies in a continent, and that in the world.
_ABOVE_STATES = 2


@dataclass(frozen=True, slots=True)
class Requirement:
    """
    One of `terms` has to stand in the text; `role` is any, also or all.

    `is_setting` says that they tell where or with whom, not what.
    """

    role: str
    terms: tuple[str, ...]
    is_setting: bool = False


@lru_cache(maxsize=16_384)
def requirements(group: Group) -> tuple[Requirement, ...]:
    """
    Return everything that *group* asks for; empty lists ask for nothing.

    Places say where, whichever key asks for them, as long as something says what.

    >>> group = Group(label="rifiuti", all=("Campania",), any=("discarica", "roghi"))
    >>> [(r.role, r.is_setting) for r in requirements(group)]
    [('all', True), ('any', False)]
    """
    lists = [("any", group.any), *(("also", terms) for terms in group.also)]
    wanted = [
        *(("all", (term,)) for term in group.all),
        *((role, terms) for role, terms in lists if terms),
    ]
    told = any(role != "also" and _tell_what(terms) for role, terms in wanted)
    return tuple(
        Requirement(role, terms, role == "also" or (told and _are_places(terms)))
        for role, terms in wanted
    )


def _tell_what(terms: tuple[str, ...]) -> bool:
    """Tell whether some of *terms* is more than the name of a party or place."""
    return any(
        not (unit.is_name or canonical(unit.text) in all_demonyms())
        for term in terms
        for unit in units(term)
    )


def _are_places(terms: tuple[str, ...]) -> bool:
    return all(map(_is_place, terms))


@lru_cache(maxsize=16_384)
def _is_place(term: str) -> bool:
    """Tell the name of a listed place; a state is a party, too."""
    named = term.strip()
    return region_of(named) is not None or any(
        place.listed and place.text == named and len(place.parents) > _ABOVE_STATES
        for place in places(named)
    )


def senses_asked(group: Group, name: str) -> frozenset[str]:
    """
    Return the senses of *name* for which the other terms of *group* ask.

    >>> group = Group(label="relitto", all=("Kursk", "sottomarino"))
    >>> sorted(senses_asked(group, "Kursk"))
    ['submarine']
    """
    if quoted(name) or not senses.has_senses(name):
        return frozenset()
    lists = (group.any, group.all, *group.also)
    others = [t for terms in lists for t in terms if canonical(t) != canonical(name)]
    found = senses.sense_of(name, f"{name} {' '.join(others)}")
    return frozenset({found}) if found else frozenset()
