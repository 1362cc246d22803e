"""How is a term that a user wrote cut into words, names and what links them?"""

import re
from dataclasses import dataclass
from functools import cache

from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.function_words import is_function_word
from watcher.italian.inflection.vocabulary import is_word
from watcher.italian.names.actor_names import names
from watcher.italian.names.actors import codes_of
from watcher.relevance.naming import all_demonyms

_PIECE = re.compile(r"[^\s'’‘`´ʼ]+['’‘`´ʼ]?")
_QUOTES = (('"', '"'), ("“", "”"), ("«", "»"))
_MARKS = ",;:.!?()[]"
_STEADY = ("ex", "vice", "anti", "non", "nord", "sud", "neo", "filo")
_ACCENT = {"a": "à", "e": "è", "i": "ì", "o": "ò", "u": "ù"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a term: a common word or a whole name; `links` stand before it."""

    text: str
    is_name: bool
    links: tuple[str, ...] = ()


def quoted(term: str) -> str:
    """
    Return what stands between the quotation marks around *term*, else "".

    >>> quoted('"Kursk"'), quoted("Kursk")
    ('Kursk', '')
    """
    stripped = term.strip()
    for left, right in _QUOTES:
        if len(stripped) > 2 and stripped[0] == left and stripped[-1] == right:
            return stripped[1:-1].strip()
    return ""


def units(term: str) -> tuple[Unit, ...]:
    """
    Cut *term* into units.

    >>> [(u.text, u.links) for u in units("soldati della Corea del Nord")]
    [('soldati', ()), ('Corea del Nord', ('della',))]
    >>> [u.text for u in units("ex-Ilva di Taranto")]
    ['ex-Ilva di Taranto']
    """
    stripped = (piece.strip(_MARKS) for piece in _PIECE.findall(term))
    pieces = [_accented(piece) for piece in stripped if canonical(piece)]
    if len(pieces) > 1 and (_is_listed(term) or (term.islower() and codes_of(term))):
        return (Unit(term.strip(), True),)
    found: list[Unit] = []
    links: list[str] = []
    for number, piece in enumerate(pieces):
        folded = canonical(piece)
        if is_function_word(folded) and not piece[0].isupper() and pieces[number + 1 :]:
            links.append(folded)
            continue
        is_name = _names(piece, pieces) if number == 0 else _is_name(piece)
        unit = Unit(piece, is_name, tuple(links))
        links = []
        if found and _joins(found[-1], unit):
            unit = _joined(found.pop(), unit)
        found.append(unit)
    return tuple(found)


def _is_listed(term: str) -> bool:
    """Tell a name that the list of actors has as a whole: "regime di Kim"."""
    begins_low = term[:1].islower() and not term.islower()
    first, _, _ = canonical(term).partition(" ")
    return begins_low and not is_function_word(first) and canonical(term) in _listed()


@cache
def _listed() -> frozenset[str]:
    kinds = {"body", "country", "person"}
    return frozenset(canonical(n.text) for n in names() if n.value.role in kinds)


def _names(first: str, pieces: list[str]) -> bool:
    """Tell a name from a word whose capital is only that of a beginning."""
    if not _has_capital(first):
        return _is_name(first)
    others = any(_has_capital(piece) for piece in pieces[1:])
    return len(pieces) == 1 or others or not is_word(canonical(first))


def _is_name(piece: str) -> bool:
    """Tell a name by its capital, or by the list of actors (kursk, pyongyang)."""
    if _has_capital(piece) or is_word(canonical(piece)):
        return _has_capital(piece)
    return bool(codes_of(piece)) and canonical(piece) not in all_demonyms()


def _has_capital(piece: str) -> bool:
    return any(letter.isupper() for letter in piece)


def _joins(left: Unit, right: Unit) -> bool:
    if canonical(left.text) in _STEADY:
        return not right.links
    if not (left.is_name and right.is_name):
        return False
    return all(word != "e" for word in right.links)


def _joined(left: Unit, right: Unit) -> Unit:
    space = "" if right.links and right.links[-1].endswith("'") else " "
    middle = " ".join(right.links)
    text = f"{left.text} {middle}{space}{right.text}" if middle else ""
    text = text or f"{left.text} {right.text}"
    return Unit(text, left.is_name or right.is_name, left.links)


def _accented(piece: str) -> str:
    """Read a final vowel with an apostrophe as an accented one: citta'."""
    folded = canonical(piece)
    if len(folded) < 4 or folded[-1:] != "'" or folded[-2] not in _ACCENT:
        return piece
    accented = piece[:-2] + _ACCENT[folded[-2]]
    return piece if is_function_word(folded) else accented
