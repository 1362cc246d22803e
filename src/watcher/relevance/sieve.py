"""Can this page concern anybody? Asked of its raw text, before it is parsed."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from watcher.italian.foreign.letters import fold, pieces
from watcher.italian.foreign.readings import readings
from watcher.italian.foreign.search import Search
from watcher.relevance.seams import stands

# A page that holds more of the words than this is most likely about them.
_MANY_WORDS = 40
# A word begins behind anything but a letter; in JSON a line's end is written "\\n".
_BEGIN = rb"(?:^|[^a-z]|\\[nrt])"
# So short a beginning is in every page, were it not asked that a word begins there.
_SHORT = 3
# So many letters of the next piece are looked at.
_SEEN = 3
# Between the letters of "N.I.S." may stand whatever is none.
_APART = rb"(?:<.*>|&(?:amp;)*(?:amp|[a-z0-9#]{2,32};)|\\[nrt]|[^a-z0-9])*"

Texts = Sequence[bytes]
"""The readings of a page and what its feed tells of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """
    What a page may hold, its *texts* (None: nobody knows), and which of the words.

    *beside* is what its feed tells of it, `told` when a word stands there; `sought` are
    all words.
    """

    sought: frozenset[str]
    texts: Texts | None
    beside: Texts = ()
    words: tuple[str, ...] = ()
    told: bool = False

    @property
    def is_needed(self) -> bool:
        """Whether the page has to be read, wherever in it the words stand."""
        return self.texts is None or self.told or len(self.words) > _MANY_WORDS

    @property
    def passes(self) -> bool:
        """Whether the page may have to be read."""
        return self.is_needed or bool(self.words)

    def left(self, remains: bytes) -> Self:
        """Return what is known when nothing but the *remains* of the page is read."""
        return replace(self, texts=readings(remains))


class Sieve:
    """
    Lets every page through that can match, and few others.

    The letters of a word in the text of an article stand in its page in the same order,
    and whatever lies between two of them is markup. So a page without such letters has
    no article that matches. One pass finds the words that stand in one, and what may be
    two neighbouring pieces of one; only then a closer look is taken.
    """

    def __init__(self, words: Collection[str]) -> None:
        self._sought = frozenset(words)
        self._words = [(word, pieces(word)) for word in sorted(words)]
        self._numbers: dict[bytes, int] = {}
        # For every first hint: the words it hints at, and of which second ones one has
        # to be there, too; none where it is enough by itself.
        self._led_to: dict[int, list[tuple[int, frozenset[int]]]] = defaultdict(list)
        for number, (word, letters) in enumerate(self._words):
            for first, seconds in _hints(word, letters):
                needed = frozenset(map(self._number, seconds))
                self._led_to[self._number(first)].append((number, needed))
        self._search = Search(list(self._numbers))

    def sift(self, page: bytes, told: Iterable[str]) -> Sifted:
        """Return what *page* (UTF-8) and what is *told* of it hold of the words."""
        found, beside = readings(page), [fold(one) for one in told]
        if found is None:
            return Sifted(sought=self._sought, texts=None)
        in_page, in_told = self.standing(found), self.standing(beside)
        return Sifted(
            sought=self._sought,
            texts=found,
            beside=beside,
            words=tuple(dict.fromkeys((*in_page, *in_told))),
            told=bool(in_told),
        )

    def standing(self, texts: Texts) -> tuple[str, ...]:
        """Return those of the words that stand in *texts*."""
        found = (word for text in texts for word in self._standing_in(text))
        return tuple(dict.fromkeys(found))

    def _standing_in(self, text: bytes) -> list[str]:
        hints = {number for number, _ in self._search.met(text)}
        likely = {
            number
            for hint in hints & self._led_to.keys()
            for number, needed in self._led_to[hint]
            if not needed or not needed.isdisjoint(hints)
        }
        if not likely:
            return []
        plain = text.lower()
        words = (self._words[number] for number in sorted(likely))
        return [word for word, pcs in words if " " in word or stands(pcs, plain)]

    def _number(self, hint: bytes) -> int:
        return self._numbers.setdefault(hint, len(self._numbers))


def _hints(
    word: str, letters: Sequence[bytes]
) -> Iterator[tuple[bytes, tuple[bytes, ...]]]:
    """
    Yield expressions of which one is found wherever *word* stands.

    A beginning before markup comes with what the word may go on with behind it.
    """
    if " " in word:
        apart = (re.escape(p) for each in word.split() for p in pieces(each))
        yield _BEGIN + _APART.join(apart), ()
        return
    yield re.escape(b"".join(letters)), ()
    for length in range(1, len(letters)):
        begun = re.escape(b"".join(letters[:length]) + b"<")
        is_plain = length > _SHORT or letters[0].isdigit()
        yield begun if is_plain else _BEGIN + begun, tuple(_next(letters[length:]))


def _next(letters: Sequence[bytes]) -> Iterator[bytes]:
    """Yield how the next piece of a word may look, which begins with *letters*."""
    for length in range(1, _SEEN):
        end = b"<" if length < len(letters) else b""
        if length <= len(letters):
            yield re.escape(b">" + b"".join(letters[:length]) + end)
    if len(letters) >= _SEEN:
        yield re.escape(b">" + b"".join(letters[:_SEEN]))
