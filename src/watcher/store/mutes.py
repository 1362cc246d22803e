"""Which claims does nobody want to hear of again, and until when?"""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from watcher.store.codec import moment, stamp

_MUTE_STORY = """
    INSERT OR REPLACE INTO mutes (claim_id, root, until)
    WITH RECURSIVE
      said AS (
        SELECT *, json_extract(claim, '$.quantity.min') AS low,
          json_extract(claim, '$.quantity.max') AS high,
          json_extract(claim, '$.object_class') AS counted
        FROM claims WHERE id = ?
      ),
      story (id) AS (
        SELECT id FROM said
        UNION SELECT c.id FROM claims c JOIN said
          ON c.article_id = said.article_id AND c.profile = said.profile
          AND json_extract(c.claim, '$.object_class') = counted
          AND json_extract(c.claim, '$.quantity.min') = low
          AND json_extract(c.claim, '$.quantity.max') = high
        UNION SELECT c.id FROM claims c JOIN story s
          ON json_extract(c.verdict, '$.against') = 'c' || s.id
          WHERE json_extract(c.verdict, '$.slot') IS NOT 'event'
      )
    SELECT id, ?, ? FROM story
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """
    A claim that is muted until `until`, for ever when that is None.

    `root` is the claim that a person muted; what goes on with it is muted with it.
    """

    claim_id: str
    root: str
    until: datetime | None


def add(db: Database, claim_id: str, *, until: datetime | None) -> int:
    """
    Mute a claim and those of the ledger that go on with it; return how many.

    A figure that title and text tell is one, and later claims go on with either.
    Joins an open transaction. One that is muted already gets the new end.
    """
    number = _number(claim_id)
    cursor = db.execute(_MUTE_STORY, [number, number, stamp(until)])
    return int(cursor.rowcount)


def extend(db: Database, claim_id: str, mute: Mute) -> None:
    """Mute a new claim that goes on with *mute*; joins an open transaction."""
    db.execute(
        "INSERT OR REPLACE INTO mutes (claim_id, root, until) VALUES (?, ?, ?)",
        [_number(claim_id), _number(mute.root), stamp(mute.until)],
    )


def lift(db: Database, claim_id: str) -> int:
    """Take back what muted a claim, with all that went on with it; return how many."""
    cursor = db.execute(
        "DELETE FROM mutes WHERE root IN (SELECT root FROM mutes WHERE claim_id = ?)",
        [_number(claim_id)],
    )
    return int(cursor.rowcount)


def in_force(db: Database, now: datetime) -> dict[str, Mute]:
    """Return the claims that are muted *now*, by id."""
    rows = db.query(
        "SELECT * FROM mutes WHERE until IS NULL OR until > ? ORDER BY claim_id",
        [stamp(now)],
    )
    return {
        f"c{row['claim_id']}": Mute(
            claim_id=f"c{row['claim_id']}",
            root=f"c{row['root']}",
            until=moment(row["until"]),
        )
        for row in rows
    }


def _number(claim_id: str) -> int:
    return int(claim_id.removeprefix("c"))
