"""How does a person start a round, or the daemon?"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from watcher import log
from watcher.alerts.send import check_url, send
from watcher.cli.places import (
    config_folder,
    config_option,
    json_option,
    settings_of,
    state_folder,
    state_option,
    verbosity,
)
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.config import secret_values
from watcher.daemon import run_daemon
from watcher.engine import Processes
from watcher.errors import ConfigError, WatcherError
from watcher.model.settings import Settings
from watcher.pipeline import Report, World, run_round
from watcher.pipeline.world import Observe, unobserved
from watcher.store.database import locked, open_database
from watcher.web import Web


@click.command()
@config_option
@state_option
@json_option
def poll(config_dir: Path | None, state_dir: Path | None, as_json: bool) -> None:
    """
    Run one round: ask every feed, read what is new, send what is news.

    A feed whose server asked for patience (Retry-After, max-age) is left alone.
    """
    settings = _ready(config_dir, verbosity() - 1)
    with locked(state_folder(state_dir)), _progress(as_json) as observe:
        report = asyncio.run(_one_round(settings, state_folder(state_dir), observe))
    if as_json:
        print_lines([report_shape(report)])
    else:
        say_report(report)


@click.command()
@config_option
@state_option
def run(config_dir: Path | None, state_dir: Path | None) -> None:
    """Watch until SIGTERM or SIGINT; log to stderr."""
    settings = _ready(config_dir, verbosity())
    with locked(state_folder(state_dir)):
        asyncio.run(_watch(settings, state_folder(state_dir)))


def report_shape(report: Report) -> dict[str, Any]:
    """Return a report as `watcher poll --json` prints it."""
    pairs = ("feeds_failed", "articles_failed", "delivery_failures")
    shape = asdict(report)
    for key in pairs:
        shape[key] = [{"what": what, "error": why} for what, why in shape[key]]
    return {**shape, "silent": dict(sorted(report.silent.items()))}


def say_report(report: Report) -> None:
    """Tell a person what a round did."""
    say(
        f"{report.feeds_asked} feeds asked ({report.feeds_unchanged} unchanged,"
        f" {len(report.feeds_failed)} failed), {report.entries_new} new entries,"
        f" {report.articles_read} articles read"
    )
    silent = ", ".join(f"{n} {why}" for why, n in sorted(report.silent.items()))
    say(
        f"{report.matches} matches, {report.claims} claims: {report.alerts} alerts,"
        f" silent: {silent or 'none'}; {report.sent} messages sent"
    )
    for name in report.baselines:
        say(f"{name}: the watch has begun; from now on only news is told")
    for what, why in report.feeds_failed + report.articles_failed:
        say(f"failed: {why if what in why else f'{what}: {why}'}")
    for what, why in report.delivery_failures:
        say(f"not delivered: {why if what in why else f'{what}: {why}'}")


def _ready(config_dir: Path | None, verbose: int) -> Settings:
    settings = settings_of(config_dir)
    log.setup(verbose, secrets=secret_values(settings.channels))
    for channel in settings.channels:
        try:
            check_url(channel.url)
        except WatcherError as error:
            file = str(config_folder(config_dir) / "watcher.toml")
            raise ConfigError(file, str(error), key=f"channel {channel.name}") from None
    return settings


async def _one_round(settings: Settings, state: Path, observe: Observe) -> Report:
    async with _world(settings, state, observe) as world:
        return await run_round(world, every_feed=True)


async def _watch(settings: Settings, state: Path) -> None:
    async with _world(settings, state, unobserved) as world:
        await run_daemon(world)


@asynccontextmanager
async def _world(
    settings: Settings, state: Path, observe: Observe
) -> AsyncIterator[World]:
    async with Web(settings.network) as web, Processes() as engine:
        yield World(
            settings=settings,
            db=open_database(state, create=True),
            web=web,
            engine=engine,
            deliver=send,
            now=datetime.now(UTC),
            observe=observe,
        )


@contextmanager
def _progress(as_json: bool) -> Iterator[Observe]:
    screen = Console(stderr=True)
    if as_json or not screen.is_terminal:
        yield unobserved
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[what]}"),
    )
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("round", total=None, what="")

        def observe(step: str, subject: str) -> None:
            bar.update(task, advance=1, description=step, what=subject[:60])

        yield observe
