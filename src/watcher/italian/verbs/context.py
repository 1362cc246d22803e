"""Is a word that could be a verb or a noun a verb here?"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from watcher.italian import lexicon
from watcher.italian.events import grammar
from watcher.italian.inflection.noun_forms import inflections
from watcher.italian.inflection.verb_forms import Reading, is_noun_first, readings

_FINITE = frozenset({"indicative", "conditional", "subjunctive"})


class Spot(NamedTuple):
    """
    A word (a key of `verb_forms.key`) with its neighbours.

    `before`, `after` and `beyond` are empty across punctuation. `name_before` says that
    the word before has a capital, `left` are all words of the sentence before.
    """

    word: str
    before: str
    after: str
    beyond: str
    name_before: bool
    left: Sequence[str]


def is_nominal(spot: Spot) -> bool:
    """Tell that an article, preposition or number before it makes it a noun."""
    before = spot.before
    return before in _never_before_verbs() or (
        before in grammar.words("articles") or before[:1].isdigit()
    )


def finite(spot: Spot) -> list[Reading]:
    """
    Return the finite readings that the place allows.

    >>> spot = Spot("conferma", "mosca", "il", "ritiro", True, ["mosca"])
    >>> [r.lemma for r in finite(spot)]
    ['confermare']
    >>> finite(spot._replace(before="la", after="di"))
    []
    """
    found = [r for r in readings(spot.word) if r.mood in _FINITE]
    if not found or spot.before in _never_before_finite():
        return []
    if _is_homonym(spot, found) and not _is_verb(spot):
        return []
    return [reading for reading in found if _person_fits(spot, reading)]


def _is_homonym(spot: Spot, found: list[Reading]) -> bool:
    """Tell a listed homonym, or "la fabbrica" where the article could be a pronoun."""
    if spot.word in homonyms():
        return True
    present = all(r.tense == "present" and r.mood == "indicative" for r in found)
    return (
        present
        and spot.before in grammar.words("articles")
        and is_noun_first(spot.word)
    )


def _person_fits(spot: Spot, reading: Reading) -> bool:
    """Demand a sign of "I", "you" or of a subordinate clause for rare forms."""
    if reading.mood == "subjunctive" and reading.tense == "present":
        heads = grammar.words("subjunctive_heads")
        headed = reading.lemma in {"essere", "avere"} or not heads.isdisjoint(spot.left)
        return headed or _is_wish(spot, reading)
    if reading.person == "2s":
        return spot.before in {"tu", "non", "ti", "se"}
    if reading.person == "1s":
        bare = not spot.before and not is_noun_first(spot.word)
        return bare or spot.before in grammar.words("first_person")
    return True


def _is_wish(spot: Spot, reading: Reading) -> bool:
    """Read "Restituiscano i fondi", "Si fermi la strage" where they open a speech."""
    if spot.before == "si":
        return len(spot.left) == 1 and reading.person.startswith("3")
    return not spot.before and reading.person == "3p"


def _is_verb(spot: Spot) -> bool:
    if spot.before in grammar.words("articles"):
        return False
    if all(r.person in {"1s", "2s"} for r in readings(spot.word)):
        return spot.before in {"io", "non", "tu"}
    if spot.before in grammar.words("before_verbs"):
        return True
    if spot.after in grammar.words("articles") or spot.after in {"che", "se", "quanto"}:
        return True
    if spot.after in grammar.words("of") | {"a", "ad"}:
        return any(r.mood == "infinitive" for r in readings(spot.beyond))
    return spot.name_before or (bool(spot.before) and spot.after[:1].isdigit())


@cache
def homonyms() -> frozenset[str]:
    """Return the forms that are nouns as well as verbs."""
    nouns = {row[0] for row in lexicon.rows("event_triggers.tsv") if row[1] == "n"}
    forms = {form for noun in nouns for form in inflections(noun)}
    return frozenset(lexicon.lines("noun_homonyms.txt")) | forms


@cache
def _never_before_finite() -> frozenset[str]:
    return _never_before_verbs() | grammar.words("is")


@cache
def _never_before_verbs() -> frozenset[str]:
    nominal = ("prepositions", "contracted", "determiners", "articles")
    found = frozenset[str]().union(*(grammar.words(name) for name in nominal))
    return found - grammar.words("clitics")
