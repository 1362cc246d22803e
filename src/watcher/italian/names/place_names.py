"""Which places are there, how are they written, what holds them?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.names.countries import cells, countries, land_names
from watcher.italian.names.gazetteer import Found, Gazetteer, Name, parse_name, pieces

_CLAIM = "~"
_CONTINENTS = frozenset({"Europa", "Asia", "Africa", "America", "Oceania", "Terra"})


@dataclass(frozen=True, slots=True)
class Place:
    """
    A place of the lists.

    `holders` are the places right above it, `claimed_by` the states that say it is
    theirs. `is_wide` marks regions without drawn bounds (Sahel, Mar Nero, Europa).
    """

    name: str
    holders: tuple[str, ...]
    claimed_by: tuple[str, ...] = ()
    is_wide: bool = False
    is_italian_town: bool = False


@cache
def gazetteer() -> Gazetteer:
    """Return every name of every place, ready to be found."""
    return Gazetteer(listed_places())


@lru_cache(maxsize=16)
def found(text: str) -> tuple[Found, ...]:
    """Return where the names of *text* stand, whatever they mean there."""
    return tuple(gazetteer().find(pieces(text)))


@cache
def listed_places() -> tuple[Name, ...]:
    """Return every way to write every place, in the order of the lists."""
    return (*_of_places(), *_of_countries())


@cache
def ancestors(place: Place) -> tuple[str, ...]:
    """Return the names of the places that hold *place*, nearest first."""
    above: list[str] = []
    rest = list(place.holders)
    while rest:
        name = rest.pop(0)
        if name not in above:
            above.append(name)
            rest.extend(_holders().get(name, ()))
    return tuple(above)


@cache
def _holders() -> dict[str, tuple[str, ...]]:
    listed = {p.name: p.holders for p in (_place(row) for row in _rows())}
    return listed | {country.name: (country.continent,) for country in countries()}


def _rows() -> tuple[tuple[str, ...], ...]:
    return lexicon.rows("places.tsv")


def _of_places() -> Iterator[Name]:
    for row in _rows():
        place = _place(row)
        for written in (row[0], *cells(row[2])):
            yield parse_name(written, place)


def _place(row: tuple[str, ...]) -> Place:
    name, parents, _ = row
    holders = tuple(p for p in cells(parents) if not p.startswith(_CLAIM))
    claims = tuple(p[1:] for p in cells(parents) if p.startswith(_CLAIM))
    wide = name in _CONTINENTS or any(p in _CONTINENTS for p in holders)
    town = bool(holders) and holders[0] in italian_regions()
    return Place(parse_name(name, None).text, holders, claims, wide, town)


@cache
def italian_regions() -> frozenset[str]:
    """Return the names of the regions of Italy."""
    regions = {
        parse_name(n, None).text for n, parents, _ in _rows() if parents == "Italia"
    }
    return frozenset(regions)


def _of_countries() -> Iterator[Name]:
    for country in countries():
        state = Place(country.name, (country.continent,))
        for written in (country.name, *land_names(country)):
            yield parse_name(written, state)
        for written in country.capitals:
            # Kiev and Kyiv are one town; Gerusalemme and Tel Aviv are two.
            text = parse_name(written, None).text
            shown = _one_town().get(text, text)
            town = Place(shown, (country.name,))
            yield parse_name(written, town)


@cache
def _one_town() -> dict[str, str]:
    return {other: shown for shown, other in lexicon.rows("town_spellings.tsv")}
