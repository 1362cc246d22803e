"""Which paragraphs does an outlet print under many articles?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlite_utils import Database

from watcher.store.codec import stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Refrain:
    """The words of a paragraph that `outlet` repeats; `kept`: read all the same."""

    outlet: str
    paragraph: str
    found: datetime
    kept: bool

    @property
    def id(self) -> str:
        """A short name for it."""
        return "r" + sha256(f"{self.outlet}\n{self.paragraph}".encode()).hexdigest()[:6]


def of_outlet(db: Database, outlet: str) -> frozenset[str]:
    """Return the repeated paragraphs of *outlet* that are left out."""
    rows = db.query(
        "SELECT paragraph FROM refrains WHERE outlet = ? AND NOT kept", [outlet]
    )
    return frozenset(row["paragraph"] for row in rows)


def known(db: Database) -> list[Refrain]:
    """Return every repeated paragraph, outlet by outlet, also those that are kept."""
    rows = db.query(
        "SELECT outlet, paragraph, found, kept FROM refrains ORDER BY outlet, paragraph"
    )
    return [
        Refrain(
            outlet=row["outlet"],
            paragraph=row["paragraph"],
            found=datetime.fromisoformat(row["found"]),
            kept=bool(row["kept"]),
        )
        for row in rows
    ]


def add(
    db: Database, outlet: str, paragraphs: Iterable[str], *, found: datetime
) -> None:
    """Remember *paragraphs* of *outlet*; joins an open transaction."""
    for paragraph in sorted(paragraphs):
        db.execute(
            "INSERT OR IGNORE INTO refrains (outlet, paragraph, found)"
            " VALUES (?, ?, ?)",
            [outlet, paragraph, stamp(found)],
        )


def keep(db: Database, refrain: Refrain) -> None:
    """Read *refrain* from now on, for good; joins an open transaction."""
    db.execute(
        "UPDATE refrains SET kept = 1 WHERE outlet = ? AND paragraph = ?",
        [refrain.outlet, refrain.paragraph],
    )
