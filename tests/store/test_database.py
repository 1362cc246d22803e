"""Where the state lives, who may write it, and what is refused."""

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from watcher.errors import LockedError, StoreError
from watcher.store.database import FILE_NAME, locked, open_database


def test_a_new_database_is_private_and_durable(tmp_path: Path) -> None:
    """Only the user reads it; WAL, and a commit survives a power cut."""
    db = open_database(tmp_path / "deep" / "state", create=True)

    path = tmp_path / "deep" / "state" / FILE_NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert db.journal_mode == "wal"
    assert next(db.query("PRAGMA synchronous"))["synchronous"] == 2
    assert next(db.query("PRAGMA foreign_keys"))["foreign_keys"] == 1


def test_opening_it_again_changes_nothing(tmp_path: Path) -> None:
    """Migrations are applied once."""
    first = open_database(tmp_path, create=True)
    names = [row["name"] for row in first.query("SELECT name FROM _sqlite_migrations")]

    again = open_database(tmp_path)

    assert [
        r["name"] for r in again.query("SELECT name FROM _sqlite_migrations")
    ] == names


def test_looking_makes_no_database(tmp_path: Path) -> None:
    """Who only reads is told that there is nothing yet."""
    with pytest.raises(StoreError, match="no database yet"):
        open_database(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    """The message names the migration that we do not know."""
    db = open_database(tmp_path, create=True)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('watcher', 'm0500_later', 'x')"
    )
    db.conn.commit()

    with pytest.raises(StoreError, match="m0500_later"):
        open_database(tmp_path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """Nothing of it is changed."""
    (tmp_path / FILE_NAME).write_text("appunti " * 200, "utf-8")

    with pytest.raises(StoreError, match="not a database"):
        open_database(tmp_path, create=True)
    assert (tmp_path / FILE_NAME).read_text("utf-8") == "appunti " * 200


def test_a_folder_that_cannot_be_made_is_foreseen(tmp_path: Path) -> None:
    """A file stands in the way."""
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(StoreError):
        open_database(tmp_path / "file" / "state", create=True)
    with pytest.raises(StoreError), locked(tmp_path / "file" / "state"):
        pass


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    """The second is refused; after the first has left, the next may come."""
    with locked(tmp_path), pytest.raises(LockedError), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    """The lock belongs to the process, not to the file."""
    program = (
        "import os, sys, pathlib; from watcher.store.database import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )

    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)

    assert done.returncode == -9
    with locked(tmp_path):
        pass


def test_readers_do_not_wait_for_the_writer(tmp_path: Path) -> None:
    """A list can be asked for in the middle of a transaction."""
    writer = open_database(tmp_path, create=True)
    with writer.atomic():
        writer.execute("INSERT INTO profiles (name) VALUES ('scioperi')")
        reader = sqlite3.connect(tmp_path / FILE_NAME, timeout=0)
        seen = reader.execute("SELECT count(*) FROM profiles").fetchone()
        reader.close()

    assert seen == (0,)
    assert next(writer.query("SELECT count(*) AS n FROM profiles"))["n"] == 1
