"""How does a benchmark or a test get a farm? As a context manager."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection

from farm.plan import NEW_ENTRIES, Plan, entry_id, host_of, path_of, sow
from farm.server import serve

_SPAWN = get_context("spawn")


@dataclass(slots=True)
class Farm:
    """A farm that is being served, and the truth about it."""

    plan: Plan
    port: int
    control: Connection
    _turn: int = 0
    _generations: dict[int, int] = field(default_factory=dict)

    @property
    def urls(self) -> list[str]:
        """The address of every feed."""
        return [
            f"http://{host_of(self.plan, number)}:{self.port}{path_of(number)}"
            for number in range(self.plan.feeds)
        ]

    def grow(self, share: float) -> int:
        """Give news to *share* of the feeds; return to how many."""
        self._turn += 1
        self.control.send((share, self._turn))
        changed: int = self.control.recv()
        every = round(1 / share)
        for number in range(self.plan.feeds):
            if (number + self._turn) % every == 0:
                self._generations[number] = self._generations.get(number, 0) + 1
        return changed

    def counts(self) -> dict[str, int]:
        """Return what was answered so far."""
        self.control.send(None)
        told: dict[str, int] = self.control.recv()
        return told

    def truth(self) -> set[tuple[str, str]]:
        """Return the address and identity of every entry ever shown."""
        found = set()
        for url, feed in zip(self.urls, sow(self.plan), strict=True):
            more = self._generations.get(feed.number, 0) * NEW_ENTRIES
            for entry in range(self.plan.entries + more):
                found.add((url, entry_id(feed.number, entry)))
        return found


@contextmanager
def farm(plan: Plan) -> Iterator[Farm]:
    """Serve *plan* in a process of its own."""
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=serve, args=(plan, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Farm(plan, ours.recv(), ours)
    finally:
        ours.close()
        process.join(10)
        process.kill()
