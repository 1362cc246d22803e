"""Where does CPU work run?"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from engine import jobs
from watcher.engine import Engine, Here, Processes, WorkError
from watcher.errors import ArticleError

Use = Callable[[Engine], Awaitable[Any]]


def _with_processes(use: Use, **options: Any) -> Any:
    async def run() -> Any:
        async with Processes(workers=1, **options) as engine:
            return await use(engine)

    return asyncio.run(run())


def _with_here(use: Use, **_: Any) -> Any:
    return asyncio.run(use(Here()))  # type: ignore[arg-type]


BOTH = pytest.mark.parametrize(
    "run", [_with_here, _with_processes], ids=["here", "processes"]
)


@BOTH
def test_work_gives_its_result_in_order(run: Callable[..., Any]) -> None:
    """`map` keeps the order of its items; a foreseen error takes its place."""
    found = run(lambda engine: engine.map(jobs.picky, [2, 3, 4]))

    assert (found[0], found[2]) == (2, 4)
    assert isinstance(found[1], ArticleError)
    assert (found[1].url, str(found[1])) == ("page-3", "page-3: odd")


@BOTH
def test_a_bug_stays_loud(run: Callable[..., Any]) -> None:
    """What nobody foresaw is raised, not counted."""
    with pytest.raises(ZeroDivisionError, match="a bug"):
        run(lambda engine: engine.map(jobs.broken, [1]))


def test_work_without_end_is_killed_and_the_next_goes_on() -> None:
    """A worker that hangs is stopped; a new one takes its place."""

    async def use(engine: Engine) -> int:
        # The first call pays for the start of the worker.
        await engine.submit(jobs.double, 1)
        with pytest.raises(WorkError, match="stopped after"):
            await engine.submit(jobs.hang, 60)
        return await engine.submit(jobs.double, 21)

    assert _with_processes(use, limit_seconds=4) == 42


def test_a_worker_that_dies_costs_only_its_own_work() -> None:
    """A crash in foreign C code is an error of one piece."""

    async def use(engine: Engine) -> list[Any]:
        with pytest.raises(WorkError, match="died"):
            await engine.submit(jobs.die, 1)
        return await engine.map(jobs.double, [1, 2])

    assert _with_processes(use) == [2, 4]


def test_a_worker_that_swells_is_stopped_at_the_limit() -> None:
    """A gigabyte is refused while the limit is half of one."""

    async def use(engine: Engine) -> int:
        with pytest.raises(WorkError, match="memory"):
            await engine.submit(jobs.swell, 2**30)
        return await engine.submit(jobs.swell, 1_000)

    assert _with_processes(use) == 1_000


def test_work_gets_ten_seconds_of_the_processor_and_each_anew() -> None:
    """The system ends what takes more; many pieces may take as much together."""

    async def use(engine: Engine) -> list[float]:
        few = [await engine.submit(jobs.spin, 0.7) for _ in range(3)]
        with pytest.raises(WorkError, match="stopped after 1 seconds of processor"):
            await engine.submit(jobs.spin, 60)
        return [*few, await engine.submit(jobs.spin, 0.1)]

    assert Processes().cpu_seconds == 10
    assert _with_processes(use, cpu_seconds=1) == [0.7, 0.7, 0.7, 0.1]


def test_cancelled_work_leaves_no_busy_worker() -> None:
    """Who waits no more does not block the next."""

    async def use(engine: Engine) -> int:
        await engine.submit(jobs.double, 1)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(engine.submit(jobs.hang, 60), 0.2)
        return await engine.submit(jobs.double, 4)

    assert _with_processes(use) == 8


def test_a_worker_gets_its_next_piece_while_we_are_busy(tmp_path: Path) -> None:
    """While this process stores what was read, the next is being read."""

    async def use(engine: Engine) -> None:
        meeting = asyncio.gather(
            engine.submit(jobs.meet, tmp_path, "first", "first"),
            engine.submit(jobs.meet, tmp_path, "second", "first"),
        )
        await asyncio.sleep(0)
        # Nothing else runs in this process meanwhile.
        jobs.meet(tmp_path, "we", "second")
        await meeting

    _with_processes(use)

    assert {one.name for one in tmp_path.iterdir()} == {"first", "second", "we"}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_a_worker_inherits_no_socket() -> None:
    """A connection of ours ends when we close it, not when a worker ends."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        sockets = _with_processes(lambda engine: engine.submit(jobs.open_sockets, 1))

    # One is the worker's end of its own pipe.
    assert sockets <= 1


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.01, 0.05, 0.2])
def test_work_may_be_given_up_while_its_worker_starts(seconds: float) -> None:
    """Whoever stops waiting, however early, gets neither an error nor a stuck pool."""

    async def use(engine: Engine) -> int:
        task = asyncio.ensure_future(engine.submit(jobs.hang, 60))
        await asyncio.sleep(seconds)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return await engine.submit(jobs.double, 21)

    assert _with_processes(use) == 42
