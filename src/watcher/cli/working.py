"""What does a round get to work with?"""

import asyncio
import gc
import shutil
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from watcher import log
from watcher.cli.channels import check_channels, check_templates
from watcher.cli.places import config_folder, settings_of
from watcher.config import secrets_of
from watcher.daemon import run_daemon, stopwatch
from watcher.engine import Processes
from watcher.errors import StoreError
from watcher.model.settings import Settings
from watcher.pipeline import Report, World, run_round
from watcher.pipeline.distress import tell_unusable, tell_usable
from watcher.pipeline.plight import plight_of
from watcher.pipeline.post import post_office
from watcher.pipeline.world import Observe, unobserved
from watcher.store.database import open_database
from watcher.web import Web

T = TypeVar("T")


def ready(config_dir: Path | None, verbose: int) -> Settings:
    """
    Load the configuration, and log without its secrets.

    Raises:
        ConfigError: a file is wrong, or a channel that Apprise cannot use.
    """
    settings = settings_of(config_dir)
    log.setup(verbose, secrets=secrets_of(settings))
    check_channels(settings.channels, config_folder(config_dir))
    check_templates(settings, config_folder(config_dir))
    return settings


def one_round(settings: Settings, state: Path, observe: Observe) -> Report:
    """Run one round over every feed, in a state folder that is locked."""

    async def work() -> Report:
        async with _world(settings, state, observe) as world:
            report = await run_round(world, every_feed=True)
            await tell_usable(world, world.moment())
            return report

    return _run(work())


def watch(settings: Settings, state: Path) -> None:
    """Run the daemon until a signal, in a state folder that is locked."""

    async def work() -> None:
        async with _world(settings, state, unobserved) as world:
            await run_daemon(world)

    _run(work())


def _run(work: Coroutine[Any, Any, T]) -> T:
    # A search for dead objects looks at all that live: a hundred thousand of imported
    # code, which are spared it from here on.
    gc.freeze()
    return asyncio.run(work)


@contextmanager
def telling(settings: Settings, state: Path) -> Iterator[None]:
    """Tell the channels, past the outbox, that there is no database to work with."""
    try:
        yield
    except (StoreError, sqlite3.OperationalError) as error:
        with post_office(len(settings.channels)) as deliver:
            plight, now = plight_of(state), datetime.now(UTC)
            asyncio.run(tell_unusable(error, plight, settings, deliver, now))
        raise


@contextmanager
def progress(*, hidden: bool) -> Iterator[Observe]:
    """Show the steps of a round on a terminal, nothing in a pipe."""
    screen = Console(stderr=True)
    if hidden or not screen.is_terminal:
        yield unobserved
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[what]}", markup=False),
    )
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("round", total=None, what="")

        def observe(step: str, subject: str) -> None:
            what = subject.partition("\n")[0][:60]
            bar.update(task, advance=1, description=step, what=what)

        yield observe


@asynccontextmanager
async def _world(
    settings: Settings, state: Path, observe: Observe
) -> AsyncIterator[World]:
    async with Web(settings.network) as web, Processes() as engine:
        with (
            closing(open_database(state, create=True)) as db,
            post_office(len(settings.channels)) as deliver,
        ):
            yield World(
                settings=settings,
                db=db,
                web=web,
                engine=engine,
                deliver=deliver,
                now=datetime.now(UTC),
                elapsed=stopwatch(),
                observe=observe,
                free_bytes=lambda: shutil.disk_usage(state).free,
                plight=plight_of(state),
            )
