"""How is text shown to a person? Clean, and plain when the output is a pipe."""

from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from watcher.alerts.hostile import clean, one_line

_PIPE_WIDTH = 200


def say(text: str, *, indent: int = 0) -> None:
    """Print text that may hold words from strangers, each line indented."""
    for line in clean(text).split("\n"):
        click.echo(" " * indent + line if line else "")


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
    cells = [[one_line("" if v is None else str(v)) for v in row] for row in rows]
    screen = console()
    if screen.is_terminal:
        screen.print(_table(columns, cells))
    else:
        _print_columns([list(columns), *cells])


def _table(columns: Sequence[str], cells: list[list[str]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in cells:
        # Text, not str: square brackets of a title are no markup.
        table.add_row(*map(Text, row))
    return table


def _print_columns(cells: list[list[str]]) -> None:
    # In a pipe a row is one line, however long: grep and cut work on lines.
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(padded).rstrip())
