"""
Run one round and kill this process at a step.

usage: kill_driver.py CONFIG STATE NOW STEP COUNT

The process gets SIGKILL when it is told *STEP* for the *COUNT*-th time, as by a power
cut: no handler, no clean-up. STEP "never" lets the round end. What is delivered goes
to the webhook of the configuration.
"""

import asyncio
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from watcher.alerts.send import send
from watcher.config import load
from watcher.engine import Here
from watcher.pipeline import World, run_round
from watcher.store.database import locked, open_database
from watcher.web import Web


async def main(config: str, state: str, now: str, step: str, count: str) -> None:
    """Run the round."""
    left = int(count)

    def observe(reached: str, subject: str) -> None:
        nonlocal left
        left -= reached == step
        if reached == step and left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    settings = load(Path(config), env=os.environ)
    with locked(Path(state)):
        async with Web(settings.network) as web:
            world = World(
                settings=settings,
                db=open_database(Path(state), create=True),
                web=web,
                engine=Here(),
                deliver=send,
                now=datetime.fromisoformat(now),
                observe=observe,
            )
            await run_round(world, every_feed=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
