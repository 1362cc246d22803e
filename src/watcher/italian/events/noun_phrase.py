"""Which place does an event noun have in its clause?"""

from dataclasses import dataclass

from watcher.italian.events import governors, grammar, operators
from watcher.italian.events.clauses import Clauses
from watcher.italian.verbs.group import Mood, VerbGroup

_WIDTH = (
    4  # words that may stand between article and noun: "il primo grande nuovo raid"
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """
    A noun with what stands around it.

    `begin` is the number of its first word, article included; `article` that word or
    ""; `preposition` the preposition before it or ""; `adjectives` the numbers of
    adjectives that are operators.
    """

    index: int
    begin: int
    article: str
    preposition: str
    adjectives: tuple[int, ...]

    @property
    def definite(self) -> bool:
        """True for "il raid", "del raid", "questo raid"."""
        return self.article in grammar.words("definite")

    @property
    def negative(self) -> bool:
        """True for "nessun raid"."""
        return self.article in grammar.words("none")


def noun_phrase(clauses: Clauses, index: int) -> NounPhrase:
    """Read the noun phrase whose noun is the word *index*."""
    keys = clauses.keys
    begin, article, preposition = index, "", ""
    adjectives = []
    for at in range(index - 1, max(-1, index - 1 - _WIDTH), -1):
        if clauses.parted(at + 1) or _verbal(clauses, at):
            break
        word = keys[at]
        if operators.of_noun(word) and not operators.of_adjective(word):
            break  # "l'ipotesi vendita": the article is the other noun's
        if operators.of_adjective(word):
            adjectives.append(at)
            begin = at
        elif _determines(word):
            begin, article = at, article or word
            preposition = word if word in grammar.words("contracted") else ""
            before = keys[at - 1] if at and not clauses.parted(at) else ""
            if not preposition and before in grammar.words("prepositions"):
                begin, preposition = at - 1, before
            break
        elif word in grammar.words("prepositions"):
            begin, preposition = at, word
            break
        begin = at if _modifies(word) else begin
    adjectives += _following(clauses, index)
    return NounPhrase(index, begin, article, preposition, tuple(adjectives))


def _verbal(clauses: Clauses, index: int) -> bool:
    group = clauses.group_at(index)
    return group is not None and not operators.of_adjective(clauses.keys[index])


def _determines(word: str) -> bool:
    named = ("articles", "contracted", "none", "any")
    return any(word in grammar.words(name) for name in named) or word in {
        *("questo", "questa", "questi", "queste", "quel", "quella", "quei", "quelle"),
    }


def _modifies(word: str) -> bool:
    return word in grammar.words("determiners") or word[:1].isdigit()


def _following(clauses: Clauses, index: int) -> list[int]:
    """Return operator adjectives right after the noun: "l'attacco previsto"."""
    for at in range(index + 1, min(index + 3, len(clauses.keys))):
        word = clauses.keys[at]
        if clauses.parted(at):
            return []
        if operators.of_adjective(word) and not _finite(clauses, at):
            return [at]
        if not word.endswith("mente") and word not in grammar.words("adverbs"):
            return []
    return []


def _finite(clauses: Clauses, index: int) -> bool:
    group = clauses.group_at(index)
    return group is not None and group.mood is not Mood.PARTICIPLE


def linked_noun(clauses: Clauses, phrase: NounPhrase) -> int | None:
    """Return the noun that "di" (or "su", "a", "per") ties the phrase to."""
    head = phrase.begin - 1
    if not phrase.article and not phrase.preposition and head >= 0:
        # Headlines leave "di" out: "rischio chiusura", "allerta temporali".
        near = not clauses.parted(phrase.begin) and not clauses.group_at(head)
        return head if near and operators.of_noun(clauses.keys[head]) else None
    if phrase.preposition not in grammar.words("linking") or head < 0:
        return None
    if clauses.parted(phrase.begin):
        return None
    if operators.of_adjective(clauses.keys[head]) and not _is_named(clauses, head):
        head = head - 1 if not clauses.parted(head) else head
    return None if clauses.group_at(head) else head


def _is_named(clauses: Clauses, index: int) -> bool:
    """Tell "la smentita di" from "la notizia smentita di"; a first word is a noun."""
    if not index:
        return True
    noun = operators.of_noun(clauses.keys[index]) is not None
    return noun and _determines(clauses.keys[index - 1])


def left_verb(clauses: Clauses, index: int) -> VerbGroup | None:
    """Return the verb left of the word, with no punctuation or "che" between."""
    for at in range(index - 1, -1, -1):
        if clauses.parted(at + 1):
            return None
        group = clauses.headed(at)
        if group:
            return group
        if clauses.keys[at] in grammar.words("complementizers"):
            return None
        if clauses.keys[at] in {"dopo", "durante", "prima", "mentre", "contro"}:
            return None
    return None


def right_verb(clauses: Clauses, index: int) -> VerbGroup | None:
    """Return the verb of which the noun may be the subject, past asides."""
    groups = [g for g in clauses.groups if clauses.first(g) > index]
    _, end = clauses.segment(index)
    near = [g for g in groups if clauses.first(g) < end]
    finite = [g for g in near if g.is_finite and not _opened(clauses, g, index)]
    if finite:
        return finite[0]
    later = [g for g in groups if g.is_finite and not _opened(clauses, g, index)]
    if any(g.is_finite for g in near):
        return None
    alone = [g for g in near if g.mood is Mood.PARTICIPLE]
    if alone and not later:
        return alone[0]
    return later[0] if later and _aside_until(clauses, end, later[0]) else None


def _opened(clauses: Clauses, group: VerbGroup, index: int) -> bool:
    """Tell a subordinate verb, of which a noun outside is not the subject."""
    return governors.introduction(clauses, group).at > index


def _aside_until(clauses: Clauses, end: int, group: VerbGroup) -> bool:
    """Tell that one aside between commas parts noun and verb."""
    first = clauses.first(group)
    parts = sum(clauses.parted(at) for at in range(end, first + 1))
    return parts == 2 and first > end
