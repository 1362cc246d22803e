"""Which claim comes first in a note, and which says nothing more?"""

from collections.abc import Sequence

from watcher.alerts.views import Told
from watcher.model.verdict import Novelty

_CHANGES = {Novelty.UPDATE, Novelty.CONTRADICTION}
_SLOTS = {"number", "time", "place", "status", "party"}


def in_order(told: Sequence[Told]) -> tuple[Told, ...]:
    """
    Return *told* with the most telling first, each piece of news once.

    What changes a known fact comes before what is only new, the title and the first
    lines before the rest; otherwise the order of the text stays.
    """
    ranked = sorted(told, key=_weight, reverse=True)
    kept: list[Told] = []
    for one in ranked:
        if not any(_says_it(other, one) for other in kept):
            kept.append(one)
    return tuple(kept)


def _weight(told: Told) -> int:
    claim, verdict = told.claim, told.verdict
    weight = 3 if verdict.novelty in _CHANGES else 0
    weight += 2 if claim.headline else 0
    weight += 1 if claim.sentence_index <= 2 else 0
    return weight + (1 if verdict.slot in _SLOTS else 0)


def _says_it(shown: Told, other: Told) -> bool:
    """Say whether the quote of *shown* tells *other* too."""
    if shown.claim.sentence != other.claim.sentence:
        return False
    slot = other.verdict.slot
    if slot not in _SLOTS:
        return True
    same = shown.claim.quantity if slot == "number" else shown.claim.when
    new = other.claim.quantity if slot == "number" else other.claim.when
    return shown.verdict.slot == slot and same == new
