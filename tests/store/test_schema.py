"""Do the migrations make what schema.sql describes?"""

import re
import sqlite3
from datetime import datetime
from importlib.resources import files

import pytest

from store.builders import a_database, an_alert
from watcher.store import alerts, digests
from watcher.store.database import Database, prepare
from watcher.store.migrations import migrations

AT = "2026-03-06T07:30:00+00:00"
_COMMENT = re.compile(r"--[^\n]*")
_SPACE = re.compile(r"\s+")


def plain(sql: str) -> str:
    """Return *sql* without comments and layout."""
    text = _SPACE.sub(" ", _COMMENT.sub("", sql)).strip()
    return text.replace("( ", "(").replace(" )", ")")


def described(db: sqlite3.Connection) -> dict[str, str]:
    """Return the statements that made *db*, by name; those of others are left out."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: plain(sql)
        for name, sql in rows
        if "_sqlite_migrations" not in name and not name.startswith("articles_fts_")
    }


def test_the_migrations_make_the_schema() -> None:
    """Table by table, column by column."""
    text = (files("watcher") / "store" / "schema.sql").read_text("utf-8")
    written = sqlite3.connect(":memory:")
    written.executescript(text)

    made, said = described(a_database().conn), described(written)
    written.close()

    assert made == said


def test_every_table_is_strict() -> None:
    """A wrong type is refused when it is written, not found when it is read."""
    rows = a_database().query("PRAGMA table_list")
    ours = [
        row
        for row in rows
        if row["schema"] == "main"
        and row["type"] == "table"
        and not row["name"].startswith(("sqlite_", "_sqlite_"))
    ]

    assert len(ours) >= 9
    assert {row["name"] for row in ours if not row["strict"]} == set()


def test_a_wrong_type_is_refused() -> None:
    """Text where a number belongs."""
    db = a_database()

    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO sentences VALUES ('p', 'no number', 'art-1')")


def test_references_are_kept() -> None:
    """A claim of an article that is not there cannot be written."""
    db = a_database()

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute("INSERT INTO sentences VALUES ('p', 1, 'art-none')")


def test_old_digest_marks_become_marks_of_their_channels() -> None:
    """One for each channel that took alerts of the profile; others begin anew."""
    db = Database(memory=True)
    migrations.apply(db, stop_before="m0010_digests_by_channel")
    with db.atomic():
        for profile, claim in (("scioperi", 7), ("dazi", 3)):
            db.execute("INSERT INTO digests VALUES (?, ?, ?)", [profile, AT, claim])
        for number, channels in ((1, ("desk", "phone")), (2, ("desk",))):
            alert = an_alert(f"k{number}", article_id=None)
            alerts.add(db, alert, channels)

    prepare(db)

    marks = [tuple(row.values()) for row in db.query("SELECT * FROM digests")]
    assert marks == [("scioperi", "desk", AT, 7), ("scioperi", "phone", AT, 7)]
    found = digests.mark_of(db, "scioperi", "phone")
    assert found == digests.Mark(at=datetime.fromisoformat(AT), claim=7)
    assert digests.mark_of(db, "dazi", "desk") is None
