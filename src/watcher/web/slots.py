"""When may the next request to a host start?"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from yarl import URL

Origin = tuple[str, str, int | None]
# Beyond this many hosts the idle ones are forgotten.
_MOST = 4_096


def origin_of(url: URL) -> Origin:
    """Return what *url* names: scheme, host and port."""
    return url.scheme, str(url.raw_host).lower(), url.port


@dataclass(slots=True)
class Slot:
    """The places of one host, taken with `async with`, and a pause between starts."""

    places: asyncio.Semaphore
    spacing: float
    _next: float = 0.0
    _inside: int = 0

    async def __aenter__(self) -> None:
        self._inside += 1
        try:
            await self.places.acquire()
        except asyncio.CancelledError:
            self._inside -= 1
            raise
        clock = asyncio.get_running_loop().time
        start = max(clock(), self._next)
        self._next = start + self.spacing
        if start > clock():
            try:
                await asyncio.sleep(start - clock())
            except asyncio.CancelledError:
                await self.__aexit__()
                raise

    async def __aexit__(self, *trouble: object) -> None:
        self._inside -= 1
        self.places.release()

    def is_idle(self, now: float) -> bool:
        """Tell whether nobody is inside or waits, and no pause runs."""
        return not self._inside and self._next <= now


@dataclass(slots=True)
class Slots:
    """
    The slots of every host: *per_host* places, and a pause from *spacing_of*.

    They are ours instead of the connector's queue: waiting there would count against
    a request's deadline, so a slow neighbour would cost its host's other feeds.
    """

    per_host: int
    spacing_of: Callable[[URL], float]
    _slots: dict[Origin, Slot] = field(default_factory=dict)

    def of(self, url: URL, origin: Origin) -> Slot:
        """Return the slot of *origin*, which *url* names."""
        slot = self._slots.get(origin)
        if slot is None:
            self._forget_idle()
            slot = self._slots[origin] = Slot(
                places=asyncio.Semaphore(self.per_host),
                spacing=self.spacing_of(url),
            )
        return slot

    def _forget_idle(self) -> None:
        if len(self._slots) < _MOST:
            return
        now = asyncio.get_running_loop().time()
        self._slots = {k: s for k, s in self._slots.items() if not s.is_idle(now)}
