"""By which names and words does one know again a story that a profile follows?"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from watcher.italian.inflection.canonical import Canonical, canonical
from watcher.italian.inflection.function_words import is_function_word
from watcher.italian.names.proper import proper_names
from watcher.italian.quantities.landmarks import landmarks
from watcher.model.article import Article
from watcher.model.match import STORY, Match
from watcher.model.profile import Profile
from watcher.relevance.recurring import Recurring
from watcher.relevance.terms import patterns_of

# One article may name anybody; who is named again belongs to the story.
_NAMED = 2
_SAID = 3
_ALONE = 5
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Familiar:
    """
    A name of a story, in canonical spelling, or a figure at `start` in a text.

    One that hardly any other article has by chance is `alone`: it is worth two.
    `words` is its length; `figure` tells a figure, an hour or a day from a name, `own`
    a name that the profile itself asks for.
    """

    key: str
    start: int
    alone: bool = False
    words: int = 1
    figure: bool = False
    own: bool = False


class Stories:
    """
    The names of the stories that profiles follow, their figures, and their words.

    *spread* tells in how many articles read so far a name or word stands.
    """

    def __init__(self, spread: Callable[[str], int]) -> None:
        self._names = Recurring(spread, _NAMED)
        self._maybe = Recurring(spread, _NAMED)
        self._figures = Recurring(spread, _NAMED)
        self._terms = Recurring(spread, _NAMED, elsewhere=1.0)
        self._words = Recurring(spread, _SAID)
        self._begun: dict[str, set[str]] = defaultdict(set)
        self._texts: set[int] = set()
        self.learned = 0

    def learn(self, profile: Profile, article: Article, match: Match) -> None:
        """
        Take what an article names that the terms of *profile* found by themselves.

        What was found by its names teaches none: a story must not drift. Neither does
        the same text in another paper.
        """
        if not match.relevant or hash(article.text) in self._texts:
            return
        self._texts.add(hash(article.text))
        led = any(part.name == STORY for part in match.parts)
        self.learned += not led
        for key, sure in {(n.key, n.sure) for n in proper_names(article.text)}:
            names = self._names if sure else self._maybe
            names.add(profile.name, [key], led=led)
            self._begun[key.partition(" ")[0]].add(key)
        marks = {m.key for m in landmarks(article.text)}
        self._figures.add(profile.name, marks, led=led)
        if not led:
            self._words.add(
                profile.name, _topic_words(profile) & _read(article.text)[1]
            )
            self._terms.add(profile.name, _told(match))

    def familiar(self, profile: Profile, article: Article) -> list[Familiar]:
        """
        Return what of *article* makes one know the story of *profile* again.

        A boosting term is nothing of the kind: it never decides. A figure is only
        where the text has a word of the topic that is hardly used elsewhere.
        """
        boosting = "".join(f" {canonical(term)} " for term in profile.boost)
        own = _spelled(profile)
        names = [
            Familiar(
                name.key,
                name.start,
                self._is_alone(name.key, profile.name),
                name.key.count(" ") + 1,
                own=f" {name.key} " in own,
            )
            for name in proper_names(article.text)
            if self._is_own(name.key, profile.name) and f" {name.key} " not in boosting
        ]
        return [*names, *self._known_figures(profile.name, article)]

    def sought(self) -> frozenset[str]:
        """
        Return every name and word by which some story may be known again.

        An article without any of them is not `familiar` and holds no word that a
        profile `owns`, until more is learned.
        """
        names = {
            name
            for known in (self._names, self._maybe)
            for name, profile in known.each()
            if self._is_own(name, profile)
        }
        words = {
            word for word, profile in self._words.each() if self.owns(profile, word)
        }
        terms = {
            t for t, profile in self._terms.each() if self._terms.is_own(profile, t)
        }
        return frozenset(names | words | terms)

    def owns(self, profile: str, word: str) -> bool:
        """Tell whether *word* of the topic of *profile* is hardly used elsewhere."""
        return self._words.is_own(profile, word)

    def profiles(self, article: Article) -> set[str]:
        """Return the profiles of whose story *article* may be."""
        row, tokens = _read(article.text)
        begun = (
            name for token in tokens & self._begun.keys() for name in self._begun[token]
        )
        named = [name for name in begun if f" {name} " in row]
        found = self._names.profiles_of(named) | self._maybe.profiles_of(named)
        found |= self._words.profiles_of(tokens & self._words.keys())
        spoken = self._terms.profiles_of(tokens & self._terms.keys()) - found
        if spoken:
            found |= spoken & self._figures.profiles_of(
                mark.key for mark in landmarks(article.text)
            )
        return found

    def _known_figures(self, profile: str, article: Article) -> list[Familiar]:
        _, tokens = _read(article.text)
        said = sorted(tokens & self._terms.keys())
        if not any(self._terms.is_own(profile, term) for term in said):
            return []
        every = Canonical(article.text)
        return [
            Familiar(
                mark.key,
                every.span(mark.first)[0],
                mark.sharp,
                mark.last - mark.first + 1,
                figure=True,
            )
            for mark in landmarks(article.text)
            if self._figures.is_own(
                profile, mark.key, " ".join(every.tokens[mark.first : mark.last + 1])
            )
        ]

    def _is_alone(self, name: str, profile: str) -> bool:
        # "Il Montanara" may be a quarter: where nobody writes of a montanara it is.
        known = max(
            (self._names, self._maybe), key=lambda names: names.times(profile, name)
        )
        return known.times(profile, name) >= _ALONE and known.others(profile, name) <= 1

    def _is_own(self, name: str, profile: str) -> bool:
        return self._names.is_own(profile, name) or self._is_alone(name, profile)


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


def _told(match: Match) -> set[str]:
    """Return the words by which *match* found its topic."""
    return {
        word
        for hit in match.hits
        if hit.role in {"any", "all"}
        for word in canonical(hit.surface).split()
        if len(word) >= _SHORTEST and not is_function_word(word)
    }


@lru_cache(maxsize=16_384)
def _spelled(profile: Profile) -> str:
    """Return what *profile* asks for in canonical spelling, blanks around each term."""
    asked = (
        term
        for group in profile.groups
        for term in (*group.any, *group.all, *sum(group.also, ()))
    )
    return "".join(f" {canonical(term)} " for term in asked)


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
