"""Which town's or region's body speaks? "Procura di Brindisi", "Regione Puglia"."""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.names import place_names
from watcher.italian.names.actor_names import Actor, states_by_name
from watcher.italian.names.gazetteer import Found, Gazetteer, Piece, key, parse_name
from watcher.italian.names.mentions import Mention
from watcher.italian.names.place_names import Place, ancestors

_OF = frozenset({"di", "del", "dell", "della", "delle", "d"})
_BLANKS = frozenset({" ", "'", "’", "\u00a0"})
_REGION = "REG"


def with_towns(mentions: list[Mention], words: tuple[Piece, ...]) -> list[Mention]:
    """Add the local bodies of a text; they take the place of shorter mentions."""
    local = [m for m in (_local(found, words) for found in _heads().find(words)) if m]
    if not local:
        return mentions
    taken = {i for m in local for i in range(m.first, m.last + 1)}
    rest = [m for m in mentions if taken.isdisjoint(range(m.first, m.last + 1))]
    return sorted([*rest, *local], key=lambda mention: mention.first)


def _local(found: Found, words: tuple[Piece, ...]) -> Mention | None:
    head: Actor = found.names[0].value
    at = found.last + 1
    if at < len(words) and words[at].key in _OF and words[at].joint in _BLANKS:
        at += 1
    elif head.code != _REGION:
        return None
    if at >= len(words) or words[at].joint not in _BLANKS or not words[at].is_capital:
        return None
    town = place_names.gazetteer().at(words, at)
    last = town.last if town else at
    place: Place | None = town.names[0].value if town else None
    name = place.name if place else words[at].text
    if head.code == _REGION and name not in place_names.italian_regions():
        return None
    actor = _abroad(place) or _actor(head, name, _phrase(found, last, words))
    return Mention(found.first, last, actor)


def state_at(words: tuple[Piece, ...], at: int) -> Actor | None:
    """Return the state abroad of the town or land behind "di" at *at*: "di Gaza"."""
    while at < len(words) and words[at].key in _OF and words[at].joint in _BLANKS:
        at += 1
        town = place_names.gazetteer().at(words, at) if at < len(words) else None
        if town:
            return _abroad(town.names[0].value)
    return None


def _abroad(town: Place | None) -> Actor | None:
    """Return the state for which a town's body abroad speaks: the procura of Paris."""
    if town is None:
        return None
    for name in (town.name, *ancestors(town)):
        state = states_by_name().get(name)
        if state:
            return None if state.code == "ITA" else state
    return None


def _phrase(found: Found, last: int, words: tuple[Piece, ...]) -> str:
    rest = (word.joint + word.text for word in words[found.first + 1 : last + 1])
    return words[found.first].text + "".join(rest)


def _actor(head: Actor, town: str, shown: str) -> Actor:
    short = key(town).replace(" ", "-").replace("'", "").upper()
    place = short[:3] if head.code == _REGION else short
    return Actor(f"{head.code}-{place}", shown, head.kind, "body")


@cache
def _heads() -> Gazetteer:
    return Gazetteer(
        parse_name(head, Actor(code, head, kind, "body"))
        for head, code, kind in lexicon.rows("local_bodies.tsv")
    )
