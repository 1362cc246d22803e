"""What is a claim held against? The ledger, and the article it stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from watcher.claims.ledger import Ledger
from watcher.claims.strength import is_untold
from watcher.claims.voices import rank_of
from watcher.model.claim import Claim
from watcher.model.factuality import Stance
from watcher.model.mention import Quantity


@dataclass(slots=True)
class Bench:
    """
    What a claim is held against: the ledger, and the article it stands in.

    *is_reprint* when most of that article was read before in another.
    """

    ledger: Ledger
    article_numbers: Sequence[Quantity] = ()
    known_sentences: frozenset[str] = frozenset()
    claims: Sequence[Claim] = ()
    is_reprint: bool = False

    def types_beside(self, claim: Claim) -> frozenset[str]:
        """Return the types of the other events in the sentence of *claim*."""
        return frozenset(
            other.event_type
            for other in self.claims
            if other.start == claim.start and other.stance is Stance.NONE
        )

    def denies_beside(self, claim: Claim) -> bool:
        """Tell whether somebody denies in the sentence of *claim*."""
        return any(
            other.start == claim.start and other.stance is Stance.DENY
            for other in self.claims
        )

    def confirms_beside(self, claim: Claim) -> bool:
        """Tell whether somebody confirms in the sentence of *claim*."""
        return any(
            other.start == claim.start and other.stance is Stance.CONFIRM
            for other in self.claims
        )

    def told_as_well(self, claim: Claim, known: Iterable[Claim]) -> list[Claim]:
        """
        Return the *known* claims but those of this article with a poorer source.

        A text often says a thing first from hearsay and then by a state or a body;
        the better word of the two is the one to tell. What a retelling of the same day
        says was told to nobody: which of two articles came first decides nothing.
        """
        rank = rank_of(claim)
        return [
            c
            for c in known
            if (c.article_id != claim.article_id or rank_of(c) >= rank)
            and not is_untold(c, claim)
        ]
