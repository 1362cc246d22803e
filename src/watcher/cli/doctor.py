"""Is everything in order? Versions, configuration, channels, database, disk."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from watcher import __version__
from watcher.alerts.hostile import one_line
from watcher.cli.channels import check_channels, check_templates
from watcher.cli.places import (
    config_folder,
    config_option,
    json_option,
    open_state,
    settings_of,
    state_folder,
    state_option,
)
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.errors import LockedError, WatcherError
from watcher.model.settings import Settings
from watcher.relevance import compile_profiles
from watcher.relevance.anchoring import plan
from watcher.store import articles, deliveries, entries
from watcher.store.database import FILE_NAME, locked

_LIBRARIES = ("aiohttp", "apprise", "feedparser", "sqlite-utils", "trafilatura")
# A month of forty feeds is about 200 MiB.
_LOW_DISK_BYTES = 200 * 2**20

Finding = tuple[str, bool, str]


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
            say(f"{'ok' if row['ok'] else 'BAD'} {row['check']}: {row['finding']}")
    ctx.exit(0 if all(row["ok"] for row in findings) else 1)


def _examine(config_dir: Path | None, state_dir: Path | None) -> Iterator[Finding]:
    listed = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    yield (
        "versions",
        True,
        f"watcher {__version__}; {listed}; SQLite {sqlite3.sqlite_version}",
    )
    yield from _examine_config(config_dir)
    yield from _examine_state(state_folder(state_dir))


def _examine_config(config_dir: Path | None) -> Iterator[Finding]:
    folder = config_folder(config_dir)
    try:
        settings = settings_of(config_dir)
    except WatcherError as error:
        yield "configuration", False, str(error)
        return
    yield "configuration", True, f"{folder}: {_in_force(settings)}"
    if settings.templates:
        yield _examine_templates(settings, folder)
    yield "prefilter", True, _prefilter(settings)
    if not settings.channels:
        yield "channels", True, "none: alerts stay in `watcher alerts`"
    for channel in settings.channels:
        try:
            check_channels([channel], folder)
        except WatcherError as error:
            yield f"channel {channel.name}", False, str(error)
        else:
            scheme = channel.url.split(":", 1)[0]
            yield f"channel {channel.name}", True, f"{scheme}://***"


def _examine_templates(settings: Settings, folder: Path) -> Finding:
    try:
        check_templates(settings, folder)
    except WatcherError as error:
        return "templates", False, str(error)
    return "templates", True, ", ".join(name for name, _ in settings.templates)


def _in_force(settings: Settings) -> str:
    allowed = settings.network.allow_private
    private = ", ".join(allowed) if isinstance(allowed, tuple) else str(allowed).lower()
    return (
        f"feeds {len(settings.feeds)}, profiles {len(settings.profiles)},"
        f" language {settings.language}, timezone {settings.timezone},"
        f" polling every {int(settings.poll_every.total_seconds())}s,"
        f" allow_private {private or 'false'}"
    )


def _prefilter(settings: Settings) -> str:
    needed = plan(compile_profiles(settings.profiles))
    state = "on" if settings.prefilter else "off (`prefilter` in watcher.toml)"
    if needed.obstacles:
        state = "no page can be passed over" if settings.prefilter else state
        return f"{state}; {'; '.join(needed.obstacles)}"
    return f"{state}; words that profiles need: {len(needed.anchors)}"


def _examine_state(folder: Path) -> Iterator[Finding]:
    path = folder / FILE_NAME
    if not path.exists():
        yield "database", True, f"{path}: not yet; `watcher poll` makes it"
        return
    try:
        db = open_state(folder)
        sound = next(db.query("PRAGMA quick_check"))["quick_check"]
        counts = (
            f"{articles.count(db)} articles; entries: {_counted(entries.counts(db))};"
            f" deliveries: {_counted(deliveries.state_counts(db))}"
        )
    except (WatcherError, sqlite3.Error) as error:
        yield "database", False, str(error)
        return
    yield "database", sound == "ok", f"{path}: {sound}; {counts}"
    for name, found in deliveries.ailing(db).items():
        words = f"took nothing since: {found.error}; waiting: {found.waiting}"
        yield f"deliveries to {name}", False, words
    yield "daemon", *_daemon(folder)
    free = shutil.disk_usage(folder).free
    yield "disk", free > _LOW_DISK_BYTES, f"{free // 2**20} MiB free"
    writable = os.access(folder, os.W_OK)
    yield "folder", writable, f"{folder}: {'' if writable else 'not '}writable"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {state}" for state, n in sorted(counts.items())) or "none"


def _daemon(folder: Path) -> tuple[bool, str]:
    try:
        with locked(folder):
            return True, "no watcher runs on this state folder"
    except LockedError:
        return True, "a watcher runs on this state folder"
    except WatcherError as error:
        return False, str(error)
