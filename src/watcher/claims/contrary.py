"""Does somebody say that what another told is not so, without a verb of denying?"""

from collections.abc import Iterable
from datetime import timedelta

from watcher.claims.bench import Bench
from watcher.claims.content import closest
from watcher.claims.position import is_opening
from watcher.claims.strength import is_bystanders, strength_of
from watcher.claims.types import TELLING_TYPES
from watcher.claims.voices import side_of
from watcher.claims.words import say_source
from watcher.italian.lemmas import lemmas
from watcher.italian.words import tokens
from watcher.model.claim import Claim
from watcher.model.factuality import Factuality
from watcher.model.verdict import Novelty, Verdict

_POLARITY_MEMORY, _DENIAL_MEMORY = timedelta(days=14), timedelta(days=90)
_MORE = frozenset({"nuovo", "altro", "ulteriore", "successivo"})
# "L'opposizione", "la conferma" are no deeds that somebody could contest.
_WORDS = frozenset({"REJECT", "CONCEDE"})
_LACK = "senza"
_NEAR = 3  # words before the event


def contrary(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer to a denial without its verb: "nessun accordo è stato firmato"."""
    if claim.source is None or claim.factuality is not Factuality.CERTAIN_NOT:
        return None
    if is_bystanders(claim) or _is_no_more(claim) or _is_lacking(claim):
        return None
    if claim.event_type in _WORDS or (bench.is_reprint and is_opening(claim)):
        return None
    recent = claim.published - _POLARITY_MEMORY
    same_type = bench.ledger.of_type(claim.event_type)
    near = [c for c in same_type if c.published >= recent]
    affirmed = [
        c
        for c in near
        if not c.factuality.is_negative
        and c.factuality is not Factuality.UNKNOWN
        and c.lemma == claim.lemma
        and side_of(c) != side_of(claim)
    ]
    # A text that tells both holds them against each other, few words as they share.
    # "Così non le perdo" means no loss that the text tells of.
    telling = claim.event_type in TELLING_TYPES
    here = [c for c in affirmed if telling and c.article_id == claim.article_id]
    against = closest(claim.sentence, affirmed) or (here[-1] if here else None)
    if against is None or _was_said_not_to_be(claim, same_type):
        return None
    return Verdict(
        novelty=Novelty.CONTRADICTION,
        reason=f"{claim.source.name} says the contrary",
        strength=strength_of(claim),
        against=against.id,
        slot="status",
        before=f"{say_source(against)}: {against.trigger}",
        after=f"{claim.source.name}: no {claim.trigger}",
    )


def _was_said_not_to_be(claim: Claim, known: Iterable[Claim]) -> bool:
    recent = claim.published - _DENIAL_MEMORY
    return any(
        c.factuality.is_negative and c.lemma == claim.lemma and c.published >= recent
        for c in known
    )


def _is_lacking(claim: Claim) -> bool:
    """Tell "lo scenario senza dazi", "venuta senza passare da casa": nobody denies."""
    before = claim.sentence[: max(claim.trigger_start - claim.start, 0)]
    return _LACK in [token.folded for token in tokens(before)][-_NEAR:]


def _is_no_more(claim: Claim) -> bool:
    """
    Tell "nessun nuovo decesso", "non ci sono altri dispersi".

    That there are no more of them takes nothing back of what was told.
    """
    before = claim.sentence[: max(claim.trigger_start - claim.start, 0)]
    near = [token.folded for token in tokens(before)][-_NEAR:]
    return any(not _MORE.isdisjoint(lemmas(word)) for word in near)
