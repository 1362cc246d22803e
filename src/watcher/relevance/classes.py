"""Which nouns do newspapers use for one another?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.forms import word_forms
from watcher.italian.inflection.function_words import is_function_word
from watcher.italian.inflection.paradigms import ANY
from watcher.relevance.patterns import Entry, Slot, slot


@dataclass(frozen=True, slots=True)
class NounClass:
    """
    A class of `noun_classes.toml`, every word in all its forms.

    `of_actors` classes are exchanged only when the modifier is an actor. `alone`
    holds the words that mean the same without a modifier, `like` those that do where
    the sentence names the rest of the topic, `same` those that mean the same in any
    place of a phrase. `words` holds those of `like`, too.
    """

    name: str
    words: Slot
    alone: Slot
    like: Slot
    same: Slot
    context: Slot
    of_actors: bool


@cache
def classes() -> tuple[NounClass, ...]:
    """Return every class."""
    table = lexicon.table("noun_classes.toml")
    return tuple(
        NounClass(
            name,
            _entries((*row.get("words", ()), *row.get("like", ()))),
            _entries(row.get("alone", ())),
            _entries(row.get("like", ())),
            _entries(row.get("same", ())),
            _entries(row.get("context", ())),
            bool(row.get("of_actors", False)),
        )
        for name, row in table.items()
    )


def class_of(word: str) -> NounClass | None:
    """
    Return the first class to which a form of *word* (canonical) belongs.

    >>> class_of("truppe").name
    'force'
    """
    return _by_form().get(word)


def alone_of(phrase: str) -> Slot:
    """Return what means the same as *phrase* (canonical) without a modifier, or ()."""
    return _alone_by_form().get(phrase, ())


def same_as(word: str) -> Slot:
    """
    Return what a phrase may say for *word* (canonical), or ().

    >>> {"tunnel", "gallerie"} <= {entry.text for entry in same_as("galleria")}
    True
    """
    return _same_by_form().get(word, ())


def like(word: str) -> Slot:
    """
    Return what stands for *word* (canonical) where the rest of the topic is named.

    >>> "tariffe" in {entry.text for entry in like("dazi")}
    True
    """
    return _like_by_form().get(word, ())


@cache
def _alone_by_form() -> dict[str, Slot]:
    return _first_by_form(row.alone for row in classes())


@cache
def _same_by_form() -> dict[str, Slot]:
    return _first_by_form(row.same for row in classes())


@cache
def _like_by_form() -> dict[str, Slot]:
    return _first_by_form(row.like or row.same for row in classes())


def _first_by_form(slots: Iterable[Slot]) -> dict[str, Slot]:
    found: dict[str, Slot] = {}
    for each in slots:
        for entry in each:
            found.setdefault(entry.text, each)
    return found


@cache
def _by_form() -> dict[str, NounClass]:
    found: dict[str, NounClass] = {}
    # A word is at home where its nearest kin are: crollo with cedimento, not with calo.
    for words in ("like", "words"):
        for row in classes():
            for entry in getattr(row, words):
                found.setdefault(entry.text, row)
    return found


def phrase_entries(phrase: str) -> tuple[Entry, ...]:
    """
    Return the forms of a noun with its adjectives or complement, as fixed phrases.

    >>> [e.text for e in phrase_entries("forza armata")]
    ['forza armata', 'forze armate']
    >>> [e.text for e in phrase_entries("evento sismico")]
    ['eventi sismici', 'evento sismico']
    """
    head, *rest = canonical(phrase).split()
    phrases = [(form.text, form.agrees) for form in word_forms(head)]
    inflects = True
    for word in rest:
        inflects = inflects and not is_function_word(word)
        forms = word_forms(word, as_adjective=True) if inflects else ()
        phrases = [
            (f"{start} {text}", agrees & bits)
            for start, agrees in phrases
            for text, bits in (forms or [(word, ANY)])
            if agrees & bits
        ]
    return slot(Entry(text, agrees) for text, agrees in phrases)


def _entries(words: tuple[str, ...]) -> Slot:
    return slot(entry for word in words for entry in phrase_entries(word))
