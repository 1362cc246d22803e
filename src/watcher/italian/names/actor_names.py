"""Which actors are there, and how are they written?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.names.countries import Country, cells, countries, land_names
from watcher.italian.names.gazetteer import Found, Gazetteer, Name, parse_name, pieces

_NEVER = "{}"


@dataclass(frozen=True, slots=True)
class Actor:
    """
    An actor of the lists: `code`, `name` to show, `kind` as `ActorMention` has it.

    `role` says which list a name comes from: country, capital, demonym, body, person
    or mask (a set phrase that hides the actors in it: "montagne russe").
    """

    code: str
    name: str
    kind: str
    role: str


@cache
def gazetteer() -> Gazetteer:
    """Return every name of every actor, ready to be found."""
    return Gazetteer(names())


@lru_cache(maxsize=16)
def found(text: str) -> tuple[Found, ...]:
    """Return where the names of *text* stand, whatever they mean there."""
    return tuple(gazetteer().find(pieces(text)))


@cache
def names() -> tuple[Name, ...]:
    """Return every way to write every actor, in the order of the lists."""
    return (*_of_countries(), *_of_bodies(), *_of_people(), *_masks())


@cache
def states_by_name() -> dict[str, Actor]:
    """Return every state by the name to show."""
    return {n.value.name: n.value for n in names() if n.value.role == "country"}


def _of_countries() -> Iterator[Name]:
    for country in countries():
        state = Actor(country.code, country.name, "country", "country")
        yield from _listed((country.name,), state)
        yield from _listed(land_names(country), state)
        seat = Actor(country.code, country.name, "government", "body")
        yield from _listed(country.aliases, seat)
        capital = Actor(country.code, country.name, "place", "capital")
        yield from _listed(country.capitals, capital)
        yield from _demonyms(country)


def _demonyms(country: Country) -> Iterator[Name]:
    people = Actor(country.code, country.name, "country", "demonym")
    yield from _listed(country.demonyms, people)
    # "franco-tedesco": the first half is an actor only before a hyphen.
    prefixes = lexicon.rows("demonym_prefixes.tsv")
    halves = [half for half, code in prefixes if code == country.code]
    yield from _listed(tuple(f"{half}{{prefix}}" for half in halves), people)


def _of_bodies() -> Iterator[Name]:
    for code, kind, name, aliases in lexicon.rows("actors.tsv"):
        shown = parse_name(name, None).text
        body = Actor(code, shown, kind, "body")
        yield from _listed((name, *cells(aliases)), body)


def _of_people() -> Iterator[Name]:
    for code, name, aliases in lexicon.rows("people.tsv"):
        yield from _listed(
            (name, *cells(aliases)), Actor(code, name, "person", "person")
        )


def _masks() -> Iterator[Name]:
    mask = Actor("", "", "", "mask")
    return _listed(lexicon.lines("not_actors.txt"), mask)


def _listed(written: tuple[str, ...], actor: Actor) -> Iterator[Name]:
    for text in dict.fromkeys(written):
        if not text.endswith(_NEVER):
            yield parse_name(text, actor)
