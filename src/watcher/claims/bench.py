"""What is a claim held against? The ledger, and the article it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

from watcher.claims.ledger import Ledger
from watcher.model.claim import Claim, Quantity, Stance


@dataclass(slots=True)
class Bench:
    """What a claim is held against: the ledger, and the article it stands in."""

    ledger: Ledger
    article_numbers: Sequence[Quantity] = ()
    known_sentences: frozenset[str] = frozenset()
    claims: Sequence[Claim] = ()

    def types_beside(self, claim: Claim) -> frozenset[str]:
        """Return the types of the other events in the sentence of *claim*."""
        return frozenset(
            other.event_type
            for other in self.claims
            if other.start == claim.start and other.stance is Stance.NONE
        )

    def told_as_well(self, claim: Claim) -> list[Claim]:
        """
        Return the known claims but those of this article with a poorer source.

        A text often says a thing first from hearsay and then by a state or a body;
        the better word of the two is the one to tell.
        """
        rank = _rank(claim)
        return [
            known
            for known in self.ledger.claims()
            if known.article_id != claim.article_id or _rank(known) >= rank
        ]


def _rank(claim: Claim) -> int:
    if claim.source is None:
        return 0
    return 2 if claim.source.code else 1


def speaker_of(claim: Claim) -> str | None:
    """Return who says *claim*: the code of its source, else the name."""
    if claim.source is None:
        return None
    return claim.source.code or claim.source.name
