"""What has been claimed, and what did each claim add? The ledger on disk."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from watcher.model.claim import Claim
from watcher.model.verdict import JudgedClaim, Verdict
from watcher.store.codec import dump, load, stamp


def next_number(db: Database) -> int:
    """Return the number of the next claim ("c17" has number 17)."""
    row = next(db.query("SELECT coalesce(max(id), 0) + 1 AS n FROM claims"))
    return int(row["n"])


def add(db: Database, judged: Iterable[JudgedClaim]) -> None:
    """Keep claims with their verdicts; joins an open transaction."""
    for item in judged:
        db.execute(
            "INSERT INTO claims (id, profile, article_id, published, novelty,"
            " strength, claim, verdict) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                int(item.claim.id.removeprefix("c")),
                item.claim.profile,
                item.claim.article_id,
                stamp(item.claim.published),
                item.verdict.novelty.value,
                item.verdict.strength,
                dump(item.claim),
                dump(item.verdict),
            ],
        )


def of_profile(db: Database, profile: str) -> list[JudgedClaim]:
    """Return the whole ledger of *profile*, in the order it was written."""
    return _judged(db, "profile = ? ORDER BY id", [profile])


def of_article(db: Database, article_id: str, profile: str) -> list[JudgedClaim]:
    """Return the claims of one article under one profile, in text order."""
    return _judged(
        db, "article_id = ? AND profile = ? ORDER BY id", [article_id, profile]
    )


def newest(
    db: Database, *, profile: str | None, novelty: Sequence[str], limit: int
) -> list[JudgedClaim]:
    """Return the newest claims with one of the *novelty* values."""
    marks = ", ".join("?" * len(novelty))
    where = f"novelty IN ({marks})" + (" AND profile = ?" if profile else "")
    values: list[Any] = [*novelty, *([profile] if profile else []), limit]
    return _judged(db, f"{where} ORDER BY published DESC, id DESC LIMIT ?", values)


def by_id(db: Database, claim_id: str) -> JudgedClaim | None:
    """Return the claim called "c17", if there is one."""
    number = claim_id.removeprefix("c")
    if not number.isdecimal():
        return None
    found = _judged(db, "id = ?", [int(number)])
    return found[0] if found else None


def count(db: Database, profile: str) -> int:
    """Return how many claims the ledger of *profile* holds."""
    sql = "SELECT count(*) AS n FROM claims WHERE profile = ?"
    return int(next(db.query(sql, [profile]))["n"])


def _judged(db: Database, where: str, values: list[Any]) -> list[JudgedClaim]:
    rows = db.query(f"SELECT claim, verdict FROM claims WHERE {where}", values)
    return [
        JudgedClaim(
            claim=load(Claim, row["claim"]), verdict=load(Verdict, row["verdict"])
        )
        for row in rows
    ]
