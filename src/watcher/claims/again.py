"""Does a sentence say itself that what it tells was told before?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.verbs.find import verb_groups
from watcher.italian.words import tokens
from watcher.model.claim import Claim

_AGAIN = frozenset(
    {"ancora", "nuovamente", "ribadire", "ripetere", "insistere", "tornare"}
)
_NEAR = 40  # letters between "torna" and the quotation that denies
# "Anche per Seul i soldati sono tornati": a further voice for what was told.
_FURTHER = ("Anche", "ANCHE", "Pure", "PURE")
# Deeds that are words: "La terra trema ancora" tells another quake.
_SPOKEN = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
_ALSO = frozenset({"anche", "pure"})


def is_retold(claim: Claim) -> bool:
    """
    Tell whether *claim* is no first telling by its own words.

    "Anche per Seul", "respinge ancora le accuse", "ha difeso le prescrizioni imposte".
    """
    repeats = claim.event_type in _SPOKEN and says_again(claim)
    return repeats or claim.sentence.startswith(_FURTHER) or is_talked_about(claim)


def says_again(claim: Claim) -> bool:
    """Tell "nega ancora", "torna a negare", whoever heard it the first time."""
    at = claim.trigger_start - claim.start
    near = [t.folded for t in tokens(claim.sentence) if abs(t.start - at) < _NEAR]
    return any(not _AGAIN.isdisjoint(lemmas(word)) for word in near)


def says_also(claim: Claim) -> bool:
    """Tell "anche Brera nega": a further voice."""
    before = claim.sentence[: claim.trigger_start - claim.start]
    return any(token.folded in _ALSO for token in tokens(before))


def is_talked_about(claim: Claim) -> bool:
    """
    Tell whether the sentence takes its event as known, to speak about it.

    "Ha difeso le prescrizioni imposte", "ripete la linea: non ci fu ritardo" hold an
    attitude towards what was told; who attacks or fears may be the first to tell.
    """
    at = claim.trigger_start - claim.start
    before = [g for g in verb_groups(claim.sentence) if g.is_finite and g.end <= at]
    return any(not _attitudes().isdisjoint(group.lemmas) for group in before)


@cache
def _attitudes() -> frozenset[str]:
    return frozenset(lexicon.lines("attitudes.txt"))
