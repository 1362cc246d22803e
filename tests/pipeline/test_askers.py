"""Which feed is asked next?"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from watcher.pipeline.askers import Askers, Errand

Script = Callable[[str], Awaitable[None]]


def _run(
    script: Script,
    *errands: tuple[str, str],
    at_once: int = 64,
    failing: str = "",
    patience: float | None = None,
) -> list[str]:
    """Send errands of (host, url), two places a host; return which were begun."""
    begun: list[str] = []

    async def work(url: str) -> None:
        begun.append(url)
        await script(url)

    async def run() -> None:
        askers = Askers(at_once=at_once)
        for host, url in errands:
            is_failing = url in failing
            one = Errand(url=url, work=partial(work, url), is_failing=is_failing)
            askers.send(host, 2, one)
        urls = frozenset(url for _, url in errands)
        await askers.come_back(urls, patience=patience)
        left = [url for url in urls if url in askers]
        assert (patience is None) is not bool(left)
        await askers.give_up()
        assert not any(url in askers for url in urls)

    asyncio.run(run())
    return begun


async def _soon(url: str) -> None:
    await asyncio.sleep(0)


async def _never_for_a(url: str) -> None:
    if url.startswith("a"):
        await asyncio.sleep(60)


def test_hosts_take_turns() -> None:
    """One with many feeds does not push itself before the others."""
    errands = [("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1"), ("c", "c1")]

    begun = _run(_soon, *errands, at_once=1)

    assert begun == ["a1", "b1", "c1", "a2", "a3"]


def test_a_host_that_hangs_holds_up_itself_alone() -> None:
    """Its two places are taken; the others are asked to the end."""
    errands = [("a", f"a{n}") for n in range(9)] + [("b", f"b{n}") for n in range(9)]

    begun = _run(_never_for_a, *errands, patience=0.05)

    assert [url for url in begun if url < "b"] == ["a0", "a1"]
    assert [url for url in begun if url > "b"] == [f"b{n}" for n in range(9)]


def test_feeds_that_failed_leave_a_place_to_the_others() -> None:
    """Of two places they get one."""
    errands = [("h", "a1"), ("h", "a2"), ("h", "b1"), ("h", "b2")]

    begun = _run(_never_for_a, *errands, failing="a1 a2", patience=0.05)

    assert sorted(begun) == ["a1", "b1", "b2"]


def test_no_more_are_asked_at_once_than_said() -> None:
    """However many hosts there are."""
    errands = [(f"h{n}", f"a{n}") for n in range(9)]

    assert len(_run(_never_for_a, *errands, at_once=4, patience=0.05)) == 4


def test_what_broke_an_errand_is_raised() -> None:
    """A bug is never swallowed, and the others are asked nevertheless."""
    done: list[str] = []

    async def breaks(url: str) -> None:
        done.append(url)
        if url == "a":
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        _run(breaks, ("h", "a"), ("h", "b"), ("h", "c"))
    assert done == ["a", "b", "c"]
