"""When does the verb of the clause at an offset happen?"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.events import grammar
from watcher.italian.inflection.verb_forms import key
from watcher.italian.sentences import Sentence
from watcher.italian.verbs.group import Mood, VerbGroup
from watcher.italian.words import tokens
from watcher.model.factuality import Tense

_BREAK = re.compile(
    r"[,;:()«»“”\"–—]|\b(?:che|mentre|quando|perch[ée]|se|ma|cui|dove|poich[ée])\b",
    re.IGNORECASE,
)
_STATO = re.compile(r"\bstat[oaie]\b", re.IGNORECASE)
_BESIDE = re.compile(r",?\s+")
_ON_A_DAY = re.compile(r"(?:il\s|l['’])", re.IGNORECASE)


def tense(
    text: str, sentence: Sentence, groups: Sequence[VerbGroup], offset: int
) -> Tense:
    """Tell the tense of that verb among *groups* to which *offset* belongs."""
    group = _nearest(text, sentence, groups, offset)
    if group and _dates_the_act(text, group, offset):
        return group.tense
    if group:
        return of_group(text, groups, group)
    keys = {key(word.text) for word in tokens(sentence.text)}
    return Tense.NONE if keys.isdisjoint(grammar.words("ahead")) else Tense.FUTURE


def _dates_the_act(text: str, group: VerbGroup, offset: int) -> bool:
    """
    Tell "il 3 marzo il Tar ha annullato", "ha deciso il 3 marzo" from a complement.

    A date before the verb, or right behind its participle, is that of the act; what is
    decided, promised, ordered for a day comes after it.
    """
    listed = not _acts().isdisjoint(group.lemmas)
    if not (group.is_finite and listed and _open(group)) or group.modal:
        return False
    if group.passive and not _STATO.search(text, group.start, group.end):
        return False  # "il 3 marzo è convocata l'assemblea"
    if offset < group.start:
        return True
    beside = _BESIDE.fullmatch(text, group.end, offset) is not None
    return group.perfect and beside and _ON_A_DAY.match(text, offset) is not None


def _nearest(
    text: str, sentence: Sentence, groups: Sequence[VerbGroup], offset: int
) -> VerbGroup | None:
    begin, end = _segment(text, sentence, offset)
    inside = [g for g in groups if begin <= g.head_start < end]
    left = [g for g in inside if g.start <= offset]
    right = [g for g in inside if g.start > offset]
    if left:
        return left[-1]
    if right:
        return next((g for g in right if g.is_finite), right[0])
    return _outside(groups, begin, end)


def _outside(groups: Sequence[VerbGroup], begin: int, end: int) -> VerbGroup | None:
    """Take the main verb left of the segment, else right of it; "ha detto" last."""
    content = [
        g for g in groups if grammar.words("saying").isdisjoint(g.lemmas)
    ] or list(groups)
    left = [g for g in content if g.head_start < begin]
    right = [g for g in content if g.head_start >= end]
    for side in (list(reversed(left)), right):
        finite = [g for g in side if g.is_finite]
        if finite:
            return finite[0]
    return next(iter(left[-1:] or right[:1]), None)


def _segment(text: str, sentence: Sentence, offset: int) -> tuple[int, int]:
    begin, end = sentence.start, sentence.end
    for start, stop in _breaks(text, sentence):
        if stop <= offset:
            begin = stop
        elif start >= offset:
            return begin, start
    return begin, end


@lru_cache(maxsize=64)
def _breaks(text: str, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Return where the clauses of *sentence* part."""
    found = _BREAK.finditer(text, sentence.start, sentence.end)
    return tuple(
        stop.span() for stop in found if not _inside_number(text, stop.start())
    )


def _inside_number(text: str, index: int) -> bool:
    around = text[max(0, index - 1) : index], text[index + 1 : index + 2]
    return text[index] in ",:" and all(side.isdigit() for side in around)


def of_group(text: str, groups: Sequence[VerbGroup], group: VerbGroup) -> Tense:
    """Tell when the event of *group* happens; *groups* are those of its sentence."""
    ahead = not _prospective().isdisjoint(group.lemmas)
    if group.mood is Mood.PARTICIPLE:
        return Tense.FUTURE if _is_expected(group) else Tense.PAST
    if group.mood in {Mood.INFINITIVE, Mood.GERUND} and group.tense is Tense.NONE:
        return _governed(text, groups, group)
    if group.is_finite and ahead and _open(group):
        return Tense.FUTURE
    if (
        group.mood is Mood.SUBJUNCTIVE
        and group.form == "imperfect"
        and not group.perfect
    ):
        before = text[max(0, group.start - 60) : group.start].lower()
        return Tense.FUTURE if re.search(r"\b(?:se|qualora)\b", before) else Tense.PAST
    return group.tense


def _open(group: VerbGroup) -> bool:
    """Tell "prevede", "ha deciso", "è previsto" from "era previsto", "aveva deciso"."""
    return not group.pluperfect and group.form not in {"imperfect", "remote"}


def _is_expected(group: VerbGroup) -> bool:
    return bool(
        {"prevedere", "attendere", "programmare", "fissare"} & set(group.lemmas)
    )


def _governed(text: str, groups: Sequence[VerbGroup], group: VerbGroup) -> Tense:
    """Give infinitives the future, a gerund or "inizia a" the governor's tense."""
    before = [g for g in groups if g.end <= group.start]
    finite = [g for g in before if g.is_finite] or [g for g in groups if g.is_finite]
    if group.mood is Mood.GERUND:
        return finite[-1].tense if finite else Tense.PRESENT
    governor = before[-1] if before else None
    if governor and not grammar.words("aspect").isdisjoint(governor.lemmas):
        return of_group(text, [g for g in groups if g is not group], governor)
    return Tense.FUTURE


@cache
def _prospective() -> frozenset[str]:
    return frozenset(lexicon.lines("prospective.txt"))


@cache
def _acts() -> frozenset[str]:
    return frozenset(lexicon.lines("acts_ahead.txt"))
