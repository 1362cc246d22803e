"""Which known word, or which other name, is written nearly like this one?"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.paradigms import nominal
from watcher.italian.inflection.vocabulary import words
from watcher.italian.names.actor_names import names
from watcher.italian.names.place_names import listed_places
from watcher.relevance.naming import all_demonyms

# "Ilva" is one letter from "uva".
_SHORTEST = 6
_SHORTEST_NAME = 7
_SHORTEST_TRANSPOSED = 5
# On this scale of rapidfuzz (0 to 100) transliterations of one name lie above.
_ALIKE = 88


def near_word(word: str, *, shortest: int = _SHORTEST) -> str | None:
    """
    Return the known word that *word* (canonical) misspells, None without any.

    Words under *shortest* letters have too many neighbours to tell.

    >>> near_word("terremotto"), near_word("nordcoreanne"), near_word("terremoto")
    ('terremoto', 'nordcoreane', None)
    """
    return None if is_known(word) else _nearest(word, _words(), shortest)


def is_known(word: str) -> bool:
    """Tell whether *word* (canonical) is in a word list, as itself or inflected."""
    return word in _listed() or not _listed().isdisjoint(nominal(word))


def near_name(name: str) -> str | None:
    """
    Return the listed name that *name* misspells, None without any.

    >>> near_name("Pyongjang"), near_name("Kurks"), near_name("Rossini")
    ('pyongyang', 'kursk', None)
    """
    word = canonical(name)
    return _nearest(word, _names(), _SHORTEST_NAME) or _transposed(word)


def alike(name: str, others: Iterable[str]) -> list[str]:
    """
    Return those of *others* that may be *name* in another spelling, the nearest first.

    >>> alike("Zelensky", ["Zelenskyj", "Zelinsky", "Merkel"])
    ['Zelenskyj']
    """
    found = process.extract(
        name,
        list(others),
        scorer=fuzz.ratio,
        processor=canonical,
        score_cutoff=_ALIKE,
        limit=None,
    )
    return [other for other, _, _ in found if canonical(other) != canonical(name)]


def by_nearness(term: str, forms: Iterable[str]) -> list[str]:
    """Return *forms* with those first that are written most like *term*."""
    return sorted(forms, key=lambda form: (-fuzz.ratio(canonical(term), form), form))


def _nearest(word: str, known: dict[str, list[str]], shortest: int) -> str | None:
    """Return the nearest of *known*; a misspelling seldom begins the word."""
    if len(word) < shortest or not word.isalpha():
        return None
    found = process.extract(
        word,
        known.get(word[:1], ()),
        scorer=DamerauLevenshtein.distance,
        score_cutoff=1,
        limit=None,
    )
    near = [str(other) for other, _, _ in found if other != word]
    # Double letters are what people get wrong most.
    return min(near, key=lambda w: (_single(w) != _single(word), w), default=None)


def _transposed(word: str) -> str | None:
    """Return the listed name with two letters of *word* the other way round."""
    if len(word) < _SHORTEST_TRANSPOSED:
        return None
    swaps = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(1, len(word) - 1)
    )
    listed = _names().get(word[0], ())
    return next((each for each in swaps if each != word and each in listed), None)


def _single(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


@cache
def _words() -> dict[str, list[str]]:
    return _by_letter(_listed())


@cache
def _listed() -> frozenset[str]:
    events = {row[0] for row in lexicon.rows("event_triggers.tsv")}
    nouns = {row[1] for row in lexicon.rows("event_nouns.tsv")}
    own = {
        form for word in lexicon.lines("undictionaried.txt") for form in _forms(word)
    }
    return frozenset({*words(), *all_demonyms(), *events, *nouns, *own})


def _forms(word: str) -> Iterable[str]:
    return (canonical(word), *nominal(canonical(word)))


@cache
def _names() -> dict[str, list[str]]:
    return _by_letter({canonical(n.text) for n in (*names(), *listed_places())})


def _by_letter(known: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        if word.isalpha():
            found[word[0]].append(word)
    return found
