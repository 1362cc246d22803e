"""Which adverbs and phrases of a sentence bear on its events?"""

from functools import cache, cached_property
from itertools import product

from watcher.italian.events import grammar, operators
from watcher.italian.events.clauses import Clauses
from watcher.italian.verbs.group import VerbGroup

_EFFECTS = ("hypothesis", "possible", "probable", "plan", "trailing")


class Cues:
    """The operator phrases and adverbs of one sentence, found once."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses

    def phrase(self, effect: str, index: int) -> int | None:
        """Return the length of the phrase of *effect* that begins at *index*."""
        return self._phrases[effect].get(index)

    def holds(self, effect: str, begin: int, end: int) -> bool:
        """Tell that a phrase of *effect* begins between the two numbers."""
        found = self._phrases[effect]
        return bool(found) and any(begin <= at < end for at in found)

    def before_noun(self, begin: int, index: int) -> str | None:
        """Find "in caso di", "a rischio", "verso" right before a noun phrase."""
        for effect in ("hypothesis", "possible", "plan"):
            for start, length in self._phrases[effect].items():
                if start < index and begin - 1 <= start + length <= index:
                    return effect
        return None

    def adverbs(self, group: VerbGroup) -> list[str]:
        """Return the effects of forse, probabilmente ... on the verb."""
        clauses = self.clauses
        begin, end = clauses.segment(clauses.last(group))
        found = [
            effect
            for index, effect in self._adverbs
            if (begin <= index < end and self._free(index, group)) or self._aside(index)
        ]
        last = clauses.last(group)
        return found + [
            e for e in ("probable", "possible") if self.holds(e, begin, last)
        ]

    def _free(self, index: int, group: VerbGroup) -> bool:
        """Tell that no other verb stands between adverb and verb."""
        first, last = self.clauses.first(group), self.clauses.last(group)
        low, high = min(index, last), max(index, first)
        between = (at for at in range(low + 1, high) if not first <= at <= last)
        return not any(self.clauses.headed(at) for at in between)

    def _aside(self, index: int) -> bool:
        return self.clauses.parted(index) and self.clauses.parted(index + 1)

    @cached_property
    def _adverbs(self) -> list[tuple[int, str]]:
        return [
            (index, effect)
            for index, word in enumerate(self.clauses.keys)
            if (effect := operators.of_adverb(word))
        ]

    @cached_property
    def _phrases(self) -> dict[str, dict[int, int]]:
        """Return number and length of each phrase, by effect; "di" may contract."""
        found: dict[str, dict[int, int]] = {effect: {} for effect in _EFFECTS}
        keys = self.clauses.keys
        known = _phrases_by_head()
        for index, word in enumerate(keys):
            for effect, length, spellings in known.get(word, ()):
                if tuple(keys[index : index + length]) in spellings:
                    found[effect].setdefault(index, length)
        return found


@cache
def _phrases_by_head() -> dict[str, list[tuple[str, int, frozenset[tuple[str, ...]]]]]:
    """Return effect, length and spellings of the phrases, the longest first."""
    found: dict[str, list[tuple[str, int, frozenset[tuple[str, ...]]]]] = {}
    for effect in _EFFECTS:
        for head, *rest in operators.phrases(effect):
            spellings = product({head}, *map(_contracted, rest))
            entry = effect, 1 + len(rest), frozenset(spellings)
            found.setdefault(head, []).append(entry)
    return found


def _contracted(word: str) -> frozenset[str]:
    """Return a word, a preposition also with its article: da, dal, dalla."""
    if word not in {"di", "a", "da"}:
        return frozenset({word})
    stem = {"di": "de", "a": "a", "da": "da"}[word]
    forms = (
        form for form in grammar.words("contracted") if form.startswith(stem + "l")
    )
    plural = {stem + "i", "agli" if word == "a" else stem + "gli", word[0] + "'"}
    return frozenset({word, *forms, *plural})
