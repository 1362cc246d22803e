"""Run rounds in this process, with a fake channel and a given clock."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from support.worlds import a_world
from watcher.config import load
from watcher.engine import Engine, Here, Processes
from watcher.model.alert import Message
from watcher.model.settings import Channel
from watcher.pipeline import Report, run_round
from watcher.pipeline.world import Deliver, Observe, unobserved


@dataclass
class Desk:
    """A channel that keeps what it gets; *error* makes it refuse."""

    messages: list[Message] = field(default_factory=list)
    error: Exception | None = None

    def __call__(self, channel: Channel, message: Message) -> None:
        if self.error:
            raise self.error
        self.messages.append(message)

    @property
    def subjects(self) -> list[str]:
        return [message.subject for message in self.messages]


class Channels:
    """Channels that keep what each of them gets."""

    def __init__(self) -> None:
        self.taken: defaultdict[str, list[Message]] = defaultdict(list)

    def __call__(self, channel: Channel, message: Message) -> None:
        self.taken[channel.name].append(message)


def run_once(
    config: Path,
    state: Path,
    *,
    now: datetime,
    desk: Deliver,
    observe: Observe = unobserved,
    limit_seconds: float | None = None,
) -> Report:
    """
    Run one round over every feed of *config*.

    With *limit_seconds* the work runs in a worker that is killed after them.
    """

    async def go() -> Report:
        settings = load(config, env={})
        async with (
            _engine(limit_seconds) as engine,
            a_world(
                settings, state, now=now, deliver=desk, engine=engine, observe=observe
            ) as world,
        ):
            return await run_round(world, every_feed=True)

    return asyncio.run(go())


@asynccontextmanager
async def _engine(limit_seconds: float | None) -> AsyncIterator[Engine]:
    if limit_seconds is None:
        yield Here()
        return
    async with Processes(workers=1, limit_seconds=limit_seconds) as engine:
        yield engine
