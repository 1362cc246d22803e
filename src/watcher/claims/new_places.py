"""Did it happen at a place where nothing of the kind was known to happen?"""

from watcher.claims.bench import Bench
from watcher.claims.content import content_of
from watcher.claims.deeds import is_done
from watcher.claims.position import is_dateline, is_opening
from watcher.claims.strength import strength_of
from watcher.claims.words import fact_of
from watcher.italian.names.places import place_relation
from watcher.model.claim import Claim
from watcher.model.verdict import Novelty, Verdict

# What breaks out at another place. Verbs of motion serve for much else ("la conferma è
# arrivata a Roma"), so that MOBILIZE is not among them.
_SPREADING = frozenset(
    {
        "ASSAULT",
        "COERCE",
        "DISEASE",
        "HAZARD",
        "PROTEST",
        "RETREAT",
        "THREATEN",
    }
)
_WIDER = frozenset({"same", "contains"})


def new_place(claim: Claim, bench: Bench) -> Verdict | None:
    """Answer when the opening tells such an event of a place not named before."""
    if claim.place is None or claim.event_type not in _SPREADING:
        return None
    if not is_opening(claim) or not is_done(claim):
        return None
    if bench.is_reprint or not bench.ledger or _is_of_known_figure(claim, bench):
        return None
    words = content_of(claim.place)
    if not words or bench.ledger.knows_any(words, claim.article_id):
        return None
    before = _elsewhere(claim, bench)
    if before is None or _is_of_dateline(claim):
        return None
    return Verdict(
        novelty=Novelty.UPDATE,
        reason=f"new place: {claim.place}",
        strength=strength_of(claim),
        against=before.id,
        slot="place",
        before=before.place,
        after=fact_of(claim),
    )


def _is_of_known_figure(claim: Claim, bench: Bench) -> bool:
    """
    Tell "quattordici vittime nel Canale" after "14 vittime al largo di Lampedusa".

    The same figure of the same fate is the same event, under another name of its place.
    """
    known = bench.ledger.tally.exactly(claim)
    return any(
        c.article_id != claim.article_id and c.object_class == claim.object_class
        for c in known
        if claim.object_class is not None
    )


def _elsewhere(claim: Claim, bench: Bench) -> Claim | None:
    """
    Return the last event of the type that was told of another place.

    None when a place of such an event lies in that of *claim*: who says "in Lombardia"
    after "a Brescia" only says less.
    """
    known = bench.ledger.of_type(claim.event_type)
    placed = [c for c in known if c.place and c.article_id != claim.article_id]
    relations = [place_relation(claim.place or "", c.place or "") for c in placed]
    is_known = not _WIDER.isdisjoint(relations)
    return placed[-1] if placed and not is_known else None


def _is_of_dateline(claim: Claim) -> bool:
    """Tell a place that only says where the article was written."""
    span = claim.place_span
    if span is None:
        return False
    return is_dateline(claim.sentence, *(offset - claim.start for offset in span))
