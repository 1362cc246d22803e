"""
Run one round with a fault at a step, against real servers.

usage: fault_driver.py CONFIG STATE NOW STEP COUNT FAULT

FAULT is "kill" (SIGKILL, as by a power cut), "exception" (a bug), "full" (no byte more
on the disk), or "busy" (somebody else takes the database and keeps it). It happens
when *STEP* is told for the *COUNT*-th time; STEP "never" lets the round end.
"""

import asyncio
import os
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from support.worlds import a_world
from watcher.config import load
from watcher.pipeline import World, run_round
from watcher.store.database import Database, locked


def kill(_db: Database, _state: Path) -> None:
    """End this process as a power cut does: no handler, no clean-up."""
    os.kill(os.getpid(), signal.SIGKILL)


def bug(_db: Database, _state: Path) -> None:
    """Raise what nobody foresaw."""
    raise ZeroDivisionError("a fault at this step")


def full(_db: Database, state: Path) -> None:
    """Leave no room on the disk: the log of the database cannot grow by a byte."""
    size = (state / "watcher.db-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def busy(db: Database, state: Path) -> None:
    """Let somebody else hold the database for as long as this process lives."""
    if db.conn.in_transaction:
        # Our own lock keeps the other one out: the next writer is the one that fails.
        raise sqlite3.OperationalError("database is locked")
    db.conn.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(state / "watcher.db")
    other.execute("BEGIN IMMEDIATE")
    HELD.append(other)


HELD: list[sqlite3.Connection] = []
FAULTS: dict[str, Callable[[Database, Path], None]] = {
    "kill": kill,
    "exception": bug,
    "full": full,
    "busy": busy,
}


async def main(folder: str, place: str, now: str, step: str, rest: list[str]) -> None:
    """Run the round."""
    left, state = int(rest[0]), Path(place)
    settings = load(Path(folder), env=os.environ)
    at_hand: list[World] = []

    def observe(reached: str, subject: str) -> None:
        nonlocal left
        left -= reached == step
        if reached == step and left == 0:
            FAULTS[rest[1]](at_hand[0].db, state)

    with locked(state):
        async with a_world(
            settings, state, now=datetime.fromisoformat(now), observe=observe
        ) as world:
            at_hand.append(world)
            await run_round(world, every_feed=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:5], sys.argv[5:]))
