"""Where does the state live, and who may write it?"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from watcher.errors import LockedError, StoreError
from watcher.store.migrations import migrations

__all__ = [
    "Database",
    "check_writable",
    "locked",
    "open_database",
    "prepare",
    "refusal",
]

FILE_NAME = "watcher.db"
_REFUSALS = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
    }
)


def open_database(state_dir: Path, *, create: bool = False) -> Database:
    """
    Open `watcher.db` in *state_dir*, brought up to today's schema.

    WAL with `synchronous=FULL`: an alert that was committed survives a power cut.

    Raises:
        StoreError: there is no database (and *create* is False), it cannot be
            opened, or a newer watcher wrote it.
    """
    path = state_dir / FILE_NAME
    try:
        if not create and not path.exists():
            raise StoreError(f"{path}: no database yet; run `watcher poll` first")
        if create:
            state_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = not path.exists()
        db = Database(path, execute_plugins=False)
        if fresh:
            path.chmod(0o600)
        return prepare(db, path)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"{path}: cannot open the database: {error}") from error


def prepare(db: Database, path: Path = Path(":memory:")) -> Database:
    """Set the pragmas and apply the migrations that *db* lacks."""
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        db.conn.execute(f"PRAGMA {pragma}")
    db.conn.execute("PRAGMA busy_timeout=10000")
    known = {m.name for m in migrations.pending(db)} | {
        m.name for m in migrations.applied(db)
    }
    _refuse_newer(db, path, known)
    migrations.apply(db)
    return db


def check_writable(db: Database) -> None:
    """Write to *db* without a change; raise sqlite3.OperationalError if it refuses."""
    version = int(db.conn.execute("PRAGMA user_version").fetchone()[0])
    with db.atomic():
        db.conn.execute(f"PRAGMA user_version = {version}")


def refusal(error: BaseException) -> str | None:
    """
    Say in words why the machine refused to write; None when *error* is a bug.

    A full or read-only disk, a damaged one, and somebody else's lock.
    """
    if not isinstance(error, sqlite3.OperationalError):
        return None
    # The lower byte is the kind, the others its details.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return str(error) if code in _REFUSALS else None


def _refuse_newer(db: Database, path: Path, names: set[str]) -> None:
    ours = {migration.name for migration in migrations._migrations}
    newer = sorted(names - ours)
    if newer:
        raise StoreError(
            f"{path}: a newer watcher wrote this database ({newer[-1]}); "
            "install that version or name another --state folder"
        )


@contextmanager
def locked(state_dir: Path) -> Iterator[None]:
    """
    Hold *state_dir* for the one writer.

    Raises:
        LockedError: another process holds it.
        StoreError: the folder cannot be made or written.
    """
    path = state_dir / "watcher.lock"
    try:
        state_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise LockedError(
            f"{state_dir}: another watcher works on this state folder; stop it or "
            "name another --state folder"
        ) from None
    try:
        yield
    finally:
        os.close(descriptor)
