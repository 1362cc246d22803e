"""Is a duration a penalty: "condannato a otto anni", "squalificato per tre turni"?"""

import re
from functools import cache

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.sentences import Sentence
from watcher.italian.words import tokens
from watcher.model.mention import Quantity

_TERMS = frozenset({"anno", "mese", "giorno", "giornata", "settimana", "turno", "gara"})
_REACH_BEFORE, _REACH_AFTER = 8, 2
_STOP = re.compile(r"[;:«»“”()]")
_LINKS = frozenset({"di", "ai", "agli", "al", "in", "d"})


def is_penalty(quantity: Quantity, sentence: Sentence) -> bool:
    """Tell whether *quantity* is the term that a court, a league or an office gives."""
    unit = quantity.unit.split()[0] if quantity.unit else ""
    if _TERMS.isdisjoint(lemmas(unit)):
        return False
    start, end = quantity.start - sentence.start, quantity.end - sentence.start
    before = _lemmas(_STOP.split(sentence.text[:start])[-1])[-_REACH_BEFORE:]
    after = _lemmas(_STOP.split(sentence.text[end:])[0])[: _REACH_AFTER + 1]
    if any(not _words("general").isdisjoint(word) for word in before):
        return False
    return _is_given(before) or _is_spent(after)


def _is_given(before: list[tuple[str, ...]]) -> bool:
    return any(not _words("before").isdisjoint(word) for word in before)


def _is_spent(after: list[tuple[str, ...]]) -> bool:
    linked = bool(after) and not _LINKS.isdisjoint(after[0])
    return linked and any(not _words("after").isdisjoint(word) for word in after[1:])


def _lemmas(text: str) -> list[tuple[str, ...]]:
    return [(token.folded, *lemmas(token.folded)) for token in tokens(text)]


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon.table("penalties.toml")[key])
