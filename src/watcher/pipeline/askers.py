"""Which feed is asked next? Hosts take turns; none sees more of us than it may."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

Work = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A feed to ask: its URL, what asks it, and whether it failed last time."""

    url: str
    work: Work
    is_failing: bool = False


@dataclass(slots=True)
class _Lane:
    """
    What waits to be asked of a host, and how much of it is being asked.

    Of the *most* places of a host those that failed last time get all but one, so that
    feeds that are well never wait for one that hangs.
    """

    most: int
    in_ring: bool = False
    _well: deque[Errand] = field(default_factory=deque)
    _failing: deque[Errand] = field(default_factory=deque)
    _inside: int = 0
    _failing_inside: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether one more may be asked now."""
        return self._inside < self.most and bool(self._well or self._may_fail)

    @property
    def _may_fail(self) -> bool:
        return bool(self._failing) and self._failing_inside < max(self.most - 1, 1)

    def put(self, errand: Errand) -> None:
        (self._failing if errand.is_failing else self._well).append(errand)

    def take(self) -> Errand:
        errand = (self._well or self._failing).popleft()
        self._inside += 1
        self._failing_inside += errand.is_failing
        return errand

    def end(self, errand: Errand) -> None:
        self._inside -= 1
        self._failing_inside -= errand.is_failing


@dataclass(slots=True)
class Askers:
    """
    Those who run errands, *at_once* at most; an errand may outlive its round.

    The hosts stand in a ring: so a slow one with many feeds does not hold up others,
    and thousands of feeds need no task each.
    """

    at_once: int = 64
    _lanes: dict[str, _Lane] = field(default_factory=dict)
    _ring: deque[_Lane] = field(default_factory=deque)
    _urls: set[str] = field(default_factory=set)
    _awaited: set[str] = field(default_factory=set)
    _all_back: asyncio.Event = field(default_factory=asyncio.Event)
    _tasks: "set[asyncio.Task[None]]" = field(default_factory=set)
    _broken: Exception | None = None

    def __contains__(self, url: str) -> bool:
        """Tell whether the feed at *url* is being asked, or waits for it."""
        return url in self._urls

    def send(self, host: str, places: int, errand: Errand) -> None:
        """
        Let *errand* be run when it is the turn of *host*, which has *places*.

        Its URL must be free.
        """
        lane = self._lanes.setdefault(host, _Lane(places))
        self._urls.add(errand.url)
        lane.put(errand)
        self._line_up(lane)
        if self._ring and len(self._tasks) < self.at_once:
            task = asyncio.create_task(self._ask())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def come_back(self, urls: frozenset[str], *, patience: float | None) -> None:
        """Wait *patience* seconds for the errands to *urls*; raise what broke one."""
        self._awaited = self._urls & urls
        if self._awaited:
            self._all_back.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    await self._all_back.wait()
        if self._broken:
            raise self._broken

    async def give_up(self) -> None:
        """Cancel every errand: the next round that sees its feed sends another."""
        tasks = list(self._tasks)
        for gone in (self._lanes, self._ring, self._urls):
            gone.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _ask(self) -> None:
        while self._ring:
            lane = self._ring.popleft()
            lane.in_ring = False
            errand = lane.take()
            self._line_up(lane)
            try:
                await errand.work()
            except Exception as error:  # noqa: BLE001  # the round raises it
                self._broken = error
            lane.end(errand)
            self._line_up(lane)
            self._tick_off(errand.url)

    def _line_up(self, lane: _Lane) -> None:
        if lane.is_ready and not lane.in_ring:
            lane.in_ring = True
            self._ring.append(lane)

    def _tick_off(self, url: str) -> None:
        self._urls.discard(url)
        self._awaited.discard(url)
        if not self._awaited:
            self._all_back.set()
