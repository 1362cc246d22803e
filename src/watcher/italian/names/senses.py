"""Which of its meanings does an ambiguous name have in this text?"""

from dataclasses import dataclass
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.names.gazetteer import Piece, key, pieces

# A newspaper story keeps to its subject for about two paragraphs.
_WINDOW_WORDS = 60
# A word right beside the name says more than any word of the story.
_BESIDE = 5


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name: is it a place, which actor is it, which words tell it?"""

    id: str
    code: str | None
    is_place: bool
    is_default: bool
    words: tuple[str, ...]
    before: frozenset[str]
    after: frozenset[str]


def sense_of(name: str, text: str) -> str | None:
    """
    Return the sense that the context gives to *name* in *text*, None when none wins.

    >>> sense_of("Kursk", "Il relitto del Kursk, il sottomarino affondato nel 2000")
    'submarine'
    >>> sense_of("Kursk", "Kursk, dice lui") is None
    True
    """
    decided = _decide(_spelled(name), pieces(text))
    return decided.id if decided else None


class Context:
    """A text whose ambiguous names are read once each, however often they stand."""

    def __init__(self, text: tuple[Piece, ...]) -> None:
        self.words = text
        self._read: dict[str, Sense | None] = {}

    def reading(self, name: str) -> Sense | None:
        """Return the sense of *name*, its default when the context is silent."""
        spelled = _spelled(name)
        if spelled not in self._read:
            default = (s for s in _senses().get(spelled, ()) if s.is_default)
            decided = _decide(spelled, self.words)
            self._read[spelled] = decided or next(default, None)
        return self._read[spelled]


def has_senses(name: str) -> bool:
    """Tell whether *name* has more than one meaning in the list."""
    return _spelled(name) in _senses()


def _decide(spelled: str, text: tuple[Piece, ...]) -> Sense | None:
    candidates = _senses().get(spelled, ())
    if not candidates:
        return None
    at = _mentions(spelled, text)
    near = sorted({i for m in at for i in _around(m, len(text))})
    for scope in (near, range(len(text))):
        context = f" {' '.join(text[i].key for i in scope)} "
        scores = [
            _score(sense, context) + _beside(sense, at, text) for sense in candidates
        ]
        best = max(scores)
        if best and scores.count(best) == 1:
            return candidates[scores.index(best)]
    return None


def _around(mention: range, length: int) -> range:
    first = max(0, mention.start - _WINDOW_WORDS)
    return range(first, min(length, mention.stop + _WINDOW_WORDS))


def _mentions(spelled: str, text: tuple[Piece, ...]) -> list[range]:
    words = spelled.split()
    size = len(words)
    return [
        range(i, i + size)
        for i in range(len(text) - size + 1)
        if text[i].key == words[0] and [p.key for p in text[i : i + size]] == words
    ]


def _score(sense: Sense, context: str) -> int:
    return sum(pattern in context for pattern in sense.words)


def _beside(sense: Sense, mentions: list[range], text: tuple[Piece, ...]) -> int:
    hits = 0
    for mention in mentions:
        if mention.start and text[mention.start - 1].key in sense.before:
            hits += 1
        if mention.stop < len(text) and text[mention.stop].key in sense.after:
            hits += 1
    return hits * _BESIDE


@cache
def _senses() -> dict[str, tuple[Sense, ...]]:
    return {
        _spelled(name): tuple(_sense(id_, entry) for id_, entry in found.items())
        for name, found in lexicon.table("senses.toml").items()
    }


def _sense(id_: str, entry: dict[str, object]) -> Sense:
    def strings(field: str) -> list[str]:
        listed = entry.get(field, [])
        return [str(word) for word in listed] if isinstance(listed, list) else []

    code = entry.get("code")
    return Sense(
        id_,
        str(code) if code else None,
        bool(entry.get("place")),
        bool(entry.get("default")),
        tuple(_pattern(word) for word in strings("words")),
        frozenset(key(word) for word in strings("before")),
        frozenset(key(word) for word in strings("after")),
    )


def _pattern(word: str) -> str:
    """Make a context word a string to look for: whole words, a star for any ending."""
    return f" {_spelled(word)}" + ("" if word.endswith("*") else " ")


@lru_cache(maxsize=8192)
def _spelled(words: str) -> str:
    return " ".join(piece.key for piece in pieces(words))
