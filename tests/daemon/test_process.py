"""`watcher run` as a service manager runs it: a real process, real signals."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from daemon.worlds import HangingSite, config_of
from support.flood import stories
from support.site import Site
from watcher.store import deliveries, entries
from watcher.store.database import open_database

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (INFO|WARNING) \S.*")
BROKEN = """
import sys
from watcher import daemon
async def broken(world, report):
    raise ZeroDivisionError("a bug in a round")
daemon.read_round = broken
from watcher.cli import main
main()
"""


@pytest.fixture
def site():
    """Serve the whole story behind one feed; the site is the webhook, too."""
    with Site() as running:
        running.publish("/feed.xml", "Gazzetta di Casale", stories())
        yield running


@contextmanager
def watching(
    config: Path, state: Path, *program: str, order: str = "run"
) -> Iterator[subprocess.Popen[str]]:
    """Run `watcher run`, or another *order*, in a process of its own."""
    command = [sys.executable, *(program or ("-m", "watcher"))]
    process = subprocess.Popen(
        [*command, "--config", str(config), order, "--state", str(state)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={k: v for k, v in os.environ.items() if not k.startswith("WATCHER_")},
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until(ready) -> None:
    """Wait for *ready*, at most twenty seconds."""
    deadline = time.monotonic() + 20
    while not ready():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def read_in(lines: list[str]) -> int:
    """Count the articles that the rounds in these *lines* have read."""
    return sum(int(n) for line in lines for n in re.findall(r" articles=(\d+)", line))


def test_sigterm_ends_it_with_exit_0(site, tmp_path):
    """It polls at once, logs a line for each event, and stops within seconds."""
    config = config_of(tmp_path, site)
    with (config / "feeds.toml").open("a", encoding="utf-8") as file:
        file.write(f'[[feed]]\nurl = "{site.base}/gone.xml"\n')
    with watching(config, tmp_path / "s") as process:
        assert process.stderr
        head = [process.stderr.readline()]
        # On a slow machine the pages come in a later round than the feeds.
        while read_in(head) < 5 or not any("feed failed" in line for line in head):
            head.append(process.stderr.readline())
            assert head[-1]
        began = time.monotonic()
        process.terminate()
        out, err = process.communicate(timeout=10)

    assert process.returncode == 0
    assert time.monotonic() - began < 5
    assert out == ""
    lines = [*(line.rstrip() for line in head), *err.splitlines()]
    assert all(LINE.fullmatch(line) for line in lines), err
    assert "INFO watching feeds=2" in lines[0]
    assert sum("INFO round done feeds=" in line for line in lines) >= 1
    assert read_in(lines) == 5
    assert any("WARNING feed failed feed=" in line for line in head)
    assert lines[-1].endswith("INFO stopped")


def test_sigint_ends_it_with_exit_0(site, tmp_path):
    """Ctrl-C in the middle of the first round: no traceback either."""
    with watching(config_of(tmp_path, site), tmp_path / "s") as process:
        assert process.stderr
        assert "watching" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)

    assert process.returncode == 0
    assert [line.split(" ", 2)[2] for line in err.splitlines()] == ["stopped"]


def test_a_signal_while_it_starts_ends_it_with_exit_0(site, tmp_path):
    """The folder is locked before the first round: stopped there, nothing is asked."""
    with watching(config_of(tmp_path, site), tmp_path / "s") as process:
        wait_until((tmp_path / "s" / "watcher.lock").exists)
        process.terminate()
        _, err = process.communicate(timeout=10)

    assert process.returncode == 0
    assert "Traceback" not in err


def test_a_second_one_is_refused_while_the_first_goes_on(site, tmp_path):
    """One line and exit 1 for the second; the first ends as usual."""
    config = config_of(tmp_path, site)
    with watching(config, tmp_path / "s") as first:
        wait_until(lambda: site.requests)
        with watching(config, tmp_path / "s") as second:
            _, complaint = second.communicate(timeout=20)
        assert second.returncode == 1
        assert "another watcher works on this state folder" in complaint
        assert len(complaint.splitlines()) == 1
        first.terminate()
        assert first.wait(10) == 0


def test_a_stop_in_the_middle_loses_and_repeats_nothing(site, tmp_path):
    """Stopped at the first message: the next start sends the rest, each once."""
    config, state = config_of(tmp_path, site), tmp_path / "s"
    with watching(config, state) as process:
        wait_until(lambda: site.posts)
        process.terminate()
        assert process.wait(10) == 0
    with watching(config, state) as process:
        assert process.stderr
        assert "watching" in process.stderr.readline()
        db = open_database(state)
        wait_until(lambda: deliveries.state_counts(db) == {"sent": 3})
        process.terminate()
        assert process.wait(10) == 0

    assert entries.counts(db) == {"done": 5}
    assert deliveries.state_counts(db) == {"sent": 3}
    assert len(site.posts) == len(set(site.posts)) == 3


def test_a_bug_keeps_its_traceback(site, tmp_path):
    """Loud, once, and with exit 1: the service manager starts it again."""
    with watching(config_of(tmp_path, site), tmp_path / "s", "-c", BROKEN) as process:
        _, err = process.communicate(timeout=20)

    assert process.returncode == 1
    assert err.count("Traceback") == 1
    assert "ZeroDivisionError: a bug in a round" in err


def test_ctrl_c_ends_a_single_round(tmp_path):
    """One plain line, exit 1, nothing lost: the page that hung stays on the queue."""
    with HangingSite() as site:
        site.publish("/feed.xml", "Gazzetta di Casale", stories())
        config, state = config_of(tmp_path, site), tmp_path / "s"
        with watching(config, state, order="poll") as process:
            assert site.asked.wait(20)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=10)
        site.release.set()

    assert process.returncode == 1
    assert err.strip() == "watcher: interrupted"
    assert entries.counts(open_database(state)) == {"pending": 5}
