"""Which places lie in a place, and how is what comes from it called?"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.paradigms import nominal
from watcher.italian.inflection.vocabulary import is_word
from watcher.italian.names.countries import cells
from watcher.italian.names.place_names import ancestors, gazetteer, listed_places
from watcher.italian.names.senses import has_senses
from watcher.italian.quantities.number_words import word_number
from watcher.relevance.naming import name_entries
from watcher.relevance.patterns import Entry, Pattern, Slot, slot
from watcher.relevance.wording import Unit

_PROVINCE = "provincia di "
_BY_DEMONYM = 0.9
_INSIDE = 0.6


def around(unit: Unit) -> Iterator[Pattern]:
    """Yield the ways to say where without naming the place that *unit* names."""
    if not unit.is_name:
        home = home_of(unit.text)
        if home:
            yield Pattern((name_entries(home),), strength=_BY_DEMONYM)
        return
    for slot_, strength in (
        (local_demonyms(unit.text), _BY_DEMONYM),
        (places_in(unit.text), _INSIDE),
    ):
        if slot_:
            yield Pattern((slot_,), strength=strength)


@cache
def local_demonyms(place: str) -> Slot:
    """
    Return what things and people of *place* are called; () when no list says.

    >>> [entry.text for entry in local_demonyms("Puglia")]
    ['pugliese', 'pugliesi']
    """
    return slot(
        Entry(form, agrees)
        for adjective in _adjectives().get(canonical(place), ())
        for form, agrees in nominal(adjective, as_adjective=True).items()
    )


@cache
def home_of(demonym: str) -> str | None:
    """
    Return the place that *demonym*, in any form, belongs to.

    >>> home_of("tarantini"), home_of("tavoli")
    ('Taranto', None)
    """
    return _homes().get(canonical(demonym))


@cache
def places_in(place: str) -> Slot:
    """
    Return the places that lie in *place*, a state, region or province.

    A name that is a common word, too, asks for a capital; a municipality of such a
    name is left out.

    >>> {"cerignola", "taranto", "salento"} <= {e.text for e in places_in("Puglia")}
    True
    >>> [e.text for e in places_in("provincia di Trieste")][:2]
    ['duino aurisina', 'monrupino']
    """
    wanted = canonical(place)
    return slot(
        Entry(canonical(name), cased=True)
        for name in (*_listed(wanted), *_municipalities(wanted))
        if canonical(name) != wanted
    )


def region_of(town: str) -> str | None:
    """
    Return the Italian region of a municipality, None for any other name.

    >>> region_of("Bresso"), region_of("Pechino")
    ('Lombardia', None)
    """
    return _regions().get(canonical(town))


@cache
def _regions() -> dict[str, str]:
    rows = lexicon.rows("municipalities.tsv")
    return {
        canonical(name): region
        for region, _, names in rows
        for name in cells(names)
        if _is_telling(name)
    }


def _listed(wanted: str) -> Iterator[str]:
    for name in {found.value.name for found in gazetteer().exact(wanted)}:
        yield from _listed_inside().get(name, ())


@cache
def _listed_inside() -> dict[str, list[str]]:
    """Return the listed names of what lies in each place, at any depth."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in listed_places():
        if not (has_senses(name.text) or name.flags & {"sense", "weak"}):
            for above in ancestors(name.value):
                found[above].append(name.text)
    return dict(found)


def _municipalities(wanted: str) -> Iterator[str]:
    yield from _municipalities_inside().get(wanted, ())


@cache
def _municipalities_inside() -> dict[str, list[str]]:
    """Return the municipalities of each region and province (canonical)."""
    found: dict[str, list[str]] = defaultdict(list)
    for region, province, names in lexicon.rows("municipalities.tsv"):
        telling = [name for name in cells(names) if _is_telling(name)]
        for holder in {canonical(region), canonical(_PROVINCE + province)}:
            found[holder] += telling
    return dict(found)


def _is_telling(name: str) -> bool:
    """Tell a name that nothing else has: Cento, Bruno and Sale are none."""
    text = canonical(name)
    return " " in text or not (
        is_word(text) or word_number(text) is not None or text in _first_names()
    )


@cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    rows = lexicon.rows("local_demonyms.tsv")
    return {canonical(place): cells(adjectives) for place, adjectives in rows}


@cache
def _homes() -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for place, _ in lexicon.rows("local_demonyms.tsv"):
        for entry in local_demonyms(place):
            found[entry.text].append(place)
    return {form: places[0] for form, places in found.items() if len(places) == 1}


@cache
def _first_names() -> frozenset[str]:
    return frozenset(canonical(name) for name in lexicon.lines("first_names.txt"))
