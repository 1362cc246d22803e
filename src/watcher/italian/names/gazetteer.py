"""Which listed names occur in a text? One pass over its words, longest name first."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple

_PIECE = re.compile(r"[A-Z](?:\.[A-Z])+\b\.?|[^\W_]+")
# Between two words of one name: a blank, a hyphen, an apostrophe; after an initial
# also a stop.
_JOINT = re.compile(r"[ \u00a0]?[-–'’‘ʼ`´&]?[ \u00a0]?|\.[ \u00a0]?")
_WITHIN = frozenset({" ", "'", "’"})
_OPENING = re.compile(r"[.!?…:;\n«“\"(|]")
# Letters that have no decomposition in Unicode.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"})
# Their capital is that of the sentence: "Il mattino dopo" is no newspaper.
_ARTICLES = frozenset({"il", "lo", "la", "l", "i", "gli", "le"})
_FLAGS = re.compile(r"^(.*?)(?:\{([a-z,]*)\})?$")


class Piece(NamedTuple):
    """
    A run of letters and digits; offsets count characters of the text passed in.

    `key` has neither case nor accents, `opens` says that it opens a sentence, a line
    or a quotation, `joint` is what stands between it and the piece before.
    """

    key: str
    text: str
    start: int
    end: int
    opens: bool
    joint: str

    @property
    def is_capital(self) -> bool:
        """True when it begins with a capital letter."""
        return self.text[0].isupper()


# Without the detour of the constructor, which costs as much again.
_piece: Callable[[tuple[str, str, int, int, bool, str]], Piece] = partial(
    tuple.__new__, Piece
)


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write something: its words, its flags and what it names."""

    text: str
    words: tuple[str, ...]
    flags: frozenset[str]
    value: Any


class Found(NamedTuple):
    """Names that stand at pieces `first` to `last` (inclusive) of a text."""

    first: int
    last: int
    names: tuple[Name, ...]


@lru_cache(maxsize=65_536)
def key(word: str) -> str:
    """
    Return *word* without case and accents.

    >>> key("Zürich"), key("PERÙ")
    ('zurich', 'peru')
    """
    split = unicodedata.normalize("NFKD", word.replace(".", "").lower())
    bare = "".join(letter for letter in split if not unicodedata.combining(letter))
    return bare.translate(_PLAIN)


@lru_cache(maxsize=32)
def pieces(text: str) -> tuple[Piece, ...]:
    """
    Split *text* into pieces; hyphens and apostrophes part them.

    >>> [p.text for p in pieces("L'Onu a Kim Jong-un, negli U.S.A.")]
    ['L', 'Onu', 'a', 'Kim', 'Jong', 'un', 'negli', 'U.S.A.']
    """
    composed, origin = _composed(text)
    found: list[Piece] = []
    before = 0
    for match in _PIECE.finditer(composed):
        start, end = match.span()
        joint = composed[before:start]
        opens = not found or (joint not in _WITHIN and _is_opening(joint))
        word = match.group()
        found.append(_piece((key(word), word, start, end, opens, joint)))
        before = end
    if origin:
        found = [p._replace(start=origin[p.start], end=origin[p.end]) for p in found]
    return tuple(found)


def _is_opening(joint: str) -> bool:
    return _OPENING.search(joint) is not None


def _composed(text: str) -> tuple[str, list[int]]:
    """
    Return *text* in NFC and, for each of its offsets, that in *text*.

    There are none when both are the same, as nearly always.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, []
    composed: list[str] = []
    origin: list[int] = []
    begin = 0
    for end in [*_starters(text), len(text)]:
        cluster = unicodedata.normalize("NFC", text[begin:end])
        composed.append(cluster)
        origin.extend([begin] * len(cluster))
        begin = end
    origin.append(len(text))
    return "".join(composed), origin


def _starters(text: str) -> Iterable[int]:
    return (i for i, sign in enumerate(text) if i and not unicodedata.combining(sign))


def parse_name(written: str, value: Any) -> Name:
    """
    Read a name as the lists write it: "Agi{exact}" is "Agi" with the flag exact.

    >>> parse_name("Colle{home,weak}", None).words
    ('Colle',)
    """
    match = _FLAGS.match(written)
    text, flags = (match[1], match[2]) if match else (written, None)
    named = frozenset() if flags is None else frozenset(flags.split(","))
    return Name(text, tuple(p.text for p in pieces(text)), named, value)


class Gazetteer:
    """A set of names that can be found in a text in one pass."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._root: dict[str, Any] = {}
        for name in names:
            node = self._root
            for word in name.words:
                node = node.setdefault(key(word), {})
            if node is not self._root:
                node.setdefault("", []).append(name)

    def find(self, text: tuple[Piece, ...]) -> list[Found]:
        """Return the longest names of *text* from left to right, without overlaps."""
        found: list[Found] = []
        root, after = self._root, 0
        for at, piece in enumerate(text):
            if at < after or piece.key not in root:
                continue
            hit = self.at(text, at)
            if hit:
                found.append(hit)
                after = hit.last + 1
        return found

    def exact(self, surface: str) -> tuple[Name, ...]:
        """Return the names that are written as *surface*, whole."""
        node: dict[str, Any] = self._root
        for piece in pieces(surface):
            node = node.get(piece.key, {})
        return tuple(node.get("", ()))

    def at(self, text: tuple[Piece, ...], first: int) -> Found | None:
        """Return the longest name that begins at piece *first*, None without one."""
        node: dict[str, Any] | None = self._root.get(text[first].key)
        best, last = None, first
        while node:
            if listed := node.get(""):
                names = _accepted(listed, text[first : last + 1])
                best = Found(first, last, names) if names else best
            last += 1
            node = node.get(text[last].key) if last < len(text) else None
            if not node or not _joins(text[last - 1], text[last]):
                break
        return best


def _joins(left: Piece, right: Piece) -> bool:
    if not _JOINT.fullmatch(right.joint):
        return False
    return "." not in right.joint or len(left.text) == 1


def _accepted(names: Iterable[Name], words: tuple[Piece, ...]) -> tuple[Name, ...]:
    return tuple(name for name in names if _is_written(name, words))


def _is_written(name: Name, words: tuple[Piece, ...]) -> bool:
    """Compare case: one capital of the name must be one in the text."""
    if "weak" in name.flags and words[0].opens:
        return False
    if "exact" in name.flags:
        return all(w.text == own for w, own in zip(words, name.words, strict=True))
    pairs = list(zip(words, name.words, strict=True))
    capitals = [w for w, own in pairs if own[0].isupper() and w.key not in _ARTICLES]
    if capitals:
        return any(w.is_capital for w in capitals)
    # A word in lower case keeps its accents: "serbo" is not "serbò".
    return all(w.text.lower() == own.lower() for w, own in pairs)
