"""A world for a daemon in this process, and signals as a service manager sends them."""

import asyncio
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event, Thread

from support.config import write_config
from support.site import Site
from support.worlds import a_world
from watcher.config import load
from watcher.daemon import run_daemon, utc_now
from watcher.model.alert import Message
from watcher.model.settings import Channel
from watcher.pipeline import World
from watcher.pipeline.world import Deliver, Observe, unobserved


@dataclass
class Desk:
    """A channel that keeps its messages; *slow* waits for `go` in each of them."""

    slow: bool = False
    messages: list[Message] = field(default_factory=list)
    busy: Event = field(default_factory=Event)
    go: Event = field(default_factory=Event)

    def __call__(self, channel: Channel, message: Message) -> None:
        self.busy.set()
        if self.slow:
            self.go.wait(10)
        self.messages.append(message)


class HangingSite(Site):
    """A site where one page does not come before `release`."""

    def __init__(self, path: str = "/a/piena-3") -> None:
        super().__init__()
        self.path, self.asked, self.release = path, Event(), Event()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Let the page hang."""
        if request.path == self.path:
            self.asked.set()
            self.release.wait(20)
        # Whoever asked may have gone.
        with suppress(ConnectionError):
            super().answer(request)


def config_of(folder: Path, site: Site) -> Path:
    """Write a configuration that follows the one feed of *site*."""
    return write_config(
        folder / "config",
        feeds=[f"{site.base}/feed.xml"],
        origin=site.origin,
        channel=f"json://{site.origin}/hook",
    )


def watch(
    config: Path,
    state: Path,
    desk: Deliver,
    *,
    tick_seconds: float = 0.02,
    observe: Observe = unobserved,
    at_hand: Callable[[World], None] = lambda _: None,
) -> None:
    """Run the daemon in this process until somebody stops it; show its world first."""

    async def go() -> None:
        settings = load(config, env={})
        async with a_world(
            settings, state, now=utc_now(), deliver=desk, observe=observe
        ) as world:
            at_hand(world)
            await run_daemon(world, tick_seconds=tick_seconds)

    asyncio.run(go())


def stop_when(
    ready: Callable[[], bool], then: Callable[[], None] = lambda: None
) -> Thread:
    """Send SIGTERM to this process once *ready*, then do *then*."""

    def wait() -> None:
        deadline = time.monotonic() + 15
        while not ready() and time.monotonic() < deadline:
            time.sleep(0.005)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.2)
        then()

    thread = Thread(target=wait)
    thread.start()
    return thread
