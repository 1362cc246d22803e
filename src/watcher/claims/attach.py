"""Which number belongs to which event of a sentence?"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from watcher.italian.events.clauses import Clauses
from watcher.model.factuality import Factuality, Stance
from watcher.model.mention import EventMention, Quantity

# What lies between a number and the event it belongs to: crossing a stop of the
# clause costs as much as this many characters.
_CLAUSE_STOP = re.compile(r"[;:–—]|,\s+(?:ma|mentre|e|però)\b|[»”]")
_STOP_COST = 60
_COMMA_COST = 15
# "Per assistere" in "ha mandato, per assistere Mosca, 25.000 uomini" stands nearer, but
# the number is that of the event that is asserted.
_UNASSERTED_COST = 25
# "61 milioni affidati senza autorizzazione": what lacks counts nothing before "senza".
_LACK = re.compile(r"\bsenza\b", re.IGNORECASE)
_COORDINATED = re.compile(r"(?:\b(?:e|ed|ma|mentre)|[,;:])\s+$")
# A number this far from every event stands by itself.
_REACH = 160


class Pairing(NamedTuple):
    """One claim in the making: an event, a quantity, or both."""

    event: EventMention | None
    quantity: Quantity | None


def pair(
    clauses: Clauses,
    events: Sequence[EventMention],
    quantities: Sequence[Quantity],
) -> list[Pairing]:
    """
    Attach each quantity of a sentence, parted in *clauses*, to its nearest event.

    Events without a number and numbers without an event stand alone. Purpose
    infinitives, questions and hypotheses take the numbers that belong to them, so
    that these make no claim.
    """
    owners = {id(q): _owner(clauses, events, q) for q in quantities}
    pairings = [
        Pairing(event=owners[id(quantity)], quantity=quantity)
        for quantity in quantities
    ]
    taken = {id(owner) for owner in owners.values()}
    pairings += [
        Pairing(event=event, quantity=None)
        for event in events
        if id(event) not in taken or event.stance is not Stance.NONE
    ]
    return sorted(pairings, key=_position)


def letters(text: str) -> int:
    """Return the length of *text*, the same however its accents are written."""
    return len(text) if text.isascii() else len(unicodedata.normalize("NFC", text))


def _owner(
    clauses: Clauses, events: Sequence[EventMention], quantity: Quantity
) -> EventMention | None:
    able = [(i, event) for i, event in enumerate(events) if _may_own(event)]
    opens = len(able) > 1 and _opens_clause(clauses, quantity)
    ranked = sorted(
        (
            _distance(clauses.text, event, quantity)
            + _handicap(event)
            + (_STOP_COST if opens and event.end <= quantity.start else 0),
            event.start,
            event.end,
            i,
        )
        for i, event in able
    )
    if not ranked or ranked[0][0] > _REACH:
        return None
    return events[ranked[0][3]]


def _may_own(event: EventMention) -> bool:
    # An event of no class says nothing of its own; a hypothesis takes its numbers away.
    told = event.asserted or event.factuality is Factuality.UNKNOWN
    return told and event.stance is Stance.NONE


def _opens_clause(clauses: Clauses, quantity: Quantity) -> bool:
    """Tell "e ventisette sono ferite": the number is the subject of what follows."""
    text, sentence = clauses.text, clauses.sentence
    if _COORDINATED.search(text[sentence.start : quantity.start]) is None:
        return False
    after = text[quantity.end : sentence.end]
    following = sentence.end - len(after.lstrip(" "))
    return any(group.is_finite and group.start == following for group in clauses.groups)


def _handicap(event: EventMention) -> int:
    return 0 if event.asserted else _UNASSERTED_COST


def _distance(text: str, event: EventMention, quantity: Quantity) -> int:
    if event.start < quantity.end and quantity.start < event.end:
        return 0
    left, right = (
        (event.end, quantity.start)
        if event.end <= quantity.start
        else (quantity.end, event.start)
    )
    between = text[left:right]
    if quantity.end <= event.start and _LACK.search(between):
        return _REACH + 1
    cost = letters(between) + _COMMA_COST * between.count(",")
    return cost + _STOP_COST * len(_CLAUSE_STOP.findall(between))


def _position(pairing: Pairing) -> tuple[int, int]:
    event, quantity = pairing.event, pairing.quantity
    first = event.start if event else quantity.start if quantity else 0
    return first, quantity.start if quantity else -1
