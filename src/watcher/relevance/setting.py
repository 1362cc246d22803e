"""Does a title put its story in another place than a profile asks for?"""

from collections.abc import Sequence
from functools import cache, lru_cache

from watcher.italian.actor_names import names
from watcher.italian.canonical import canonical
from watcher.italian.places import place_relation, places


def is_elsewhere(title: str, terms: Sequence[str]) -> bool:
    """
    Tell whether *title* names places, all of them apart from the places among *terms*.

    A capital does not count: things from anywhere are decided there.

    >>> is_elsewhere("Terremoto in Turchia", ["Pozzuoli", "Campi Flegrei"])
    True
    >>> is_elsewhere("Terremoto in Campania", ["Pozzuoli"])
    False
    >>> is_elsewhere("Licenziamenti, corteo a Roma", ["Fabriano"])
    False
    """
    told = _places(title)
    relations = {_relation(place, term) for place in told for term in terms}
    return "disjoint" in relations and relations <= {"disjoint", "unknown"}


@lru_cache(maxsize=256)
def _places(title: str) -> tuple[str, ...]:
    found = {mention.name for mention in places(title) if mention.listed}
    return tuple(sorted(name for name in found if canonical(name) not in _capitals()))


@lru_cache(maxsize=4096)
def _relation(one: str, other: str) -> str:
    return place_relation(one, other)


@cache
def _capitals() -> frozenset[str]:
    return frozenset(canonical(n.text) for n in names() if n.value.role == "capital")
