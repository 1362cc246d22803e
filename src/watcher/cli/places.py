"""Which folders does a command work on? The options that most commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from watcher.config import find_config_dir, find_state_dir, load
from watcher.model.settings import Settings
from watcher.store.database import Database, open_database

Function = TypeVar("Function", bound=Callable[..., Any])


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
    return open_database(state_folder(state_dir))


def verbosity() -> int:
    """Return how often -v was given."""
    return int(_group_option("verbose") or 0)


def _group_option(name: str) -> Any:
    options = click.get_current_context().find_root().obj or {}
    return options.get(name)
