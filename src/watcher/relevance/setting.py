"""Does a title put its story in another place than a profile asks for?"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.function_words import prepositions
from watcher.italian.names.actor_names import names
from watcher.italian.names.places import place_relation, places
from watcher.model.mention import PlaceMention
from watcher.relevance.stories import Familiar
from watcher.relevance.whereabouts import region_of

HERE, OTHERS, ELSEWHERE, ABROAD = "here", "others", "elsewhere", "abroad"
CLUB = "club"
"""On a sports page the town is a club."""
_WHERE = prepositions("in") | prepositions("a")
# A state lies in a continent, and that in the world.
_ABOVE_STATES = 2


def setting_of(title: str, terms: Sequence[str], others: Sequence[str] = ()) -> str:
    """
    Say where *title* puts its story, seen from the places among *terms*.

    "elsewhere" when it names places and all of them are others, "abroad" when they lie
    in other states, else "here". A capital does not count: things from anywhere are
    decided there. "others" when a state acts that no term names, nor one of *others*,
    the further terms of the group.

    >>> setting_of("Terremoto in Turchia", ["Pozzuoli", "Campi Flegrei"])
    'abroad'
    >>> setting_of("Terremoto a Norcia", ["Pozzuoli"])
    'elsewhere'
    >>> setting_of("Licenziamenti, corteo a Roma", ["Fabriano"])
    'here'
    >>> setting_of("Dazi, il Brasile ricorre", ["Svizzera"], ["Stati Uniti"])
    'others'
    """
    told = _places(title)
    relations = {_relation(place.name, term) for place in told for term in terms}
    if not relations:
        return OTHERS if _others_act(title, (*terms, *others)) else HERE
    if "disjoint" not in relations or relations - {"disjoint", "unknown"}:
        return HERE
    wanted = {state for term in terms for state in _states(term)}
    here = {state for place in told for state in _lands(place)}
    return ELSEWHERE if wanted & here or not wanted else ABROAD


def is_set_elsewhere(title: str, familiar: Iterable[Familiar]) -> bool:
    """
    Tell whether *title* names a place that no list knows and no *familiar* name.

    >>> is_set_elsewhere("A Roccaferma apre la linea 3", [])
    True
    """
    known = " ".join(name.key for name in familiar)
    return any(
        not mention.listed and canonical(mention.name) not in known
        for mention in places(title)
    )


def _others_act(title: str, terms: Sequence[str]) -> bool:
    acting = _acting(title)
    related = [{_relation(name, term) for term in terms} for name in acting]
    return bool(acting) and all(
        "disjoint" in each and each <= {"disjoint", "unknown"} for each in related
    )


@lru_cache(maxsize=256)
def _acting(title: str) -> tuple[str, ...]:
    """Return the states of *title* that are no setting: "la Turchia"."""
    return tuple(
        mention.name
        for mention in _listed(title)
        if len(mention.parents) == _ABOVE_STATES
    )


@lru_cache(maxsize=256)
def _places(title: str) -> tuple[PlaceMention, ...]:
    return (
        *(
            mention
            for mention in _listed(title)
            if len(mention.parents) > _ABOVE_STATES or _is_where(title, mention.start)
        ),
        *(
            region
            for mention in places(title)
            if not mention.listed
            for region in places(region_of(mention.name) or "")
        ),
    )


def _listed(title: str) -> Iterator[PlaceMention]:
    return (
        mention
        for mention in places(title)
        if mention.listed and canonical(mention.name) not in _capitals()
    )


def _is_where(title: str, start: int) -> bool:
    """Tell "in Turchia" from "la Turchia"."""
    before = canonical(title[:start]).split()
    return bool(before) and before[-1] in _WHERE


@lru_cache(maxsize=4096)
def _relation(one: str, other: str) -> str:
    return place_relation(one, other)


@lru_cache(maxsize=4096)
def _states(term: str) -> frozenset[str]:
    return frozenset(land for place in places(term) for land in _lands(place))


def _lands(place: PlaceMention) -> tuple[str, ...]:
    """Return the place and what holds it, up to its state."""
    return (place.name, *place.parents[:-_ABOVE_STATES])


@cache
def _capitals() -> frozenset[str]:
    return frozenset(canonical(n.text) for n in names() if n.value.role == "capital")
