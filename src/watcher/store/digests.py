"""Up to which claim did the digests of each profile tell?"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from watcher.model.claim import Claim, JudgedClaim, Verdict
from watcher.store.codec import load, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far digests got: the time of the last one, and the number of a claim."""

    at: datetime
    claim: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakClaim:
    """A claim for the digest, the address of its article and the id of its match."""

    judged: JudgedClaim
    url: str
    match_id: str


def mark_of(db: Database, profile: str) -> Mark | None:
    """Return how far the digests of *profile* got; None before they have begun."""
    rows = db.query("SELECT at, claim FROM digests WHERE profile = ?", [profile])
    row = next(rows, None)
    if row is None:
        return None
    return Mark(at=datetime.fromisoformat(row["at"]), claim=row["claim"])


def mark(db: Database, profile: str, *, at: datetime) -> None:
    """Write down that all claims so far are told or past; joins a transaction."""
    db.execute(
        "INSERT INTO digests (profile, at, claim)"
        " SELECT ?, ?, coalesce(max(id), 0) FROM claims WHERE true"
        " ON CONFLICT (profile) DO UPDATE SET at = excluded.at,"
        " claim = excluded.claim",
        [profile, stamp(at)],
    )


def forget(db: Database, profile: str) -> None:
    """Drop the mark of a profile that has no digest; joins a transaction."""
    db.execute("DELETE FROM digests WHERE profile = ?", [profile])


def weak_since(db: Database, profile: str, claim: int) -> list[WeakClaim]:
    """
    Return the weak claims after number *claim* in articles that nothing was told of.

    Articles of the baseline are not among them. Those of one sentence count once.
    """
    rows = db.query(
        "SELECT c.claim, c.verdict, a.url, m.id FROM claims c"
        " JOIN articles a ON a.id = c.article_id"
        " JOIN matches m ON m.article_id = c.article_id AND m.profile = c.profile"
        " WHERE c.profile = ? AND c.id > ? AND c.strength = 'weak'"
        " AND c.novelty IN ('new', 'update', 'contradiction')"
        " AND m.outcome = 'digest' ORDER BY c.id",
        [profile, claim],
    )
    found: dict[str, WeakClaim] = {}
    for row in rows:
        judged = JudgedClaim(
            claim=load(Claim, row["claim"]), verdict=load(Verdict, row["verdict"])
        )
        weak = WeakClaim(judged=judged, url=row["url"], match_id=f"m{row['id']}")
        found.setdefault(judged.claim.sentence, weak)
    return list(found.values())
