"""What befell the counted persons? Killed, wounded, captured ... or nothing special."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import attrgetter

from watcher.italian import lexicon
from watcher.italian.lemmas import lemmas
from watcher.italian.sentences import Sentence
from watcher.italian.words import Token, fold, tokens
from watcher.model.mention import Quantity

_START = attrgetter("start")
_Span = tuple[int, int]
_JOINTS = frozenset({"o", "e", "ed", "né", "tra", "fra"})
# A role word further from its number than this belongs to something else.
_REACH_AFTER, _REACH_BEFORE = 9, 8
_CASUALTIES = frozenset({"killed", "wounded"})
_ONE = frozenset({"un", "un'", "uno", "una"})


def role_of(
    quantity: Quantity, others: Sequence[Quantity], sentence: Sentence
) -> str | None:
    """
    Return the role of the persons that *quantity* counts, None when it is none.

    *others* are the other quantities of *sentence*: a role word beyond another number
    belongs to that one. After the number a comma ends its phrase, unless "tra morti e
    feriti" or the like follows.
    """
    words = tokens(sentence.text)
    roles = _roles(sentence.text)
    begin, end = _span(quantity, sentence)
    first = bisect_left(words, begin, key=_START)
    first = first if first < len(words) else 0
    last = max(bisect_left(words, end, key=_START) - 1, 0)
    spans = [_span(other, sentence) for other in others]
    within = [i for i in range(first, last + 1) if roles[i]]
    own = _role_of_unit(quantity)
    if own and not within:
        return own  # "le vittime sono sei, i dispersi due"
    after = range(last + 1, min(len(words), last + 1 + _REACH_AFTER))
    before = range(first - 1, max(-1, first - 1 - _REACH_BEFORE), -1)
    for places in (within, before[:1], after, before):
        for index in places:
            if _is_inside(words[index], spans):
                break
            if places is after and _ends_phrase(sentence, words, index):
                break
            if places is not within and _is_counted(words, index, spans):
                break  # "ha ucciso 4": the role of another number
            if roles[index]:
                return _joined(index, roles, words)
    return None


@lru_cache(maxsize=64)
def _roles(sentence: str) -> tuple[str | None, ...]:
    """Return the role that each word tells, those of a phrase at its first word."""
    words = tokens(sentence)
    roles = [_role(word.text) for word in words]
    for index, word in enumerate(words):
        for phrase, role in _phrases_from(word.text):
            spoken = words[index : index + len(phrase)]
            if len(spoken) == len(phrase) and all(map(_says, spoken, phrase)):
                roles[index] = role
    return tuple(roles)


@lru_cache(maxsize=20_000)
def _phrases_from(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the phrases, with their roles, that *form* may begin."""
    word = fold(form)
    heads = (word, *lemmas(word))
    return tuple(found for head in heads for found in _phrases().get(head, ()))


def _says(word: Token, listed: str) -> bool:
    return word.folded == listed or listed in lemmas(word.folded)


def _role_of_unit(quantity: Quantity) -> str | None:
    unit = quantity.unit.split() if quantity.unit else []
    return _role(unit[0]) if unit else None


def _is_counted(words: Sequence[Token], index: int, others: Sequence[_Span]) -> bool:
    """Tell whether another number stands right behind a word, or "un" before it."""
    after = words[index + 1 : index + 2]
    alone = index > 0 and words[index - 1].folded in _ONE
    return alone or any(_is_inside(word, others) for word in after)


def is_case(quantity: Quantity) -> bool:
    """Tell whether *quantity* counts "casi" or the like, which are people when ill."""
    unit = quantity.unit.split()[0] if quantity.unit else ""
    return not set(lexicon.table("roles.toml")["cases"]["words"]).isdisjoint(
        lemmas(unit)
    )


@cache
def counted_nouns() -> frozenset[str]:
    """Return the nouns whose ordinal tells how many there are: "la sesta vittima"."""
    cases = lexicon.table("roles.toml")["cases"]["words"]
    return frozenset(_table()) | frozenset(cases)


def _span(quantity: Quantity, sentence: Sentence) -> _Span:
    """Return where *quantity* stands in *sentence*."""
    return quantity.start - sentence.start, quantity.end - sentence.start


def _ends_phrase(sentence: Sentence, words: Sequence[Token], index: int) -> bool:
    gap = sentence.text[words[index - 1].end : words[index].start]
    return any(c in ",;:–—(" for c in gap) and words[index].folded not in _JOINTS


def _joined(
    index: int, roles: Sequence[str | None], words: Sequence[Token]
) -> str | None:
    """Read "uccisi o feriti" and "tra morti e feriti" as losses."""
    for step in (-2, 2):
        other = index + step
        if not 0 <= other < len(words):
            continue
        joint = words[index + step // 2].folded
        pair = {roles[index], roles[other]}
        if joint in _JOINTS and pair == _CASUALTIES:
            return "losses"
    return roles[index]


def _is_inside(word: Token, spans: Sequence[_Span]) -> bool:
    return any(start <= word.start < end for start, end in spans)


@cache
def _table() -> dict[str, str]:
    table = lexicon.table("roles.toml")["words"]
    return {lemma: role for role, found in table.items() for lemma in found}


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases and their roles by the first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, phrases in lexicon.table("roles.toml")["phrases"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, role))
    return found


@cache
def _role(form: str) -> str | None:
    found = (_table().get(lemma) for lemma in lemmas(form))
    return next((role for role in found if role), None)
