"""Which words has a page to hold to concern any of these profiles?"""

from dataclasses import dataclass

from watcher.relevance.matcher import Matcher
from watcher.relevance.necessary import Share, anchors, guessed, without_longer

# So many words pass nearly every page, and take a second to compile.
MOST_ANCHORS = 2_000


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
