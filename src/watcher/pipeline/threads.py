"""Which alerts does a piece of news go on with? Mail programs hang it on them."""

from collections.abc import Sequence

from watcher.model.verdict import JudgedClaim
from watcher.store import alerts, claims
from watcher.store.database import Database

# From a reprint to what it repeats, and from there to what that corrected.
_MOST_STEPS = 10


def thread_of(
    db: Database, told: Sequence[JudgedClaim], profile: str
) -> tuple[str, ...]:
    """Return the keys of the alerts that *told* goes on with, oldest first."""
    for item in told:
        # The nearest claim of a new event is only its neighbour.
        against = None if item.verdict.slot == "event" else item.verdict.against
        if against and (thread := _back_from(db, against, profile)):
            return thread
    return ()


def _back_from(db: Database, claim_id: str, profile: str) -> tuple[str, ...]:
    """Go back from claim to earlier claim until one stands in an article told of."""
    earlier: str | None = claim_id
    for _ in range(_MOST_STEPS):
        judged = claims.by_id(db, earlier) if earlier else None
        if judged is None:
            break
        for alert in alerts.of_article(db, judged.claim.article_id):
            if alert.profile == profile:
                return (*alert.message.thread, alert.message.key)
        earlier = judged.verdict.against
    return ()
