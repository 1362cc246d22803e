"""Which folders does a command work on? The options that most commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from watcher.config import find_config_dir, find_state_dir, load
from watcher.errors import InputError
from watcher.model.settings import Settings
from watcher.store import profiles
from watcher.store.database import Database, open_database

Function = TypeVar("Function", bound=Callable[..., Any])


class _Utf8(click.ParamType[str]):
    """Text of the command line; bytes that are no UTF-8 make a wrong call."""

    name = "text"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        text = str(value)
        if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            self.fail("is not UTF-8 text", param, ctx)
        return text


UTF8 = _Utf8()


def config_option(command: Function) -> Function:
    """Let a command take --config after its name, too."""
    return click.option(
        "--config",
        "config_dir",
        type=click.Path(path_type=Path),
        help="Configuration folder.",
    )(command)


def state_option(command: Function) -> Function:
    """Let a command take --state after its name, too."""
    return click.option(
        "--state", "state_dir", type=click.Path(path_type=Path), help="State folder."
    )(command)


def json_option(command: Function) -> Function:
    """Let a command print JSON Lines."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON Lines for programs."
    )(command)


def profile_option(command: Function) -> Function:
    """Let a list be narrowed to one profile."""
    return click.option("--profile", type=UTF8, help="Only this profile.")(command)


def limit_option(most: int) -> Callable[[Function], Function]:
    """Let a list end after so many rows, *most* unless told."""
    # SQLite counts in 64 bits.
    bounds = click.IntRange(min=1, max=2**31)
    return click.option(
        "--limit", default=most, show_default=True, type=bounds, help="Rows to show."
    )


def verbose_option(command: Function) -> Function:
    """Let a command take -v after its name, too."""
    return click.option("-v", "--verbose", count=True, help="Log more.")(command)


def config_folder(config_dir: Path | None) -> Path:
    """Return the configuration folder in force."""
    return find_config_dir(config_dir or _group_option("config_dir"), os.environ)


def state_folder(state_dir: Path | None) -> Path:
    """Return the state folder in force."""
    return find_state_dir(state_dir or _group_option("state_dir"), os.environ)


def settings_of(config_dir: Path | None) -> Settings:
    """
    Load the configuration in force.

    Raises:
        ConfigError: a file is missing or wrong.
    """
    return load(config_folder(config_dir), env=os.environ)


def open_state(state_dir: Path | None) -> Database:
    """
    Open the database in force for reading.

    Raises:
        StoreError: there is none yet, or it cannot be used.
    """
    db = open_database(state_folder(state_dir))
    click.get_current_context().call_on_close(db.close)
    return db


def check_profile(db: Database, name: str | None) -> None:
    """
    Accept the *name* of a profile that the database has met, or none.

    Raises:
        InputError: no round has begun for such a profile.
    """
    if name is not None and not profiles.is_known(db, name):
        raise InputError(f"no round has met a profile {name!r}; see `watcher profiles`")


def verbosity(verbose: int) -> int:
    """Return how often -v was given, before the command and after it (*verbose*)."""
    return int(_group_option("verbose") or 0) + verbose


def _group_option(name: str) -> Any:
    options = click.get_current_context().find_root().obj or {}
    return options.get(name)
