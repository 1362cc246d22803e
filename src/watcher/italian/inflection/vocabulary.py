"""Is a word in the dictionary, and under which headword?"""

from collections.abc import Iterable
from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import (
    DEFAULT_DICTIONARY_FACTORY,
)

from watcher.italian import lexicon


@cache
def _noun_headwords() -> frozenset[str]:
    return frozenset(lexicon.lines("headwords.txt"))


def headword(form: str) -> str | None:
    """
    Return the headword under which the dictionary files *form*, None when unknown.

    >>> headword("scosse"), headword("jindal")
    ('scossa', None)
    """
    if form in _noun_headwords():
        return form
    return DEFAULT_DICTIONARY_FACTORY.get_dictionary("it").get(form)


def words() -> Iterable[str]:
    """Return every form and headword of the dictionary, names and signs among them."""
    known = DEFAULT_DICTIONARY_FACTORY.get_dictionary("it")
    return {*known, *known.values(), *_noun_headwords()}


def is_word(form: str) -> bool:
    """
    Tell whether *form* (lower case) is a form of a common Italian word.

    >>> is_word("mali"), is_word("taranto")
    (True, False)
    """
    return headword(form) is not None


@cache
def _listed_verbs() -> frozenset[str]:
    """Return the verbs of our own lists; the dictionary knows no gerund of some."""
    common = (row[0] for row in lexicon.rows("verbs.tsv"))
    return frozenset(
        {*common, *(row[0] for row in lexicon.rows("irregular_verbs.tsv"))}
    )


def is_verb(word: str) -> bool:
    """
    Tell whether *word* is an infinitive that the dictionary conjugates.

    >>> is_verb("evacuare"), is_verb("nucleare"), is_verb("cantiere")
    (True, False, False)
    >>> is_verb("dire"), is_verb("tagliare"), is_verb("potere")
    (True, True, False)
    """
    if not word.endswith(("are", "ere", "ire", "rre")) or word in _noun_headwords():
        return False
    if word in _listed_verbs():
        return True
    stem = word[:-3]
    gerunds = (stem + "ando", stem + "endo", stem + "cendo", stem + "nendo")
    return any(headword(gerund) == word for gerund in gerunds)
