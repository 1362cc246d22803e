"""Which paragraphs does an outlet print under many articles?"""

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from watcher.store.codec import stamp


def of_outlet(db: Database, outlet: str) -> frozenset[str]:
    """Return the repeated paragraphs of *outlet* that were learned so far."""
    rows = db.query("SELECT paragraph FROM repeats WHERE outlet = ?", [outlet])
    return frozenset(row["paragraph"] for row in rows)


def add(
    db: Database, outlet: str, paragraphs: Iterable[str], *, found: datetime
) -> None:
    """Remember *paragraphs* of *outlet*; joins an open transaction."""
    for paragraph in sorted(paragraphs):
        db.execute(
            "INSERT OR IGNORE INTO repeats (outlet, paragraph, found) VALUES (?, ?, ?)",
            [outlet, paragraph, stamp(found)],
        )
