"""Does a sentence only suppose? "Se fossero cinquemila", "supponiamo che costi"."""

import re
from functools import lru_cache

from watcher.italian.inflection.verb_forms import key, readings
from watcher.italian.verbs.find import verb_groups
from watcher.italian.verbs.group import Mood
from watcher.italian.words import tokens

# First persons plural that open a thought experiment.
_OPENINGS = frozenset({"supporre", "immaginare", "ipotizzare", "ammettere", "mettere"})

# "Se", and the end of every first person plural: "supponiamo", "immaginavamo".
_SIGNS = re.compile(r"(?:(?<![^\W\d_])se|mo)(?![^\W\d_])", re.IGNORECASE)


@lru_cache(maxsize=256)
def is_supposition(sentence: str) -> bool:
    """
    Tell whether *sentence* is an unreal condition or a thought experiment.

    "Se" with an imperfect subjunctive supposes what is not the case, and the main
    clause, in the conditional, follows from it: neither asserts a figure.

    >>> is_supposition("Se le torri fossero cinquemila, servirebbero due milioni.")
    True
    >>> is_supposition("Se non piove, lunedì arrivano 300 operai.")
    False
    """
    # Few sentences have either sign; the verbs of the others need not be read.
    if not _SIGNS.search(sentence):
        return False
    words = [token.folded for token in tokens(sentence)]
    if "se" not in words and not any(map(_is_of_us, words)):
        return False
    groups = verb_groups(sentence)
    if groups and groups[0].person == "1p" and _OPENINGS & set(groups[0].lemmas):
        return True
    return "se" in words and any(
        group.mood is Mood.SUBJUNCTIVE
        and group.form == "imperfect"
        and "se" in words[max(group.first - 6, 0) : group.first]
        for group in groups
    )


def _is_of_us(word: str) -> bool:
    return word.endswith("mo") and any(r.person == "1p" for r in readings(key(word)))
