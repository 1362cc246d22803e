"""What kind of source is a named actor: an organ of state, a party, an expert?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.names.actors import is_state
from watcher.model.mention import ActorMention

_OF_MENTIONS = {
    "country": "official",
    "place": "official",
    "government": "official",
    "intelligence": "intelligence",
    "agency": "media",
    "media": "media",
}


def kind_of(actor: ActorMention) -> str:
    """
    Return the kind of source that *actor* is; people are of the kind of their body.

    >>> from watcher.italian.names.actors import actors
    >>> [(a.text, kind_of(a)) for a in actors("Istat, Cgil, Gimbe, Landini e Parigi")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Istat', 'official'), ('Cgil', 'party'), ('Gimbe', 'expert'),
     ('Landini', 'party'), ('Parigi', 'official')]
    """
    if actor.kind in _OF_MENTIONS:
        return _OF_MENTIONS[actor.kind]
    if actor.name in _parties():
        return "party"
    return _kind_of_code(actor.code)


def _kind_of_code(code: str) -> str:
    body = code.partition("-")[0]
    if is_state(code) or code in _codes("official") or body in _codes("official_local"):
        return "official"
    return "expert" if {code, body} & _codes("expert") else "party"


@cache
def _codes(key: str) -> frozenset[str]:
    return frozenset(lexicon.table("body_kinds.toml")[key].split())


@cache
def _parties() -> frozenset[str]:
    names = lexicon.table("body_kinds.toml")["party"].split(",")
    return frozenset(name.strip() for name in names)
