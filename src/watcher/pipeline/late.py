"""Which work still waits for a slow server, and for how long does a round wait?"""

import asyncio
from collections.abc import Coroutine, Hashable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


@dataclass(slots=True)
class Late(Generic[K, T]):
    """
    Pieces of work by key, which may outlive the round that began them.

    A server that takes its time costs the round no more than *patience*; what it
    gives is taken up by the round that is at work when it comes.
    """

    _tasks: "dict[K, asyncio.Task[T]]" = field(default_factory=dict)

    def __contains__(self, key: K) -> bool:
        return key in self._tasks

    def keys(self) -> frozenset[K]:
        """Return the keys of what is still at work, or done and not yet taken up."""
        return frozenset(self._tasks)

    def begin(self, key: K, work: Coroutine[Any, Any, T]) -> None:
        """Start *work* beside everything else; *key* must not be at work."""
        self._tasks[key] = asyncio.create_task(work)

    async def results(self, keys: frozenset[K], *, patience: float | None) -> list[T]:
        """
        Wait *patience* seconds for *keys*; return what is done, theirs or older.

        Raise what broke a piece of work.
        """
        waited = [task for key, task in self._tasks.items() if key in keys]
        if waited:
            await asyncio.wait(waited, timeout=patience)
        done = [key for key, task in self._tasks.items() if task.done()]
        return [self._tasks.pop(key).result() for key in done]

    async def give_up(self) -> None:
        """Cancel what is at work: it is begun again by the next round that sees it."""
        tasks = list(self._tasks.values())
        self._tasks.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
