"""What does a claim add to the ledger, and why?"""

from dataclasses import dataclass
from enum import StrEnum

from watcher.model.claim import Claim


class Novelty(StrEnum):
    """What a claim adds to the ledger."""

    NEW = "new"
    UPDATE = "update"
    CONTRADICTION = "contradiction"
    CORROBORATION = "corroboration"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """
    The answer to "did we know this?".

    `reason` is one plain sentence, `against` the id of the earlier claim it was
    compared with, `slot` what changed: number, time, place, status, party.
    """

    novelty: Novelty
    reason: str
    strength: str  # strong or weak
    against: str | None = None
    slot: str | None = None
    before: str | None = None
    after: str | None = None

    @property
    def is_fresh(self) -> bool:
        """True for new, update and contradiction, however strong the evidence."""
        told = (Novelty.NEW, Novelty.UPDATE, Novelty.CONTRADICTION)
        return self.novelty in told

    @property
    def is_news(self) -> bool:
        """True for new, update and contradiction with strong evidence."""
        return self.is_fresh and self.strength == "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedClaim:
    """A claim with its verdict, as the ledger keeps it."""

    claim: Claim
    verdict: Verdict
