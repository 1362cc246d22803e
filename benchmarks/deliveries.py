"""
How fast do 10,000 queued deliveries leave over 5 channels, and what do they hold up?

usage: python benchmarks/deliveries.py [ALERTS]   (default: 2000, for 5 channels each)

The channels are webhooks of a server in a process of its own. "Bare" is the same
messages handed to the same channels by five threads, without an outbox.
"""
# ruff: noqa: E402, PLC0415, T201, TID251 - a script finds the tests, prints, has a clock

import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from support.config import write_config
from support.flood import stories
from support.site import Site
from watcher.alerts.examples import examples
from watcher.alerts.send import send
from watcher.config import load
from watcher.engine import Here
from watcher.model.alert import Alert, Message
from watcher.model.settings import Channel, Settings
from watcher.pipeline import Couriers, Report, World, read_round
from watcher.pipeline.composing import style_of
from watcher.store import alerts, deliveries
from watcher.store.database import Database, open_database
from watcher.web import Web

CHANNELS = 5
ROUNDS = 5
FEEDS = 20


def serve(pipe: Connection) -> None:
    """Take posts until the pipe says so, then tell how many there were."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    taken = []

    class Handler(BaseHTTPRequestHandler):
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
    """Yield *count* notes of about the size of real ones."""
    note = next(m for name, m in examples(style_of(settings)) if name == "news")
    for number in range(count):
        yield replace(note, key=f"k{number}")


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
    """Return the seconds that the same messages take without an outbox."""
    began = time.perf_counter()

    def all_to(channel: Channel) -> None:
        for message in messages(settings, count):
            send(channel, message)

    with ThreadPoolExecutor(CHANNELS) as threads:
        list(threads.map(all_to, settings.channels))
    return time.perf_counter() - began


async def a_round(world: World) -> float:
    """Return the seconds of one round of the daemon."""
    began = time.perf_counter()
    now = datetime.now(UTC)
    await read_round(replace(world, now=now), Report(), every_feed=True)
    return time.perf_counter() - began


async def measure(settings: Settings, state: Path, count: int) -> dict[str, float]:
    """Empty the outbox with couriers, rounds beside them; return what it took."""
    with closing(open_database(state, create=True)) as db:
        async with Web(settings.network) as web:
            world = World(
                settings=settings,
                db=db,
                web=web,
                engine=Here(),
                deliver=send,
                now=datetime.now(UTC),
            )
            await a_round(world)
            alone = [await a_round(world) for _ in range(ROUNDS)]
            fill(db, settings, count)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            couriers = Couriers(world, lambda: datetime.now(UTC), lambda _: None)
            began, beside = time.perf_counter(), []
            couriers.send_out()
            while deliveries.state_counts(db).get("pending"):
                beside.append(await a_round(world))
                await asyncio.sleep(0.2)
                couriers.send_out()
            seconds = time.perf_counter() - began
            await couriers.come_home()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": seconds,
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
            pipe.send("end")
            taken, distinct = pipe.recv()
    total = count * CHANNELS
    # The five stories of the site are told, too.
    extra = taken - 2 * total
    print(f"{total} deliveries, {taken} posts ({extra} of the site's own news),")
    print(f"{distinct - extra} of {total} different ones")
    print("| deliveries | a second | bare, a second | of bare | MiB more |", end="")
    print(" round alone, ms | beside, ms | worst |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    rate, free = total / took["seconds"], total / without
    print(f"| {total} | {rate:.0f} | {free:.0f} | {rate / free:.2f} |", end="")
    print(f" {took['mib']:.0f} | {took['alone'] * 1000:.0f} |", end="")
    print(f" {took['beside'] * 1000:.0f} | {took['worst'] * 1000:.0f} |")


if __name__ == "__main__":
    main()
