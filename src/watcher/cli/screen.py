"""How is text shown to a person? Clean, and plain when the output is a pipe."""

from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from watcher.alerts.hostile import clean, one_line

_PIPE_WIDTH = 200


def say(line: str) -> None:
    """Print a line of text that may hold words from strangers."""
    click.echo(clean(line))


def console() -> Console:
    """Return a console that is plain and wide in a pipe."""
    plain = Console(highlight=False)
    return plain if plain.is_terminal else Console(highlight=False, width=_PIPE_WIDTH)


def show_table(
    columns: Sequence[str], rows: Sequence[Sequence[object]], *, empty: str
) -> None:
    """Print *rows* under *columns*; *empty* is said when there are none."""
    if not rows:
        click.echo(empty)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        # Text, not str: square brackets of a title are no markup.
        table.add_row(*(Text(one_line("" if v is None else str(v))) for v in row))
    console().print(table)
