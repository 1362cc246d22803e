"""Is this page worth reading? Only when it holds a word that some profile needs."""

import logging
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from watcher.model.profile import Profile
from watcher.relevance import Matcher, Stories
from watcher.relevance.sieve import Plan, Sieve, Texts, plan, texts_of, word_of

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

    A page that it drops is not read: its article has title, summary and link. `off`
    says why it drops nothing, "" when it does.
    """

    off: str = "not ready"
    _profiles: tuple[Profile, ...] | None = None
    _plan: Plan = field(default_factory=lambda: Plan(()))
    _stories: tuple[Stories, int] | None = None
    _names: frozenset[str] = frozenset()
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
            self._names = stories.sought()
            self._sieve = Sieve({*self._plan.anchors, *map(word_of, self._names)})

    def drops(self, entry: int, page: bytes, told: Iterable[str]) -> Texts | None:
        """Return what stands in *page* when no profile can need it, else None."""
        if self._plan.obstacles or entry in self._whole or self._is_resting():
            self._whole.discard(entry)
            return None
        texts = texts_of(page, told)
        word = "" if texts is None else self._sieve.found(texts)
        self._note(word)
        return texts if word is None and not self.off else None

    def regrets(self, entry: int, texts: Texts, stories: Stories) -> bool:
        """
        Tell whether a dropped page holds a name that its story has got since.

        Then the *entry* is read whole when it comes again.
        """
        if self._stories == (stories, stories.learned):
            return False
        names = stories.sought() - self._names
        if not names or Sieve(set(map(word_of, names))).found(texts) is None:
            return False
        self._whole.add(entry)
        return True

    def _is_resting(self) -> bool:
        self._asked += 1
        return bool(self.off) and self._asked % _STILL_ASKED != 0

    def _note(self, word: str | None) -> None:
        self._passed.append(word is not None)
        if word:
            self._by[word] += 1
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
