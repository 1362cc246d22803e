"""Which commands are there, and how does trouble end? Exit 0, 1 or 2; one line."""

import io
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
    "init": "init",
    "poll": "rounds",
    "run": "rounds",
    "feeds": "feeds",
    "profiles": "profiles",
    "matches": "matches",
    "claims": "claims",
    "alerts": "alerts",
    "articles": "articles",
    "show": "show",
    "why": "why",
    "replay": "replay",
    "analyze": "analyze",
    "search": "search",
    "doctor": "doctor",
    "completion": "completion",
}


# What SQLite says of statements that should not have been given; the rest, a full disk
# or a damaged file, is the machine's trouble.
_OUR_MISTAKES = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError)


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

    def invoke(self, ctx: click.Context) -> Any:
        try:
            status = super().invoke(ctx)
            if sys.stdout:
                sys.stdout.flush()
        except BrokenPipeError:
            # The reader of our pipe went away (`watcher claims | head`); what Python
            # still holds for it must not meet the closed pipe again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            return 0
        return status


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
def cli(ctx: click.Context, /, **options: Any) -> None:
    """Read the Italian press; tell only what was not known."""
    ctx.obj = options


def main() -> NoReturn:
    """Run the command line and leave with the exit status of the contract."""
    _accept_any_text()
    try:
        status = cli.main(prog_name="watcher", standalone_mode=False)
    except click.exceptions.Abort:
        _leave("interrupted", 1)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        _leave(_in_one_line(error), error.exit_code)
    except WatcherError as error:
        _leave(str(error), error.exit_code)
    except sqlite3.DatabaseError as error:
        if isinstance(error, _OUR_MISTAKES):
            raise
        _leave(f"the database refused: {error}", 1)
    except OSError as error:
        # A full disk, a folder that is closed to us, no more file handles.
        _leave(str(error), 1)
    sys.exit(status if isinstance(status, int) else 0)


def _accept_any_text() -> None:
    # A lone surrogate, or a letter that an ASCII terminal lacks, is written as its
    # escape, which inside a JSON string even means the same.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _in_one_line(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{message}; see `{context.command_path} --help`" if context else message


def _leave(message: str, status: int) -> NoReturn:
    """Say *message* on one line of stderr, whatever it quotes, and exit."""
    click.echo(f"watcher: {' '.join(message.split())}", err=True)
    sys.exit(status)
