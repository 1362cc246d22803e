"""Do calls go on at the same time in the process beside, and end with this one?"""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from engine import jobs
from watcher.engine import Beside, WorkError
from watcher.errors import ArticleError

DRIVER = Path(__file__).with_name("neighbour.py")


def wait_until(ready) -> None:
    """Wait for *ready*, at most twenty seconds."""
    deadline = time.monotonic() + 20
    while not ready():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


def is_running(process: int) -> bool:
    """Say whether *process* is there and no zombie, down to its last thread."""
    there = Path(f"/proc/{process}")
    try:
        state = (there / "stat").read_text("ascii").rpartition(")")[2]
        threads = len(list((there / "task").iterdir()))
    except FileNotFoundError:
        return False
    return state.split()[0] != "Z" or threads > 1


def test_calls_run_at_the_same_time_in_one_process(tmp_path: Path) -> None:
    """Each waits for the other; one alone would wait for ever."""
    with Beside(jobs.meet, 2) as beside, ThreadPoolExecutor(2) as threads:
        one = threads.submit(beside, tmp_path, "a", "b")
        two = threads.submit(beside, tmp_path, "b", "a")
        there = {one.result(), two.result()}

    assert len(there) == 1
    assert there != {os.getpid()}


def test_more_calls_than_lanes_wait_for_their_turn() -> None:
    """None is lost and none is refused."""
    with Beside(jobs.double, 2) as beside, ThreadPoolExecutor(8) as threads:
        assert list(threads.map(beside, range(40))) == [2 * n for n in range(40)]


def test_errors_come_back_whole() -> None:
    """A foreseen one with what it carries; a bug as loud as here."""
    with (
        Beside(jobs.picky, 1) as beside,
        pytest.raises(ArticleError, match="page-3: odd") as odd,
    ):
        beside(3)
    with Beside(jobs.broken, 1) as beside, pytest.raises(ZeroDivisionError):
        beside(1)

    assert odd.value.url == "page-3"


def test_when_the_process_dies_the_next_call_starts_another(tmp_path: Path) -> None:
    """Who waited for an answer hears it; who comes later finds a new one."""
    with Beside(jobs.meet, 2) as beside, ThreadPoolExecutor(1) as threads:
        first = beside(tmp_path, "a", "a")
        waiting = threads.submit(beside, tmp_path, "in-hand", "never")
        wait_until((tmp_path / "in-hand").exists)
        os.kill(first, signal.SIGKILL)
        with pytest.raises(WorkError, match="died"):
            waiting.result()

        assert beside(tmp_path, "a", "a") != first


def test_one_that_died_unnoticed_costs_no_call(tmp_path: Path) -> None:
    """Nothing was in its hands, so nothing is uncertain."""
    with Beside(jobs.meet, 1) as beside:
        first = beside(tmp_path, "a", "a")
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: not is_running(first))

        assert beside(tmp_path, "a", "a") != first


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_for_the_parent_ends_no_call(tmp_path: Path, number: int) -> None:
    """Ctrl-C reaches the whole group; what is in hand is finished."""
    with Beside(jobs.meet, 2) as beside, ThreadPoolExecutor(1) as threads:
        there = beside(tmp_path, "a", "a")
        waiting = threads.submit(beside, tmp_path, "in-hand", "released")
        wait_until((tmp_path / "in-hand").exists)
        os.kill(there, number)
        (tmp_path / "released").touch()

        assert waiting.result() == there


def test_it_ends_when_the_parent_is_killed(tmp_path: Path) -> None:
    """After the call in hand: nothing runs on, and nothing new is begun."""
    roots = os.pathsep.join(str(p) for p in DRIVER.parents[1:2])
    with subprocess.Popen(
        [sys.executable, str(DRIVER), str(tmp_path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": roots},
        encoding="ascii",
    ) as parent:
        assert parent.stdout
        beside = int(parent.stdout.readline())
        wait_until((tmp_path / "here").exists)
        parent.kill()
        parent.wait()
        assert is_running(beside)
        (tmp_path / "released").touch()

        wait_until(lambda: not is_running(beside))
