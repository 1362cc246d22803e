"""Does a sentence only suppose? "Se fossero cinquemila", "supponiamo che costi"."""

import re
from functools import lru_cache

from watcher.italian.events.clauses import Clauses
from watcher.italian.inflection.verb_forms import key, readings
from watcher.italian.verbs.find import parse
from watcher.italian.verbs.group import Mood
from watcher.italian.words import tokens

# First persons plural that open a thought experiment.
_OPENINGS = frozenset({"supporre", "immaginare", "ipotizzare", "ammettere", "mettere"})

# "Se", and the end of every first person plural: "supponiamo", "immaginavamo".
_SIGNS = re.compile(r"(?:(?<![^\W\d_])se|mo)(?![^\W\d_])", re.IGNORECASE)


@lru_cache(maxsize=256)
def is_supposition(sentence: str) -> bool:
    """
    Tell whether *sentence* only supposes; its verbs are read only when they may.

    >>> is_supposition("Se non piove, lunedì arrivano 300 operai.")
    False
    """
    return _has_sign(sentence) and any(map(supposes, parse(sentence)))


def _has_sign(sentence: str) -> bool:
    """Tell "se" or a first person plural; few sentences have either."""
    if not _SIGNS.search(sentence):
        return False
    words = [token.folded for token in tokens(sentence)]
    return "se" in words or any(map(_is_of_us, words))


def supposes(clauses: Clauses) -> bool:
    """
    Tell whether a sentence is an unreal condition or a thought experiment.

    "Se" with an imperfect subjunctive supposes what is not the case, and the main
    clause, in the conditional, follows from it: neither asserts a figure.

    >>> supposes(parse("Se fossero cinquemila, servirebbero due milioni.")[0])
    True
    """
    if not _has_sign(clauses.sentence.text):
        return False
    words, groups = [token.folded for token in clauses.words], clauses.groups
    if groups and groups[0].person == "1p" and _OPENINGS & set(groups[0].lemmas):
        return True
    return "se" in words and any(
        group.mood is Mood.SUBJUNCTIVE
        and group.form == "imperfect"
        and "se" in words[max(clauses.first(group) - 6, 0) : clauses.first(group)]
        for group in groups
    )


def _is_of_us(word: str) -> bool:
    return word.endswith("mo") and any(r.person == "1p" for r in readings(key(word)))
