"""Is a listed name meant here, or is it somebody's surname, a street, a language?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from watcher.italian import lexicon
from watcher.italian.names.actor_names import Actor
from watcher.italian.names.countries import countries
from watcher.italian.names.gazetteer import Found, Name, Piece, key

_HYPHENS = frozenset({"-", "‑", "–"})
_STREETS = frozenset(
    ["via", "viale", "piazza", "piazzale", "corso", "largo", "vicolo", "stazione"]
)
_ARTICLES = frozenset({"il", "lo", "la", "l", "i", "gli", "le", "un", "uno", "una"})
_PLURALS = [
    ["i", "gli", "le", "dei", "degli", "delle", "ai", "agli", "alle", "dai", "dagli"],
    ["dalle", "sui", "sugli", "sulle", "nei", "negli", "nelle", "due", "tre", "molti"],
]
_PLURAL_ARTICLES = frozenset(word for line in _PLURALS for word in line)


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor at the pieces `first` to `last`; `home`: an organ of any state."""

    first: int
    last: int
    actor: Actor
    home: bool = False
    kind: str | None = None


def is_surname(name: Name, found: Found, words: tuple[Piece, ...]) -> bool:
    """Tell whether a name of the lists is here a surname, a street or a language."""
    if "prefix" in name.flags:
        return not _is_first_half(found, words)
    if name.value.role == "demonym" and not _is_demonym(found, words):
        return True
    if "verb" in name.flags and _is_verb(found, words):
        return True
    return found.first == found.last and _is_part_of_name(found.first, words)


def _is_part_of_name(at: int, words: tuple[Piece, ...]) -> bool:
    """Tell "Leonardo Rossi", "Anna Greco" and "via Roma" from the bare name."""
    after = words[at + 1] if at + 1 < len(words) else None
    if is_first_name(words[at]) and after and _is_surname_of(after):
        return True
    if not at or words[at].opens or not words[at].is_capital:
        return False
    return is_other_name(words[at - 1])


def is_other_name(before: Piece) -> bool:
    """
    Tell whether the word before a name makes it something else.

    A first name (Anna Greco), a street (via Roma), a club (Dinamo Kiev).
    """
    is_club = before.is_capital and before.key in _clubs()
    return is_first_name(before) or before.key in _STREETS or is_club


def is_first_name(word: Piece) -> bool:
    """Tell whether *word* is an Italian first name with its capital."""
    return word.is_capital and word.key in _first_names()


def late_surnames(
    mentions: Iterable[Mention], words: tuple[Piece, ...]
) -> list[Mention]:
    """Return the bare surnames of people whose full name stands in the text."""
    known = {words[m.last].key: m for m in mentions if _is_full_name(m)}
    if not known:
        return []
    taken = {i for m in mentions for i in range(m.first, m.last + 1)}
    return [
        Mention(i, i, known[word.key].actor)
        for i, word in enumerate(words)
        if word.key in known and i not in taken and _is_bare(i, words)
    ]


def _is_full_name(mention: Mention) -> bool:
    return mention.actor.role == "person" and mention.first < mention.last


def _is_bare(at: int, words: tuple[Piece, ...]) -> bool:
    return words[at].is_capital and not (at and is_first_name(words[at - 1]))


def _is_verb(found: Found, words: tuple[Piece, ...]) -> bool:
    """Tell "Usa la testa" from "Usa, la svolta": an article follows at once."""
    after = words[found.last + 1 : found.last + 2]
    opens = words[found.first].opens and not words[found.first].text.isupper()
    return opens and bool(after) and after[0].joint == " " and after[0].key in _ARTICLES


def _is_surname_of(after: Piece) -> bool:
    """Tell "Leonardo Rossi" from "Leonardo, Rossi"."""
    return after.joint == " " and after.is_capital


def _is_first_half(found: Found, words: tuple[Piece, ...]) -> bool:
    after = words[found.last + 1 : found.last + 2]
    return bool(after) and after[0].joint in _HYPHENS and after[0].key in _peoples()


def _is_demonym(found: Found, words: tuple[Piece, ...]) -> bool:
    """
    Judge a people's name: Russo, Greco and Turchi are surnames, i Russi are not.

    After a hyphen ("latino-americano") it is part of another word; after "in" it is
    a language ("in inglese").
    """
    first = words[found.first]
    if first.joint in _HYPHENS and found.first:
        return words[found.first - 1].key in _prefixes()
    before = words[found.first - 1].key if found.first else ""
    if not first.is_capital:
        return not (before == "in" and first.key[-1] in "oe")
    if first.text.isupper() and len(first.text) > 3:
        return True
    if before in _PLURAL_ARTICLES and found.first:
        return first.key[-1] in "ie"
    after = words[found.last + 1] if found.last + 1 < len(words) else None
    return first.opens and first.key[-1] == "i" and not (after and after.is_capital)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(key(name) for name in lexicon.lines("first_names.txt"))


@cache
def _clubs() -> frozenset[str]:
    return frozenset(key(word) for word in lexicon.lines("clubs.txt"))


@cache
def _prefixes() -> frozenset[str]:
    halves = frozenset(row[0] for row in lexicon.rows("demonym_prefixes.tsv"))
    return halves | _peoples()


@cache
def _peoples() -> frozenset[str]:
    return frozenset(key(form) for c in countries() for form in c.demonyms)
