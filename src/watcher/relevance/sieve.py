"""Can this page concern anybody? Asked of its raw text, before it is parsed."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from watcher.italian.foreign.letters import fold, pieces
from watcher.italian.foreign.readings import readings
from watcher.italian.foreign.search import Search
from watcher.relevance.matcher import Matcher
from watcher.relevance.necessary import Share, anchors, guessed, without_longer
from watcher.relevance.seams import stands

# So many words pass nearly every page, and take a second to compile.
MOST_ANCHORS = 2_000
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


@dataclass(frozen=True, slots=True)
class Plan:
    """The words of which a page must have one; `obstacles` is why they cannot tell."""

    anchors: tuple[str, ...]
    obstacles: tuple[str, ...] = ()


def plan(matcher: Matcher, share: Share = guessed) -> Plan:
    """
    Return what the profiles of *matcher* need at least, by what it looks for itself.

    A group without such words makes every page worth reading, and so do too many.
    """
    found: set[str] = set()
    obstacles: list[str] = []
    for asked in matcher.asked():
        words = anchors(asked, share)
        if words is None:
            what = f'profile {asked.profile}, group "{asked.label}"'
            obstacles.append(f"{what}: it looks for words too short to be sought")
        else:
            found |= words
    every = sorted(without_longer(found))
    if len(every) > MOST_ANCHORS:
        obstacles.append(f"{len(every)} words to seek, over {MOST_ANCHORS}")
    return Plan(tuple(every), tuple(obstacles))


def word_of(name: str) -> str:
    """
    Return the word of a *name* (canonical) that is sought for it.

    >>> word_of("van der leyen")
    'leyen'
    """
    words = [word for word in name.replace("'", " ").split() if word.isalnum()]
    return max(words, key=lambda word: (len(word), word), default=name)


def texts_of(page: bytes, told: Iterable[str]) -> Texts | None:
    """Return what may be read in *page* (UTF-8) and was *told*; None: nobody knows."""
    found = readings(page)
    return None if found is None else [*found, *map(fold, told)]


class Sieve:
    """
    Lets every page through that can match, and few others.

    The letters of a word in the text of an article stand in its page in the same order,
    and whatever lies between two of them is markup. So a page without such letters has
    no article that matches. One pass finds the words that stand in one, and what may be
    two neighbouring pieces of one; only then a closer look is taken.
    """

    def __init__(self, words: Collection[str]) -> None:
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

    def found(self, texts: Texts) -> str | None:
        """Return the first of the words that stands in *texts*, None without any."""
        return next(filter(None, map(self._found_in, texts)), None)

    def _found_in(self, text: bytes) -> str | None:
        hints = {number for number, _ in self._search.met(text)}
        likely = {
            number
            for hint in hints & self._led_to.keys()
            for number, needed in self._led_to[hint]
            if not needed or not needed.isdisjoint(hints)
        }
        if not likely:
            return None
        plain = text.lower()
        words = (self._words[number] for number in sorted(likely))
        return next((w for w, pcs in words if " " in w or stands(pcs, plain)), None)

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
