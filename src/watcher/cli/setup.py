"""How does a new user begin, and is everything in order?"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from watcher import __version__
from watcher.alerts.hostile import one_line
from watcher.cli.places import (
    config_folder,
    config_option,
    json_option,
    settings_of,
    state_folder,
    state_option,
)
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.errors import InputError, WatcherError
from watcher.store import alerts, articles, entries
from watcher.store.database import FILE_NAME, locked, open_database

_LOW_DISK_BYTES = 200 * 2**20


@click.command()
@click.argument(
    "folder", required=False, default=Path("config"), type=click.Path(path_type=Path)
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
def init(folder: Path, force: bool) -> None:
    """Write a commented starter configuration into FOLDER (default: ./config)."""
    with as_file(files("watcher") / "starter") as starter:
        sources = sorted(p for p in starter.rglob("*.toml") if p.is_file())
        targets = [folder / p.relative_to(starter) for p in sources]
        taken = [target for target in targets if target.exists()]
        if taken and not force:
            raise InputError(f"{taken[0]}: is there already; --force writes over it")
        for source, target in zip(sources, targets, strict=True):
            _copy(source, target)
            say(f"wrote {target}")
    say(f"next: name a channel in {folder / 'watcher.toml'}, then run `watcher poll`")


@click.command()
@config_option
@state_option
@json_option
@click.pass_context
def doctor(
    ctx: click.Context, config_dir: Path | None, state_dir: Path | None, as_json: bool
) -> None:
    """Check versions, configuration, channels, database and disk; mask secrets."""
    findings = [
        {"check": check, "ok": ok, "finding": one_line(finding)}
        for check, ok, finding in _examine(config_dir, state_dir)
    ]
    if as_json:
        print_lines(findings)
    else:
        for row in findings:
            say(f"{'ok  ' if row['ok'] else 'BAD '} {row['check']}: {row['finding']}")
    ctx.exit(0 if all(row["ok"] for row in findings) else 1)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """
    Print the completion script of SHELL.

    bash: eval "$(watcher completion bash)"; zsh: the same with zsh.
    """
    from watcher.cli.root import cli  # noqa: PLC0415

    script = get_completion_class(shell)
    if script is None:
        raise InputError(f"no completion for {shell}")
    click.echo(script(cli, {}, "watcher", "_WATCHER_COMPLETE").source())


def _copy(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise InputError(f"{target}: {error.strerror}") from None


def _examine(
    config_dir: Path | None, state_dir: Path | None
) -> Iterator[tuple[str, bool, str]]:
    names = ("aiohttp", "apprise", "feedparser", "sqlite-utils", "trafilatura")
    listed = ", ".join(f"{name} {version(name)}" for name in names)
    yield "versions", True, f"watcher {__version__}; {listed}; SQLite {_sqlite()}"
    yield from _examine_config(config_dir)
    yield from _examine_state(state_folder(state_dir))


def _examine_config(config_dir: Path | None) -> Iterator[tuple[str, bool, str]]:
    from watcher.alerts.send import check_url  # noqa: PLC0415

    folder = config_folder(config_dir)
    try:
        settings = settings_of(config_dir)
    except WatcherError as error:
        yield "configuration", False, str(error)
        return
    yield (
        "configuration",
        True,
        f"{folder}: {len(settings.feeds)} feeds, {len(settings.profiles)} profiles",
    )
    if not settings.channels:
        yield "channels", True, "none: alerts stay in `watcher alerts`"
    for channel in settings.channels:
        try:
            check_url(channel.url)
        except WatcherError as error:
            yield f"channel {channel.name}", False, str(error)
        else:
            scheme = channel.url.split(":", 1)[0]
            yield f"channel {channel.name}", True, f"{scheme}://***"


def _examine_state(folder: Path) -> Iterator[tuple[str, bool, str]]:
    if not (folder / FILE_NAME).exists():
        yield (
            "database",
            True,
            f"{folder / FILE_NAME}: not yet; `watcher poll` makes it",
        )
        return
    try:
        db = open_database(folder)
        sound = next(db.query("PRAGMA quick_check"))["quick_check"]
        counts = (
            f"{articles.count(db)} articles, entries {entries.counts(db)},"
            f" deliveries {alerts.state_counts(db)}"
        )
    except (WatcherError, sqlite3.Error) as error:
        yield "database", False, str(error)
        return
    yield "database", sound == "ok", f"{folder / FILE_NAME}: {sound}; {counts}"
    yield "daemon", True, _daemon(folder)
    free = shutil.disk_usage(folder).free
    yield "disk", free > _LOW_DISK_BYTES, f"{free // 2**20} MiB free"
    yield "folder", os.access(folder, os.W_OK), f"{folder}: writable"


def _daemon(folder: Path) -> str:
    try:
        with locked(folder):
            return "no watcher runs on this state folder"
    except WatcherError:
        return "a watcher runs on this state folder"


def _sqlite() -> str:
    return sqlite3.sqlite_version
