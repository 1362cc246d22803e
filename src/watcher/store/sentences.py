"""Which sentences has a profile read, and in which article first?"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

# SQLite takes 32,766 values in one statement; no article has so many sentences.
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class StoredSentences:
    """
    The sentences of one profile, by their hash.

    They are looked up for each article, not held: the memory of a daemon must not grow
    with its archive.
    """

    db: Database
    profile: str

    def readers(self, hashes: Iterable[int]) -> dict[int, str]:
        """Return for each hash that is known the article where it was read first."""
        asked = sorted(set(hashes))
        found: dict[int, str] = {}
        for first in range(0, len(asked), _AT_ONCE):
            batch = asked[first : first + _AT_ONCE]
            rows = self.db.query(
                "SELECT hash, article_id FROM sentences WHERE profile = ?"
                f" AND hash IN ({', '.join('?' * len(batch))})",
                [self.profile, *batch],
            )
            found |= {row["hash"]: row["article_id"] for row in rows}
        return found

    def add(self, article_id: str, hashes: Iterable[int]) -> None:
        """Remember that *hashes* stand in an article; joins an open transaction."""
        self.db.conn.executemany(
            "INSERT OR IGNORE INTO sentences (profile, hash, article_id)"
            " VALUES (?, ?, ?)",
            [(self.profile, value, article_id) for value in hashes],
        )
