"""Which capitalised names that no list knows are places, by the words before them?"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from watcher.italian import lexicon
from watcher.italian.names import actor_names
from watcher.italian.names.gazetteer import Found, Piece, key
from watcher.italian.names.mentions import is_first_name
from watcher.model.mention import PlaceMention

_OF = frozenset({"di", "del", "dello", "della", "dell", "dei", "degli", "delle", "d"})
# "Villa San Giovanni", "Torre del Greco", "Deir al Balah": parts of one name.
_INNER = frozenset(
    {"del", "della", "di", "de", "el", "al", "la", "sul", "sull", "in", "d"}
)
_BLANKS = frozenset({" ", "'", "’", "-", "\u00a0"})


def widened(first: int, words: tuple[Piece, ...]) -> int:
    """Return the piece where "regione di" before a name begins, else *first*."""
    at = first - 1
    if at < 1 or words[at].key not in _OF or words[first].joint not in _BLANKS:
        return first
    noun = at - 1
    if words[noun].key not in _words("nouns") and noun > 0:
        noun -= 1  # "regione russa di Kursk"
    linked = all(words[i].joint in _BLANKS for i in range(noun + 1, first))
    return noun if linked and words[noun].key in _words("nouns") else first


def unlisted(
    text: str, words: tuple[Piece, ...], listed: Sequence[Found]
) -> list[PlaceMention]:
    """Return the places that only a preposition or a noun of place betrays."""
    taken = _taken(text, listed)
    capitals = [at for at, word in enumerate(words) if word.is_capital]
    people = _people(words, capitals)
    found = []
    for at in capitals:
        if not at or at in taken or not _may_begin(at, words):
            continue
        last = _end_of_name(at, words)
        if words[at].key in people or words[last].key in people:
            continue
        if taken.isdisjoint(range(at, last + 1)) and _is_placed(at, last, words):
            found.append(_mention(at, last, text, words))
    return found


def _taken(text: str, listed: Sequence[Found]) -> set[int]:
    """Return the pieces that a list of places or actors knows, whatever they mean."""
    known = [*listed, *actor_names.found(text)]
    return {i for found in known for i in range(found.first, found.last + 1)}


def _people(words: tuple[Piece, ...], capitals: Sequence[int]) -> set[str]:
    """Return the surnames of the text: capitals after a first name."""
    return {
        words[after].key
        for at, after in pairwise(capitals)
        if after == at + 1 and is_first_name(words[at])
    }


def _may_begin(at: int, words: tuple[Piece, ...]) -> bool:
    word = words[at]
    return (
        word.text[0].isalpha()
        and len(word.text) > 2
        and word.joint in {" ", "'", "’"}
        and word.key not in _words("not_places")
        and not is_first_name(word)
    )


def _end_of_name(at: int, words: tuple[Piece, ...]) -> int:
    last = at
    for i in range(at + 1, min(len(words), at + 4)):
        if words[i].joint not in _BLANKS:
            break
        if words[i].is_capital:
            last = i
        elif words[i].key not in _INNER:
            break
    return last


def _is_placed(at: int, last: int, words: tuple[Piece, ...]) -> bool:
    before = f" {' '.join(w.key for w in words[max(0, at - 5) : at])} "
    if any(before.endswith(f" {cue} ") for cue in _words("sure_prepositions")):
        return True
    if words[at - 1].key in _OF:
        noun = widened(at, words)
        return noun < at and words[noun].key in _words("sure_nouns")
    if words[at - 1].key not in _words("prepositions"):
        return False
    return at < 2 or words[at - 2].key not in _words("dative")


def _mention(at: int, last: int, text: str, words: tuple[Piece, ...]) -> PlaceMention:
    start, end = words[at].start, words[last].end
    begin = words[widened(at, words)].start
    return PlaceMention(
        text=text[begin:end], start=begin, end=end, name=text[start:end], listed=False
    )


@cache
def _words(group: str) -> frozenset[str]:
    listed = lexicon.table("place_words.toml")[group]
    return frozenset(" ".join(key(w) for w in phrase.split()) for phrase in listed)
