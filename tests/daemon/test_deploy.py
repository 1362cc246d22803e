"""Do the files of deploy/ fit the program?"""

from configparser import RawConfigParser
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from watcher.cli.root import cli

DEPLOY = Path(__file__).parents[2] / "deploy"
pytestmark = pytest.mark.skipif(not DEPLOY.is_dir(), reason="installed without deploy/")


def unit() -> RawConfigParser:
    """Read the systemd unit."""
    parser = RawConfigParser(strict=True, delimiters=["="], comment_prefixes=["#"])
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read_string((DEPLOY / "watcher.service").read_text("utf-8"))
    return parser


def test_the_unit_starts_a_command_that_exists() -> None:
    """Its words are an order that the command line takes."""
    words = unit()["Service"]["ExecStart"].split()[1:]

    told = CliRunner().invoke(cli, [*words, "--help"])

    assert told.exit_code == 0
    assert words[0] == "run"


def test_the_unit_waits_for_the_message_in_hand() -> None:
    """Longer than a service may take; a wrong configuration is not tried again."""
    from watcher.alerts.send import SEND_SECONDS  # noqa: PLC0415

    service = unit()["Service"]

    assert service["Type"] == "simple"
    assert int(service["TimeoutStopSec"]) > SEND_SECONDS
    assert service["RestartPreventExitStatus"] == "2"
    assert service["KillMode"] == "mixed"


def test_every_line_of_the_unit_is_explained() -> None:
    """Each block of settings stands under its comment."""
    lines = (DEPLOY / "watcher.service").read_text("utf-8").splitlines()

    for before, line in pairwise(lines):
        if line and not line.startswith(("#", "[")):
            assert before, f"{line} stands alone"
            assert not before.startswith("["), f"{line} has no comment"


def test_the_container_names_the_folders() -> None:
    """By the variables that the program reads, and it starts the daemon."""
    text = (DEPLOY / "Containerfile").read_text("utf-8")

    assert "WATCHER_CONFIG=/config" in text
    assert "WATCHER_STATE=/state" in text
    assert 'CMD ["run"]' in text
