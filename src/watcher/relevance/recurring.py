"""What comes again and again in the matches of a profile, and hardly elsewhere?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, KeysView

# Of four articles that have it, three are about the story.
_ELSEWHERE = 1 / 3


class Recurring:
    """
    Keys (names, words, figures) and how many matches of each profile hold them.

    *spread* tells in how many articles read so far a key stands. A key is the story's
    own when *least* matches hold it, and at most *elsewhere* times as many others.
    """

    def __init__(
        self,
        spread: Callable[[str], int],
        least: int,
        elsewhere: float = _ELSEWHERE,
    ) -> None:
        self.spread = spread
        self._least = least
        self._elsewhere = elsewhere
        self._times: dict[str, Counter[str]] = defaultdict(Counter)
        self._led: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, profile: str, keys: Iterable[str], *, led: bool = False) -> None:
        """
        Note that a match of *profile* holds each of *keys*.

        A match to which such keys *led* proves nothing for them, nor against them.
        """
        counted = self._led if led else self._times
        for key in keys:
            counted[key][profile] += 1

    def times(self, profile: str, key: str) -> int:
        """Return how many matches of *profile* hold *key*."""
        return self._times[key][profile] if key in self._times else 0

    def is_own(self, profile: str, key: str, written: str | None = None) -> bool:
        """Tell whether *key*, as *written*, is of the story and rare elsewhere."""
        times = self.times(profile, key)
        if times < self._least:
            return False
        # One article elsewhere proves nothing.
        return self.others(profile, key, written) <= 1 + times * self._elsewhere

    def others(self, profile: str, key: str, written: str | None = None) -> int:
        """Return how many articles hold *key*, as *written*, and are of no match."""
        led = self._led[key][profile] if key in self._led else 0
        return self.spread(written or key) - self.times(profile, key) - led

    def keys(self) -> KeysView[str]:
        """Return every key."""
        return self._times.keys()

    def profiles_of(self, keys: Iterable[str]) -> set[str]:
        """Return the profiles of which some match holds one of *keys*."""
        return {profile for key in keys for profile in self._times.get(key, ())}

    def each(self) -> Iterator[tuple[str, str]]:
        """Yield every key with each profile of which a match holds it."""
        return ((key, name) for key, times in self._times.items() for name in times)
