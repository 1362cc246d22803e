"""
How fast do queued deliveries leave over 5 channels, and what do they hold up?

usage: python benchmarks/deliveries.py [ALERTS]   (default: 2000, for 5 channels each)

The channels are webhooks of a server in a process of its own. "Bare" is Apprise alone:
five threads, an object for each channel, and the same titles and texts, ready made.
It runs before and after ours. "Ours" empties the outbox twice: by itself, and with
rounds beside, one after the other.
"""
# ruff: noqa: E402, PLC0415, T201, TID251 - a script finds the tests, prints, has a clock

import asyncio
import itertools
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from apprise import Apprise, AppriseAsset

from support.config import write_config
from support.flood import stories
from support.site import Site
from support.worlds import a_world
from watcher.alerts.examples import examples
from watcher.config import load
from watcher.model.alert import Alert, Message
from watcher.model.settings import Channel, Settings
from watcher.pipeline import Couriers, Report, World, read_round
from watcher.pipeline.composing import style_of
from watcher.pipeline.post import post_office
from watcher.store import alerts, deliveries
from watcher.store.database import Database

CHANNELS = 5
ROUNDS = 5
FEEDS = 20
NUMBERS = itertools.count()


def serve(pipe: Connection) -> None:
    """Take posts until the pipe says so, then tell how many there were."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    taken = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            taken.append(self.headers["Idempotency-Key"] + self.path)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    pipe.send(server.server_port)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(server.serve_forever, 0.01)
        pipe.recv()
        server.shutdown()
    pipe.send((len(taken), len(set(taken))))


@contextmanager
def a_service() -> Iterator[tuple[int, Connection]]:
    """Run the service; yield its port and the pipe that ends it."""
    ours, theirs = Pipe()
    process = get_context("spawn").Process(target=serve, args=(theirs,))
    process.start()
    try:
        yield ours.recv(), ours
    finally:
        process.join(10)


def settings_for(folder: Path, site: Site, port: int) -> Settings:
    """Return a configuration with five channels and no cap."""
    write_config(folder, feeds=[f"{site.base}/feed.xml"], origin=site.origin)
    loaded = load(folder, env={})
    channels = tuple(
        Channel(name=f"c{n}", url=f"json://127.0.0.1:{port}/{n}")
        for n in range(CHANNELS)
    )
    profiles = tuple(replace(p, max_per_hour=10**6) for p in loaded.profiles)
    feeds = tuple(
        replace(loaded.feeds[0], url=f"{site.base}/feed-{n}.xml") for n in range(FEEDS)
    )
    return replace(loaded, channels=channels, profiles=profiles, feeds=feeds)


def messages(settings: Settings, count: int) -> Iterator[Message]:
    """Yield *count* notes of about the size of real ones, no two with the same key."""
    note = next(m for name, m in examples(style_of(settings)) if name == "news")
    for _ in range(count):
        yield replace(note, key=f"k{next(NUMBERS)}")


def fill(db: Database, settings: Settings, count: int) -> None:
    """Queue *count* alerts for every channel."""
    names = [channel.name for channel in settings.channels]
    with db.atomic():
        for message in messages(settings, count):
            alert = Alert(
                id="",
                kind="news",
                profile=settings.profiles[0].name,
                article_id=None,
                created=datetime.now(UTC),
                claim_ids=(),
                message=message,
            )
            alerts.add(db, alert, names)


def bare(settings: Settings, count: int) -> float:
    """Return the seconds that Apprise alone takes for the same messages."""
    began = time.perf_counter()

    def all_to(channel: Channel) -> None:
        apprise = Apprise(asset=AppriseAsset(async_mode=False))
        apprise.add(channel.url)
        for message in messages(settings, count):
            apprise[0].headers = {"Idempotency-Key": f"bare-{message.key}"}
            apprise.notify(title=message.subject, body=message.text, body_format="text")

    with ThreadPoolExecutor(CHANNELS) as threads:
        list(threads.map(all_to, settings.channels))
    return time.perf_counter() - began


async def a_round(world: World) -> float:
    """Return the seconds of one round of the daemon."""
    began = time.perf_counter()
    now = datetime.now(UTC)
    await read_round(replace(world, now=now), Report(), every_feed=True)
    return time.perf_counter() - began


async def emptied(world: World, count: int, beside: list[float] | None) -> float:
    """Return the seconds in which the outbox is emptied, rounds *beside* or not."""
    fill(world.db, world.settings, count)
    couriers = Couriers(world, lambda: datetime.now(UTC), lambda _: None)
    began = time.perf_counter()
    couriers.send_out()
    while deliveries.state_counts(world.db).get("pending"):
        if beside is not None:
            beside.append(await a_round(world))
        await asyncio.sleep(0.2)
        couriers.send_out()
    seconds = time.perf_counter() - began
    await couriers.come_home()
    return seconds


async def measure(settings: Settings, state: Path, count: int) -> dict[str, float]:
    """Empty the outbox with couriers, rounds beside them; return what it took."""
    beside: list[float] = []
    now = datetime.now(UTC)
    with post_office(CHANNELS) as deliver:
        async with a_world(settings, state, now=now, deliver=deliver) as world:
            await a_round(world)
            await emptied(world, 10, None)
            alone = [await a_round(world) for _ in range(ROUNDS)]
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            quiet = await emptied(world, count, None)
            busy = await emptied(world, count, beside)
            after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "quiet": quiet,
        "busy": busy,
        "alone": sorted(alone)[ROUNDS // 2],
        "beside": sorted(beside)[len(beside) // 2],
        "worst": max(beside),
        "mib": (after - before) / 1024,
    }


def main() -> None:
    """Print one row of the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder, Site() as site:
        for number in range(FEEDS):
            site.publish(f"/feed-{number}.xml", "Gazzetta di Casale", stories())
        with a_service() as (port, pipe):
            settings = settings_for(Path(folder, "config"), site, port)
            without = bare(settings, count)
            took = asyncio.run(measure(settings, Path(folder, "state"), count))
            without = (without + bare(settings, count)) / 2
            pipe.send("end")
            taken, distinct = pipe.recv()
    total = count * CHANNELS
    print(f"{taken} posts, {taken - distinct} of them second copies")
    print(
        "| deliveries | bare, a second | ours | of bare | with rounds beside |", end=""
    )
    print(" of bare | MiB more | round alone, ms | beside, ms | worst |")
    print("| --- " * 10 + "|")
    free, quiet, busy = (total / s for s in (without, took["quiet"], took["busy"]))
    print(f"| {total} | {free:.0f} | {quiet:.0f} | {quiet / free:.2f} |", end="")
    print(f" {busy:.0f} | {busy / free:.2f} | {took['mib']:.0f} |", end="")
    rounds = " | ".join(f"{took[k] * 1000:.0f}" for k in ("alone", "beside", "worst"))
    print(f" {rounds} |")


if __name__ == "__main__":
    main()
