"""By which names and words does one know again a story that a profile follows?"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from watcher.italian.inflection.canonical import Canonical, canonical
from watcher.italian.names.proper import proper_names
from watcher.model.article import Article
from watcher.model.match import STORY, Match
from watcher.model.profile import Profile
from watcher.relevance.terms import patterns_of

# One article may name anybody; who is named again belongs to the story.
_NAMED = 2
_SAID = 3
_ALONE = 5
# Of four articles that have the name, three are about the story.
_ELSEWHERE = 1 / 3


@dataclass(frozen=True, slots=True)
class Familiar:
    """
    A name of a story, in canonical spelling, at `start` in a text.

    One that hardly any other article has is `alone`: it is worth two.
    """

    key: str
    start: int
    alone: bool = False


class Stories:
    """
    The names of the stories that profiles follow, and the words of their topics.

    *spread* tells in how many articles read so far a name or word stands.
    """

    def __init__(self, spread: Callable[[str], int]) -> None:
        self._spread = spread
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        self._maybe: dict[str, Counter[str]] = defaultdict(Counter)
        self._words: dict[str, Counter[str]] = defaultdict(Counter)
        self._begun: dict[str, set[str]] = defaultdict(set)
        self._texts: set[int] = set()
        self.learned = 0

    def learn(self, profile: Profile, article: Article, match: Match) -> None:
        """
        Take what an article names that the terms of *profile* found by themselves.

        What was found by its names teaches none: a story must not drift. Neither does
        the same text in another paper.
        """
        if not match.relevant or any(part.name == STORY for part in match.parts):
            return
        if hash(article.text) in self._texts:
            return
        self._texts.add(hash(article.text))
        self.learned += 1
        for key, sure in {(n.key, n.sure) for n in proper_names(article.text)}:
            known = self._names if sure else self._maybe
            known[key][profile.name] += 1
            self._begun[key.partition(" ")[0]].add(key)
        _, tokens = _read(article.text)
        for word in _topic_words(profile) & tokens:
            self._words[word][profile.name] += 1

    def familiar(self, profile: Profile, article: Article) -> list[Familiar]:
        """
        Return the names of *article* by which one knows the story of *profile* again.

        A boosting term is none: it never decides.
        """
        boosting = "".join(f" {canonical(term)} " for term in profile.boost)
        return [
            Familiar(name.key, name.start, self._is_alone(name.key, profile.name))
            for name in proper_names(article.text)
            if self._is_own(name.key, profile.name) and f" {name.key} " not in boosting
        ]

    def sought(self) -> frozenset[str]:
        """
        Return every name and word by which some story may be known again.

        An article without any of them is not `familiar` and holds no word that a
        profile `owns`, until more is learned.
        """
        names = {
            name
            for known in (self._names, self._maybe)
            for name, times in known.items()
            if any(self._is_own(name, profile) for profile in times)
        }
        words = {
            word
            for word, times in self._words.items()
            if any(self.owns(profile, word) for profile in times)
        }
        return frozenset(names | words)

    def owns(self, profile: str, word: str) -> bool:
        """Tell whether *word* of the topic of *profile* is hardly used elsewhere."""
        times = self._times(self._words, word, profile)
        return times >= _SAID and self._is_rare(word, times)

    def profiles(self, article: Article) -> set[str]:
        """Return the profiles of whose story *article* may be."""
        row, tokens = _read(article.text)
        begun = (
            name for token in tokens & self._begun.keys() for name in self._begun[token]
        )
        named = [name for name in begun if f" {name} " in row]
        said = tokens & self._words.keys()
        return {
            profile
            for known, keys in (
                (self._names, named),
                (self._maybe, named),
                (self._words, said),
            )
            for key in keys
            for profile in known.get(key, ())
        }

    def _is_alone(self, name: str, profile: str) -> bool:
        # "Il Montanara" may be a quarter: where nobody writes of a montanara it is.
        sure = self._times(self._names, name, profile)
        times = max(sure, self._times(self._maybe, name, profile))
        return times >= _ALONE and self._spread(name) <= times + 1

    def _is_own(self, name: str, profile: str) -> bool:
        times = self._times(self._names, name, profile)
        if times >= _NAMED and self._is_rare(name, times):
            return True
        return self._is_alone(name, profile)

    def _is_rare(self, key: str, times: int) -> bool:
        # One article elsewhere proves nothing.
        return self._spread(key) <= 1 + times * (1 + _ELSEWHERE)

    def _times(self, known: dict[str, Counter[str]], key: str, profile: str) -> int:
        return known[key][profile] if key in known else 0


class Archive:
    """The articles of one run, to tell how far a name is spread."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._known: set[str] = set()

    def add(self, article: Article) -> None:
        """Take *article*; the same text in another paper spreads no name."""
        row = Canonical(article.text).row
        if row not in self._known:
            self._known.add(row)
            self._rows.append(row)

    def spread(self, name: str) -> int:
        """Return how many articles hold *name*, in canonical spelling."""
        return sum(f" {name} " in row for row in self._rows)


def distinct(names: Iterable[Familiar]) -> list[str]:
    """
    Return the names without those that are part of another one.

    >>> distinct([Familiar("ada corsi", 0), Familiar("corsi", 4)])
    ['ada corsi']
    """
    keys = sorted({name.key for name in names}, key=lambda key: (-len(key), key))
    kept: list[str] = []
    for key in keys:
        if not any(f" {key} " in f" {longer} " for longer in kept):
            kept.append(key)
    return sorted(kept)


@lru_cache(maxsize=16_384)
def _topic_words(profile: Profile) -> frozenset[str]:
    """Return every form of the nouns by which a text takes up a term of *profile*."""
    terms = (term for group in profile.groups for term in (*group.any, *group.all))
    patterns = (pattern for term in terms for pattern in patterns_of(term))
    return frozenset(
        entry.text
        for pattern in patterns
        if pattern.again
        for entry in pattern.slots[0]
    )


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[str, frozenset[str]]:
    canonical_text = Canonical(text)
    return canonical_text.row, frozenset(canonical_text.tokens)
