"""Which commands are there, and how does trouble end? Exit 0, 1 or 2; one line."""

import os
import sqlite3
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from watcher import __version__
from watcher.errors import WatcherError

# Name -> module of this package; imported only when called, so that a list or a look
# at one file does not pay for the network and the extractor.
COMMANDS = {
    "demo": "demo",
    "init": "setup",
    "poll": "rounds",
    "run": "rounds",
    "feeds": "feeds",
    "profiles": "profiles",
    "matches": "lists",
    "claims": "lists",
    "alerts": "alerts",
    "articles": "articles",
    "show": "show",
    "why": "show",
    "replay": "replay",
    "analyze": "analyze",
    "search": "lists",
    "doctor": "setup",
    "completion": "setup",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"watcher.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "config_dir",
    type=click.Path(path_type=Path),
    help="Configuration folder (default: $WATCHER_CONFIG, ./config, the user's).",
)
@click.option(
    "--state",
    "state_dir",
    type=click.Path(path_type=Path),
    help="State folder (default: $WATCHER_STATE, ./state, the user's).",
)
@click.option("-v", "--verbose", count=True, help="Log more; twice: every decision.")
@click.version_option(__version__, prog_name="watcher")
@click.pass_context
def cli(ctx: click.Context, **options: Any) -> None:
    """Read the Italian press; tell only what was not known."""
    ctx.obj = options


def main() -> NoReturn:
    """Run the command line and leave with the exit status of the contract."""
    try:
        status = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except WatcherError as error:
        click.echo(f"watcher: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our pipe went away (`watcher claims | head`): no one to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except sqlite3.OperationalError as error:
        click.echo(f"watcher: the database refused: {error}", err=True)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)
