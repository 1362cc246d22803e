"""Which words must an article have to concern a profile at all?"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from watcher.italian.inflection.vocabulary import is_word
from watcher.relevance.patterns import Pattern, Slot

Share = Callable[[str], float]
"""Guesses in which share of all pages a word stands, 0 to 1."""

# What begins with less stands in every page.
SHORTEST = 3
# Forms of one word are looked for by what they have in common, from this length on.
_STEM = 5
# By the number of letters: a guess, made of how often words begin so in markup. Names
# are rarer than the words of the dictionary.
_GUESSED = {3: 0.2, 4: 0.1, 5: 0.04, 6: 0.03, 7: 0.02}
_LONG = 0.015
_COMMON = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A group of a profile: for each requirement the patterns that answer it."""

    profile: str
    label: str
    answers: Sequence[Sequence[Pattern]]


def guessed(word: str) -> float:
    """Return in which share of pages *word* may stand, as its length tells."""
    share = _GUESSED.get(len(word), _LONG)
    return min(1.0, share * _COMMON) if is_word(word) else share


def anchors(asked: Asked, share: Share = guessed) -> frozenset[str] | None:
    """
    Return words of which one stands in every article that the group matches.

    Of what a group asks for, the requirement whose words are rarest; of a phrase, its
    rarest place; of a spelling, its rarest word. They are beginnings of words, or
    letters apart ("n i s"). None when it looks for something shorter.
    """
    if not all(asked.answers):
        return frozenset()  # a requirement that nothing answers is never met
    choices = (_of_requirement(patterns, share) for patterns in asked.answers)
    best = _cheapest((words for words in choices if words is not None), share)
    return None if best is None else stems(best)


def _of_requirement(patterns: Iterable[Pattern], share: Share) -> set[str] | None:
    """Return one word of each way to meet a requirement, those in common first."""
    ways = [_ways(pattern, share) for pattern in patterns]
    if not all(ways):
        return None
    chosen: set[str] = set()
    for way in sorted(ways, key=lambda way: min(_cost(w, share) for w in way)):
        missing = [words - chosen for words in way]
        chosen |= min(missing, key=lambda words: _cost(words, share))
    return chosen


def _ways(pattern: Pattern, share: Share) -> list[frozenset[str]]:
    slots = [slot for slot in (*pattern.slots, pattern.needs) if slot]
    found = (_of_slot(slot, share) for slot in slots)
    return [words for words in found if words is not None]


def _of_slot(slot: Slot, share: Share) -> frozenset[str] | None:
    """Return a word of each spelling, of several the one that others have too."""
    chosen: set[str] = set()
    spellings = sorted((_sought(entry.text) for entry in slot), key=len)
    for words in spellings:
        if not words:
            return None
        if chosen.isdisjoint(words):
            chosen.add(min(words, key=lambda word: (share(word), -len(word), word)))
    return frozenset(chosen)


def _sought(spelling: str) -> list[str]:
    """Return the words of *spelling* that can be sought; short ones as a whole."""
    tokens = [token.removesuffix("'") for token in spelling.split()]
    if not all(token.isalnum() for token in tokens):
        tokens = [token for token in tokens if token.isalnum()]
        return [token for token in tokens if len(token) >= SHORTEST]
    long = [token for token in tokens if len(token) >= SHORTEST]
    whole = [" ".join(tokens)] if sum(map(len, tokens)) >= SHORTEST else []
    return long or whole


def _cost(words: Collection[str], share: Share) -> float:
    return sum(map(share, words))


def _cheapest(choices: Iterable[set[str]], share: Share) -> set[str] | None:
    return min(
        choices, key=lambda words: (_cost(words, share), sorted(words)), default=None
    )


def stems(words: Iterable[str]) -> frozenset[str]:
    """
    Return *words* with those that begin alike replaced by their beginning.

    >>> sorted(stems(["crolla", "crollata", "crollo", "frana"]))
    ['croll', 'frana']
    """
    alike = defaultdict(list)
    for word in words:
        alike[word[:_STEM]].append(word)
    return without_longer(_common(group) for group in alike.values())


def _common(words: Sequence[str]) -> str:
    first, last = min(words), max(words)
    same = 0
    while same < len(first) and first[same] == last[same]:
        same += 1
    return first[:same]


def without_longer(words: Iterable[str]) -> frozenset[str]:
    """Leave out what begins with another of *words*: it stands where that one does."""
    kept: list[str] = []
    for word in sorted(set(words)):
        if not kept or not word.startswith(kept[-1]):
            kept.append(word)
    return frozenset(kept)
