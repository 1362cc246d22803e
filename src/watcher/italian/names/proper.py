"""Which proper names stand in a text that no list knows? People, firms, streets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.function_words import is_function_word
from watcher.italian.inflection.vocabulary import is_word
from watcher.italian.names import actor_names, place_names
from watcher.italian.names.gazetteer import Piece, pieces
from watcher.italian.names.mentions import is_first_name
from watcher.italian.quantities.number_words import word_number

_JOINTS = frozenset({" ", "\u00a0", "-", "'", "’"})
# Longer runs of capitals are headlines and menus, not names.
_LONGEST = 5
_SHORTEST = 4
_INVARIABLE = ("tà", "tù", "ta'", "tu'")


@dataclass(frozen=True, slots=True)
class ProperName:
    """
    A name in canonical spelling, at `start` in the text.

    A name is `sure` unless it may be a common word or owe its capital to its place.
    """

    key: str
    start: int
    sure: bool


@lru_cache(maxsize=64)
def proper_names(text: str) -> tuple[ProperName, ...]:
    """
    Return the names of *text* in order; a person also by the surname alone.

    Actors and places of the lists are left out: the whole press writes of them.

    >>> [name.key for name in proper_names("Parla Ada Corsi, della Verzani di Roma")]
    ['ada corsi', 'corsi', 'verzani']
    """
    found = [
        name for run in _runs(text) if len(run) <= _LONGEST for name in _names(run)
    ]
    return tuple(dict.fromkeys(found))


def _runs(text: str) -> Iterator[list[Piece]]:
    """Yield neighbouring capitals that no list knows."""
    words = pieces(text)
    run: list[Piece] = []
    listed = _listed(text)
    for at, word in enumerate(words):
        joins = bool(run) and word.joint in _JOINTS
        is_part = word.is_capital and word.text[0].isalpha() and at not in listed
        if run and not (joins and is_part):
            yield run
            run = []
        if is_part:
            run.append(word)
    if run:
        yield run


def _listed(text: str) -> set[int]:
    found = (*actor_names.found(text), *place_names.found(text))
    return {at for each in found for at in range(each.first, each.last + 1)}


def _names(run: list[Piece]) -> Iterator[ProperName]:
    if len(run) > 1 and (_is_article(run[0]) or (run[0].opens and _is_common(run[0]))):
        run = run[1:]
    if canonical(run[0].text) in _bodies():
        return
    if len(run) > 1:
        yield ProperName(_joined(run), run[0].start, sure=not _all_common(run))
    is_person = len(run) > 1 and (is_first_name(run[0]) or not _is_common(run[0]))
    for word, after in zip(run, [*run[1:], None], strict=True):
        key = canonical(word.text)
        # "Sant'Agnese" is one word to the ear.
        is_half = after is not None and after.joint in {"'", "’"}
        if is_half or len(key) < _SHORTEST or _is_no_name(word, key):
            continue
        is_surname = is_person and word is run[-1]
        sure = is_surname or not (_is_common(word) or (word.opens and len(run) == 1))
        if sure or (len(run) == 1 and not (word.opens and _is_common(word))):
            yield ProperName(key, word.start, sure)


def _is_article(word: Piece) -> bool:
    return is_function_word(canonical(word.text))


def _is_no_name(word: Piece, key: str) -> bool:
    return is_first_name(word) or is_function_word(key)


def _joined(run: list[Piece]) -> str:
    written = "".join(
        (word.joint if n else "") + word.text for n, word in enumerate(run)
    )
    return canonical(written)


@cache
def _bodies() -> frozenset[str]:
    """Return the nouns of bodies that every town has: "Regione Puglia" is no story."""
    return frozenset(canonical(row[0]) for row in lexicon.rows("local_bodies.tsv"))


def _all_common(run: list[Piece]) -> bool:
    return all(_is_common(word) for word in run) and run[0].opens


def _is_common(word: Piece) -> bool:
    key = canonical(word.text)
    # The dictionary has only words that inflect; "sanità" does not.
    if key.endswith(_INVARIABLE) or key in _undictionaried():
        return True
    return is_word(key) or is_function_word(key) or word_number(key) is not None


@cache
def _undictionaried() -> frozenset[str]:
    return frozenset(canonical(w) for w in lexicon.lines("undictionaried.txt"))
