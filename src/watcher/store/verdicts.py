"""What does a person say of a match: confirmed, rejected, or nothing yet?"""

from datetime import datetime

from sqlite_utils import Database

from watcher.store.codec import stamp

CONFIRMED = "confirmed"
REJECTED = "rejected"


def give(db: Database, match_id: str, verdict: str | None, *, at: datetime) -> None:
    """
    Keep the *verdict* on a match, the last one counts; None takes it back.

    Joins an open transaction.
    """
    number = _number(match_id)
    db.execute("DELETE FROM verdicts WHERE match_id = ?", [number])
    if verdict is not None:
        db.execute(
            "INSERT INTO verdicts (match_id, verdict, at) VALUES (?, ?, ?)",
            [number, verdict, stamp(at)],
        )


def of_match(db: Database, match_id: str) -> str | None:
    """Return what was said of a match: "confirmed", "rejected" or None."""
    rows = db.query(
        "SELECT verdict FROM verdicts WHERE match_id = ?", [_number(match_id)]
    )
    return next((str(row["verdict"]) for row in rows), None)


def of_profile(db: Database, profile: str) -> dict[str, str]:
    """Return what was said of the articles that *profile* matched, by their ids."""
    rows = db.query(
        "SELECT m.article_id, v.verdict FROM verdicts v"
        " JOIN matches m ON m.id = v.match_id WHERE m.profile = ?",
        [profile],
    )
    return {str(row["article_id"]): str(row["verdict"]) for row in rows}


def _number(match_id: str) -> int:
    return int(match_id.removeprefix("m"))
