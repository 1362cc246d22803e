"""Which articles concern which profile, and what came of it?"""

from dataclasses import dataclass

from sqlite_utils import Database

from watcher.model.article import Article
from watcher.model.match import Match
from watcher.store.codec import dump, load, stamp

_LOUDNESS = {"baseline": 0, "silent": 1, "digest": 2, "alerted": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMatch:
    """
    A match with its fate.

    `outcome` is alerted, silent, digest or baseline; `reason` says why in words.
    `reprint_of` is the first article of the profile with the same text.
    """

    id: str
    match: Match
    published: str
    outcome: str
    reason: str
    reprint_of: str | None = None


_COLUMNS = "id, published, outcome, reason, match, reprint_of"
# What a reprint told on its own; the others are folded under their first.
_OPEN = "NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.match_id = matches.id)"
_TELLING = "reprint_of IS NULL OR outcome IN ('alerted', 'digest')"


def add(
    db: Database, match: Match, article: Article, *, outcome: str, reason: str
) -> str:
    """Keep *match* and return its id ("m12"); joins an open transaction."""
    cursor = db.execute(
        "INSERT INTO matches"
        " (profile, article_id, score, published, outcome, reason, match)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            match.profile,
            article.id,
            match.score,
            stamp(article.published),
            outcome,
            reason,
            dump(match),
        ],
    )
    return f"m{cursor.lastrowid}"


def fold(db: Database, match: Match, reprint_of: str) -> None:
    """Remember that the article of a stored match reprints another of its profile."""
    first = _first_of(db, match.profile, reprint_of)
    db.execute(
        "UPDATE matches SET reprint_of = ? WHERE profile = ? AND article_id = ?",
        [first, match.profile, match.article_id],
    )


def _first_of(db: Database, profile: str, article_id: str) -> str:
    """Return what *article_id* itself reprints, else itself: all hang on the first."""
    known = _first(db, "profile = ? AND article_id = ?", profile, article_id)
    return (known.reprint_of if known else None) or article_id


def revise(db: Database, match: Match, *, outcome: str, reason: str) -> str | None:
    """
    Give a stored match a later fate when it is the louder one; return its id.

    None when the article did not concern the profile before. Joins an open
    transaction.
    """
    found = _first(
        db, "profile = ? AND article_id = ?", match.profile, match.article_id
    )
    if found is None:
        return None
    if _LOUDNESS[outcome] > _LOUDNESS[found.outcome]:
        db.execute(
            "UPDATE matches SET outcome = ?, reason = ? WHERE id = ?",
            [outcome, reason, int(found.id.removeprefix("m"))],
        )
    return found.id


def newest(
    db: Database,
    *,
    profile: str | None = None,
    limit: int = 50,
    folded: bool = False,
    is_open: bool = False,
) -> list[StoredMatch]:
    """
    Return the newest matches, of one profile or of all.

    When they are *folded*, reprints that told nothing are left out; with *is_open*,
    those of which a person has said something.
    """
    where = f"WHERE ({_TELLING if folded else '1'})"
    where += f" AND {_OPEN}" if is_open else ""
    where += " AND profile = ?" if profile else ""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM matches"
        f" {where} ORDER BY published DESC, id DESC LIMIT ?",
        [profile, limit] if profile else [limit],
    )
    return [_stored(row) for row in rows]


def by_id(db: Database, match_id: str) -> StoredMatch | None:
    """Return the match called "m12", if there is one."""
    number = match_id.removeprefix("m")
    if not number.isdecimal():
        return None
    return _first(db, "id = ?", int(number))


def outlets_beside(db: Database, profile: str, article_id: str) -> tuple[str, ...]:
    """
    Name the outlets of the other articles with the text of a matched one.

    The first comes first; an outlet that prints it twice is among its own.
    """
    first = _first_of(db, profile, article_id)
    rows = db.query(
        "SELECT a.outlet FROM matches m JOIN articles a ON a.id = m.article_id"
        " WHERE m.profile = ? AND (m.article_id = ? OR m.reprint_of = ?)"
        " AND m.article_id <> ?"
        " ORDER BY m.published, m.id",
        [profile, first, first, article_id],
    )
    return tuple(dict.fromkeys(str(row["outlet"]) for row in rows))


def of_article(db: Database, article_id: str) -> list[StoredMatch]:
    """Return every profile's match of one article."""
    rows = db.query(
        f"SELECT {_COLUMNS} FROM matches WHERE article_id = ? ORDER BY profile",
        [article_id],
    )
    return [_stored(row) for row in rows]


def article_ids(db: Database, profile: str) -> frozenset[str]:
    """Return the articles that *profile* matched."""
    rows = db.query("SELECT article_id FROM matches WHERE profile = ?", [profile])
    return frozenset(str(row["article_id"]) for row in rows)


def outcome_counts(db: Database, profile: str) -> dict[str, int]:
    """Return how many matches of *profile* had each outcome."""
    rows = db.query(
        "SELECT outcome, count(*) AS n FROM matches WHERE profile = ? GROUP BY outcome",
        [profile],
    )
    return {row["outcome"]: row["n"] for row in rows}


def _first(db: Database, where: str, *values: object) -> StoredMatch | None:
    rows = db.query(
        f"SELECT {_COLUMNS} FROM matches WHERE {where}",
        list(values),
    )
    row = next(rows, None)
    return _stored(row) if row else None


def _stored(row: dict[str, object]) -> StoredMatch:
    return StoredMatch(
        id=f"m{row['id']}",
        match=load(Match, str(row["match"])),
        published=str(row["published"]),
        outcome=str(row["outcome"]),
        reason=str(row["reason"]),
        reprint_of=str(row["reprint_of"]) if row["reprint_of"] else None,
    )
