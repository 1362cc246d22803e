"""Call the command line as a person does: in this process, or in one of its own."""

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from watcher.cli import main

COMMAND = (sys.executable, "-m", "watcher")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a call."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The JSON Lines of the output."""
        return [json.loads(line) for line in self.out.split("\n") if line]

    @property
    def complaint(self) -> str:
        """The one plain line of a user's mistake."""
        (line,) = self.err.splitlines()
        assert line.startswith("watcher: ")
        return line.removeprefix("watcher: ")


def call(*args: object, env: Mapping[str, str] | None = None) -> Outcome:
    """Run `watcher *args*` in this process."""
    out, err = _stream(), _stream()
    argv = ["watcher", *map(str, args)]
    with (
        _log_restored(),
        patch.object(sys, "argv", argv),
        patch.dict(os.environ, _environment(env), clear=True),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        status = _status()
    return Outcome(status=status, out=_text(out), err=_text(err))


def run(
    *args: object,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: str | None = None,
) -> Outcome:
    """Run `watcher *args*` in a process of its own."""
    done = subprocess.run(
        [*COMMAND, *map(str, args)],
        env=_environment(env),
        cwd=cwd,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Outcome(status=done.returncode, out=done.stdout, err=done.stderr)


def _environment(env: Mapping[str, str] | None) -> dict[str, str]:
    ours = ("WATCHER_", "_WATCHER_", "COMP_", "COLUMNS", "FORCE_COLOR")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    return {**clean, **(env or {})}


def _status() -> int:
    with pytest.raises(SystemExit) as end:
        main()
    assert isinstance(end.value.code, int)
    return end.value.code


@contextmanager
def _log_restored() -> Iterator[None]:
    root, own = logging.getLogger(), logging.getLogger("watcher")
    before = (root.handlers[:], root.level, own.level)
    try:
        yield
    finally:
        root.handlers[:] = before[0]
        root.setLevel(before[1])
        own.setLevel(before[2])


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
