"""What strangers wrote is shown as text: no markup, no commands, no broken lines."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from watcher.cli import screen

HOSTILE = "[bold]Ponte[/bold] \x1b[31mrosso\x1b[0m\r\ncade\u202e \x07[/"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Pretend that the output is a terminal, and return what it shows."""
    shown = io.StringIO()
    pretended = Console(file=shown, force_terminal=True, width=60, highlight=False)
    monkeypatch.setattr(screen, "console", lambda: pretended)
    return shown


def test_a_table_on_a_terminal_shows_brackets_as_they_are(
    terminal: io.StringIO,
) -> None:
    """Rich's markup in a title is a title."""
    screen.show_table(["id", "title"], [["m1", HOSTILE]], empty="none")

    assert "[bold]Ponte[/bold] rosso cade" in terminal.getvalue()
    assert "\x1b[31m" not in terminal.getvalue()
    assert "\x07" not in terminal.getvalue()


def test_a_table_in_a_pipe_is_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns start below their heading; empty cells are blank; nothing is folded."""
    rows = [["m1", None, "x" * 300], ["m12", 0.5, HOSTILE]]

    screen.show_table(["id", "score", "title"], rows, empty="none")

    assert capsys.readouterr().out.splitlines() == [
        "id   score  title",
        f"m1          {'x' * 300}",
        "m12  0.5    [bold]Ponte[/bold] rosso cade [/",
    ]


def test_an_empty_table_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """No heading without rows."""
    screen.show_table(["id"], [], empty="no match yet")

    assert capsys.readouterr().out == "no match yet\n"


def test_an_indent_holds_for_every_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A text of two paragraphs stays one block."""
    screen.say("uno\n\ndue\x1b[2J", indent=4)

    assert capsys.readouterr().out == "    uno\n\n    due\n"


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    cells=st.lists(
        st.text(st.characters(codec=None), max_size=15), min_size=2, max_size=2
    )
)
def test_a_row_is_a_line_whatever_it_says(cells: list[str]) -> None:
    """Line ends of any kind in a cell end no row."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        screen.show_table(["a", "b"], [cells, cells], empty="none")
    out.seek(0)

    assert len(out.read().splitlines()) == 3
