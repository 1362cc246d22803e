"""Which word governs a clause, and how is the clause introduced?"""

from dataclasses import dataclass

from watcher.italian.events import grammar, operators
from watcher.italian.events.clauses import Clauses
from watcher.italian.verbs.group import Mood, VerbGroup

_REACH = 9  # words between a governing verb and "di": "ha chiesto al nuovo governo di"


@dataclass(frozen=True, slots=True)
class Introduction:
    """
    How a clause begins.

    `kind` is main, relative, complement, infinitive, hypothesis or question; `word` the
    introducing word, `at` its number; `governor` the number of the head it depends on,
    None for none.
    """

    kind: str
    word: str = ""
    governor: int | None = None
    at: int = -1


MAIN = Introduction("main")


def introduction(clauses: Clauses, group: VerbGroup) -> Introduction:
    """Tell how the clause of *group* begins and what governs it."""
    if group.mood is Mood.INFINITIVE:
        return _infinitive(clauses, group)
    if _leaves_out_che(clauses, group):
        return Introduction("complement", "", clauses.first(group) - 1)
    if group.is_finite:
        return _finite(clauses, group)
    return MAIN


def _infinitive(clauses: Clauses, group: VerbGroup) -> Introduction:
    before = clauses.first(group) - 1
    if before < 0:
        return Introduction("infinitive")
    word = clauses.keys[before]
    if word in grammar.words("conditionals"):
        return Introduction("question", word)
    listed = clauses.parted(before + 1) or word in grammar.words("coordinators")
    sibling = _sibling(clauses, group) if listed else None
    if sibling:
        return _infinitive(clauses, sibling)
    if word in grammar.words("before_infinitives") | grammar.words("contracted"):
        start = before - 1
        if start >= 0 and clauses.keys[start] in {"prima", "invece", "oltre", "fino"}:
            return Introduction("infinitive", clauses.keys[start])
        return Introduction("infinitive", word, governor(clauses, start))
    return Introduction("infinitive", "", governor(clauses, before))


def _sibling(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    before = [g for g in clauses.groups if g.last < group.first]
    return before[-1] if before and before[-1].mood is Mood.INFINITIVE else None


def governor(clauses: Clauses, start: int) -> int | None:
    """Return the nearest verb or operator word at or left of *start*."""
    for index in range(start, max(-1, start - _REACH), -1):
        group = clauses.headed(index)
        if group or is_operator_word(clauses, index):
            return index
        if clauses.parted(index) and not _aside(clauses, index):
            return None
    return None


def _aside(clauses: Clauses, index: int) -> bool:
    """Tell a comma that only closes an aside: "nega, dice la Tass, di aver"."""
    begin, _ = clauses.segment(index - 1) if index else (0, 0)
    return begin > 0 and index - begin <= 4


def is_operator_word(clauses: Clauses, index: int) -> bool:
    """Tell a noun or adjective that says how real its complement is."""
    word = clauses.keys[index]
    if clauses.group_at(index):
        return False
    found = operators.of_noun(word) or operators.of_adjective(word)
    return found is not None


def _finite(clauses: Clauses, group: VerbGroup) -> Introduction:
    index = clauses.first(group) - 1
    while index >= 0:
        word = clauses.keys[index]
        if word in grammar.words("conditionals"):
            return _conditional(clauses, index)
        if word in grammar.words("complementizers"):
            return _complement(clauses, group, index)
        if word in grammar.words("openers"):
            aim = word == "perchè" and group.mood is Mood.SUBJUNCTIVE
            return Introduction("hypothesis" if aim else "relative", word, at=index)
        other = clauses.group_at(index)
        if other and other.is_finite:
            jump = _past(clauses, group, other)
            if jump is None:
                return MAIN
            index = jump
            continue
        if _closes(clauses, index + 1):
            return MAIN
        index -= 1
    return MAIN


def _leaves_out_che(clauses: Clauses, group: VerbGroup) -> bool:
    """Tell "si teme sia caduto", "pare abbia ceduto", where "che" is left out."""
    before = clauses.first(group) - 1
    if group.mood is not Mood.SUBJUNCTIVE or clauses.parted(before + 1):
        return False
    verb = clauses.headed(before)
    return verb is not None and operators.of_verb(verb.lemmas) is not None


def _past(clauses: Clauses, group: VerbGroup, other: VerbGroup) -> int | None:
    """Step left over a relative clause or a coordinated verb of the same mood."""
    first = clauses.first(other)
    if first and clauses.keys[first - 1] in grammar.words("complementizers"):
        before = first - 2
        plain = before >= 0 and not clauses.group_at(before)
        if plain and not is_operator_word(clauses, before):
            return before
        return first - 1 if other.mood is group.mood else None
    if other.mood is group.mood is Mood.SUBJUNCTIVE:
        return first - 1
    return None


def _closes(clauses: Clauses, index: int) -> bool:
    """Tell a semicolon, colon or quotation mark before the word."""
    if not clauses.parted(index) or index >= len(clauses.words):
        return False
    gap = clauses.text[clauses.words[index - 1].end : clauses.words[index].start]
    return not frozenset(';:«»“”"').isdisjoint(gap)


def _conditional(clauses: Clauses, index: int) -> Introduction:
    if clauses.keys[index] == "se" and not is_hypothetical(clauses, index):
        return MAIN
    kind = "question" if is_indirect_question(clauses, index) else "hypothesis"
    return Introduction(kind, clauses.keys[index], at=index)


def is_hypothetical(clauses: Clauses, index: int) -> bool:
    """Tell the "se" of a condition from "anche se", "se stesso", "se ne va"."""
    keys = clauses.keys
    for phrase in operators.phrases("not_hypothesis"):
        at = index - phrase.index("se")
        if at >= 0 and tuple(keys[at : at + len(phrase)]) == phrase:
            return False
    return True


def is_indirect_question(clauses: Clauses, index: int) -> bool:
    """Tell "non è chiaro se" and "si chiede se" from a condition."""
    if not index or clauses.parted(index):
        return False
    before = clauses.keys[index - 1]
    asking = grammar.words("indirect_question")
    if before in asking or before[:-1] + "o" in asking:
        return True
    group = clauses.group_at(index - 1)
    return group is not None and not asking.isdisjoint(group.lemmas)


def _is_adverb(word: str) -> bool:
    return word in grammar.words("adverbs") and not operators.of_adjective(word)


def _complement(clauses: Clauses, group: VerbGroup, index: int) -> Introduction:
    """Tell "nega che" (complement) from "i soldati che" (relative)."""
    before = index - 1
    while before >= 0 and _is_adverb(clauses.keys[before]):
        before -= 1
    if before < 0:
        return MAIN
    if clauses.keys[before] in grammar.words("conditional_heads"):
        return Introduction("hypothesis", "che", at=index)
    near = clauses.headed(before) or is_operator_word(clauses, before)
    if near and not clauses.parted(index):
        return Introduction("complement", "che", before, index)
    found = governor(clauses, before)
    if found is None:
        return Introduction("relative", "che", at=index)
    verb = clauses.headed(found)
    addressee = verb and clauses.keys[found + 1 : found + 2]
    told = bool(addressee) and addressee[0] in grammar.words("of")  # type: ignore[index]
    if group.mood is Mood.SUBJUNCTIVE or told:
        return Introduction("complement", "che", found, index)
    return Introduction("relative", "che", at=index)
