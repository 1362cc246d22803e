"""A list must not pay for the network, the extractor or the services."""

import json
import subprocess
import sys

import pytest

from cli.desk import Desk

HEAVY = ("trafilatura", "aiohttp", "apprise", "feedparser", "apscheduler")
PROGRAM = """
import json, sys
from watcher.cli import main
try:
    main()
except SystemExit as end:
    status = end.code
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded(*args: object) -> tuple[int, set[str]]:
    """Return the status of a call, and every module that it imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, args)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    status, modules = json.loads(done.stderr.splitlines()[-1])
    return status, set(modules)


@pytest.mark.parametrize(
    "command",
    ["matches", "claims --all", "alerts", "feeds", "show m1", "why m1", "search piena"],
)
def test_looking_up_is_light(desk: Desk, command: str) -> None:
    """None of the heavy packages is imported."""
    where = ("--config", desk.config, "--state", desk.state)

    status, modules = loaded(*where, *command.split())

    assert status == 0
    assert not modules & set(HEAVY)


@pytest.mark.parametrize("command", ["poll --help", "run --help", "init --help"])
def test_help_is_light(command: str) -> None:
    """What a command does can be read without loading what does it."""
    status, modules = loaded(*command.split())

    assert status == 0
    assert not modules & set(HEAVY)
