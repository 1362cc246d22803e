"""Which claims of one kind came last? A shelf that answers with a bounded number."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from watcher.model.claim import Claim

# What is compared by kind is compared with the last so many: a judge's time must not
# grow with the years that a ledger covers.
_MOST = 400

Key = TypeVar("Key", bound=Hashable)


class Newest(Generic[Key]):
    """Claims under a key, in the order in which they were added."""

    def __init__(self) -> None:
        self._claims: defaultdict[Key, list[Claim]] = defaultdict(list)

    def add(self, key: Key, claim: Claim) -> None:
        """Put *claim* behind those of its key."""
        self._claims[key].append(claim)

    def of(self, key: Key) -> list[Claim]:
        """Return the last claims under *key*, oldest first."""
        return self._claims[key][-_MOST:] if key in self._claims else []

    def backwards(self, key: Key) -> Iterator[Claim]:
        """Yield the claims under *key*, the last first, as far as somebody asks."""
        return reversed(self._claims.get(key, ()))

    def first(self, key: Key) -> Claim | None:
        """Return the first claim under *key*."""
        return self._claims[key][0] if key in self._claims else None
