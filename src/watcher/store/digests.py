"""Up to which claim did the digests of each profile and channel tell?"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from watcher.model.claim import Claim
from watcher.model.verdict import JudgedClaim, Verdict
from watcher.store.codec import load, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far digests got: the time of the last one, and the number of a claim."""

    at: datetime
    claim: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """A claim for the digest, the address of its article and the id of its match."""

    judged: JudgedClaim
    url: str
    match_id: str


def mark_of(db: Database, profile: str, channel: str) -> Mark | None:
    """Return how far the digests for *channel* got; None before they have begun."""
    rows = db.query(
        "SELECT at, claim FROM digests WHERE profile = ? AND channel = ?",
        [profile, channel],
    )
    row = next(rows, None)
    if row is None:
        return None
    return Mark(at=datetime.fromisoformat(row["at"]), claim=row["claim"])


def mark(db: Database, profile: str, channel: str, *, at: datetime) -> None:
    """Write down that all claims so far are told or past; joins a transaction."""
    db.execute(
        "INSERT INTO digests (profile, channel, at, claim)"
        " SELECT ?, ?, ?, coalesce(max(id), 0) FROM claims WHERE true"
        " ON CONFLICT (profile, channel) DO UPDATE SET at = excluded.at,"
        " claim = excluded.claim",
        [profile, channel, stamp(at)],
    )


def set_back(db: Database, *, now: datetime) -> None:
    """Bring marks back that a clock which ran ahead has set; joins a transaction."""
    db.execute("UPDATE digests SET at = ? WHERE at > ?", [stamp(now), stamp(now)])


def forget(db: Database, profile: str, channel: str) -> None:
    """Drop the mark of a channel that wants no digest; joins a transaction."""
    db.execute(
        "DELETE FROM digests WHERE profile = ? AND channel = ?", [profile, channel]
    )


def untold_since(db: Database, profile: str, channel: str, claim: int) -> list[Untold]:
    """
    Return the fresh claims after number *claim* of which *channel* was told nothing.

    Nothing of their articles, that is. Articles of the baseline are not among them,
    nor what is muted. Those of one sentence count once.
    """
    rows = db.query(
        "SELECT c.claim, c.verdict, a.url, m.id FROM claims c"
        " JOIN articles a ON a.id = c.article_id"
        " JOIN matches m ON m.article_id = c.article_id AND m.profile = c.profile"
        " WHERE c.profile = ? AND c.id > ?"
        " AND c.novelty IN ('new', 'update', 'contradiction')"
        " AND m.outcome IN ('digest', 'alerted')"
        " AND c.id NOT IN (SELECT claim_id FROM mutes)"
        " AND NOT EXISTS (SELECT 1 FROM alerts t JOIN deliveries d"
        "  ON d.alert_id = t.id WHERE t.article_id = c.article_id"
        "  AND t.profile = c.profile AND t.kind = 'news' AND d.channel = ?)"
        " ORDER BY c.id",
        [profile, claim, channel],
    )
    found: dict[str, Untold] = {}
    for row in rows:
        judged = JudgedClaim(
            claim=load(Claim, row["claim"]), verdict=load(Verdict, row["verdict"])
        )
        untold = Untold(judged=judged, url=row["url"], match_id=f"m{row['id']}")
        found.setdefault(judged.claim.sentence, untold)
    return list(found.values())
