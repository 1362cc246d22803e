"""Is this page worth reading? Only when it holds a word that some profile needs."""

import logging
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from watcher.model.profile import Profile
from watcher.relevance import Matcher, Stories
from watcher.relevance.anchoring import Plan, plan, word_of
from watcher.relevance.sieve import Sieve, Sifted

log = logging.getLogger(__name__)

# Above this share the scan costs more than it saves. It is taken of the last pages.
_MOST_PASS = 0.4
_LOOKED_AT = 200
_ENOUGH = 50
# While it is off, one page of so many is asked still, to hear when it pays again.
_STILL_ASKED = 10
_MOST_NAMED = 3


@dataclass(slots=True)
class Prefilter:
    """
    The sieve for the profiles in force and the stories they follow.

    A page that nobody needs is not read: its article has title, summary and link. `off`
    says why all are read, "" when they are not.
    """

    off: str = "not ready"
    _profiles: tuple[Profile, ...] | None = None
    _plan: Plan = field(default_factory=lambda: Plan(()))
    _stories: tuple[Stories, int] | None = None
    _sought: frozenset[str] = frozenset()
    _sieve: Sieve = field(default_factory=lambda: Sieve(()))
    _passed: deque[bool] = field(default_factory=lambda: deque(maxlen=_LOOKED_AT))
    _by: Counter[str] = field(default_factory=Counter)
    _asked: int = 0
    _whole: set[int] = field(default_factory=set)

    def prepare(
        self, profiles: tuple[Profile, ...], matcher: Matcher, stories: Stories
    ) -> None:
        """Take up the *profiles* in force and what *stories* have learned of late."""
        if profiles != self._profiles:
            self._profiles, self._plan = profiles, plan(matcher)
            self._stories = None
            self._passed.clear()
            self._by.clear()
            self._switch("; ".join(self._plan.obstacles))
        if self._stories != (stories, stories.learned) and not self._plan.obstacles:
            self._stories = (stories, stories.learned)
            self._sought = self._words(stories)
            self._sieve = Sieve(self._sought)

    def sift(self, entry: int, page: bytes, told: Iterable[str]) -> Sifted | None:
        """
        Return what *page* holds of what is sought; None when it has to be read.

        So it has where what is *told* of it may concern somebody.
        """
        if self._plan.obstacles or entry in self._whole or self._is_resting():
            self._whole.discard(entry)
            return None
        found = self._sieve.sift(page, told)
        self._note(found)
        return None if self.off or found.is_needed else found

    def regrets(self, entry: int, passed: Sifted, stories: Stories) -> bool:
        """
        Tell whether a page that was passed over holds a word that is sought since.

        A story has got a new name; the *entry* is read whole when it comes again.
        """
        known = self._stories == (stories, stories.learned)
        new = (self._sought if known else self._words(stories)) - passed.sought
        texts = (*(passed.texts or ()), *passed.beside)
        if not new or not Sieve(new).standing(texts):
            return False
        self._whole.add(entry)
        return True

    def _words(self, stories: Stories) -> frozenset[str]:
        return frozenset((*self._plan.anchors, *map(word_of, stories.sought())))

    def _is_resting(self) -> bool:
        self._asked += 1
        return bool(self.off) and self._asked % _STILL_ASKED != 0

    def _note(self, found: Sifted) -> None:
        self._passed.append(found.passes)
        self._by.update(found.words)
        if len(self._passed) < _ENOUGH:
            return
        share = sum(self._passed) / len(self._passed)
        if share <= _MOST_PASS:
            self._switch("")
        elif not self.off:
            most = ", ".join(word for word, _ in self._by.most_common(_MOST_NAMED))
            self._switch(f"{share:.0%} of the last pages pass, most of them by: {most}")

    def _switch(self, off: str) -> None:
        if off != self.off:
            log.warning("prefilter off" if off else "prefilter on", extra={"why": off})
        self.off = off
