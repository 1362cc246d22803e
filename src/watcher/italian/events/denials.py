"""
Where does a quotation deny without a verb of denying?

"«È falso»", "«Notizia priva di fondamento»", "«Mai preso tangenti»" call false what was
said; "«Non c'è alcuna centrifuga»", "«Nessun accordo»" say that a thing is not.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from watcher.italian import lexicon
from watcher.italian.events import grammar
from watcher.italian.events.clauses import Clauses
from watcher.italian.inflection.noun_forms import inflections
from watcher.italian.verbs.group import Mood

CALLED_FALSE, NOT_THERE = "smentire", "esistere"
_MARKS = '«“"'
_COPULAS = frozenset({"è", "sono", "era", "erano", "sarebbe", "sarebbero"})
_THERE = frozenset({"c'", "ci", "vi", "v'"})
_EXISTING = frozenset({"esiste", "esistono", "esisteva", "esistevano", "esistito"})
_BEEN = frozenset({"stato", "stata", "stati", "state", "mai", "più"})
_NO = frozenset({"nessun", "nessuna", "nessun'"})
_RUN = 3  # words between copula or quotation mark and the false word


class Denial(NamedTuple):
    """The words *first* to *last* of a sentence; `lemma` says how they deny."""

    first: int
    last: int
    lemma: str


def denials(clauses: Clauses) -> Iterator[Denial]:
    """Yield the denials of a sentence in order, quoted or not."""
    for index in range(len(clauses.keys)):
        found = _false(clauses, index) or _absent(clauses, index)
        if found and not clauses.is_asked(found.last):
            yield found


def _false(clauses: Clauses, index: int) -> Denial | None:
    """Find "è tutto falso", "notizia infondata", "non corrisponde al vero"."""
    keys = clauses.keys
    for phrase in _phrases().get(keys[index], ()):
        if tuple(keys[index : index + len(phrase)]) == phrase:
            return Denial(index, index + len(phrase) - 1, CALLED_FALSE)
    named = keys[index] in _forms("falsehoods")
    if not named and not (keys[index] in _forms("false") and _ends(clauses, index)):
        return None
    begin = _run_begin(clauses, index)
    return None if begin is None else Denial(begin, index, CALLED_FALSE)


def _ends(clauses: Clauses, index: int) -> bool:
    """Tell "falso, tutto tracciato" from "falso allarme"."""
    after = index + 1
    return clauses.parted(after) or clauses.keys[after] in grammar.words("definite") | {
        *("che", "e", "quanto", "quello", "tutto", "ciò")
    }


def _run_begin(clauses: Clauses, index: int) -> int | None:
    """Return where the copula or the quotation begins, if nothing else lies between."""
    keys = clauses.keys
    for at in range(index, max(-1, index - _RUN - 1), -1):
        if keys[at] in _COPULAS:
            return None if at and keys[at - 1] == "non" else at
        if at != index and keys[at] not in _fillers():
            return None
        if clauses.parted(at) or not at:
            return at if _opens(clauses, at) else None
    return None


def _opens(clauses: Clauses, index: int) -> bool:
    """Tell that a quotation mark stands before the word."""
    at = clauses.words[index].start
    return clauses.text[max(at - 1, 0) : at] in tuple(_MARKS)


def _absent(clauses: Clauses, index: int) -> Denial | None:
    keys = clauses.keys
    if keys[index] == "non":
        return _not_there(clauses, index)
    if not _opens(clauses, index):
        return None
    if keys[index] in _NO and index + 1 < len(keys):
        _, end = clauses.segment(index)
        groups = [g for g in clauses.groups if index <= clauses.first(g) < end]
        bare = not any(group.is_finite for group in groups)
        return Denial(index, index + 1, NOT_THERE) if bare else None
    if keys[index] == "mai" and index + 1 < len(keys):
        group = clauses.group_at(index + 1)
        done = group is not None and group.mood is Mood.PARTICIPLE
        _, end = clauses.segment(index)
        return Denial(index, end - 1, CALLED_FALSE) if done else None
    return None


def _not_there(clauses: Clauses, index: int) -> Denial | None:
    """Find "non c'è alcun accordo", "un numero che non esiste"."""
    keys = clauses.keys
    at, end = index + 1, len(keys)
    while at < end and keys[at] in _THERE | _BEEN:
        at += 1
    if at >= end:
        return None
    exists = keys[at] in _EXISTING
    if not exists and not (keys[at] in _COPULAS and keys[at - 1] in _THERE):
        return None
    at += 1
    while at < end and keys[at] in _BEEN | _EXISTING:
        at += 1
    if at >= end or clauses.parted(at):
        before = _subject(clauses, index) if exists else None
        return None if before is None else Denial(before, at - 1, NOT_THERE)
    none = keys[at].startswith(("alcun", "nessun"))
    if at + 1 < end and (none or (exists and keys[at] in grammar.words("definite"))):
        return Denial(index, at + 1, NOT_THERE)
    return Denial(index, at, NOT_THERE) if exists else None


def _subject(clauses: Clauses, index: int) -> int | None:
    """Return the noun before "che (semplicemente) non esiste"."""
    at = index - 1
    while at > 0 and clauses.keys[at].endswith("mente"):
        at -= 1
    relative = at > 0 and clauses.keys[at] == "che" and not clauses.parted(at)
    return at - 1 if relative else None


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon.table("stance.toml")["false_phrases"].split(","):
        words = tuple(phrase.replace("'", "' ").split())
        found.setdefault(words[0], []).append(words)
    return {head: tuple(known) for head, known in found.items()}


@cache
def _forms(name: str) -> frozenset[str]:
    words = lexicon.table("stance.toml")[name].split()
    forms = {form for word in words for form in inflections(word)}
    if name == "false":
        forms |= {word[:-1] + ending for word in words for ending in "oaie"}
    return frozenset(forms)


@cache
def _fillers() -> frozenset[str]:
    return frozenset(lexicon.table("stance.toml")["before_false"].split())
