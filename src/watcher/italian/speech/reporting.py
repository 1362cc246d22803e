"""Which words of a text report speech, and in which construction?"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from watcher.italian import lexicon
from watcher.italian.inflection.conjugation import conjugate
from watcher.italian.speech.speech_words import listed

_HAVE = listed("have")
_BE = listed("be")
_BEEN = listed("been")
_BETWEEN = listed("between")
_CLITICS = listed("clitics")
_CONVINCED = listed("convinced")
_ARTICLES = listed("before_nouns")
_PRONOUN_BEFORE = frozenset(("lo", "l'"))
_WILL = listed("will")


class ReportingVerb(NamedTuple):
    """
    One row of `reporting_verbs.tsv`.

    `frame` is any, belief, clause, count, beside, di, disputed, from or lo; `rest` are
    the words that must follow ("noto" in "rendere noto").
    """

    lemma: str
    kind: str
    frame: str
    rest: tuple[str, ...] = ()


class VerbGroup(NamedTuple):
    """
    A reporting verb with its auxiliaries, as token indexes, end exclusive.

    `voice` is active, passive or gerund; `resumes` is True when a pronoun stands for
    the sentence before ("lo ha detto").
    """

    start: int
    end: int
    verb: ReportingVerb
    voice: str
    resumes: bool = False


# "È convinto che" claims as much as a verb does.
_CONVICTION = ReportingVerb("essere convinto", "claim", "belief")


@cache
def _forms() -> dict[str, tuple[tuple[ReportingVerb, str], ...]]:
    """Map each form to its verbs, with "finite", "participle", "gerund" or "bare"."""
    found: dict[str, list[tuple[ReportingVerb, str]]] = {}
    for row in lexicon.rows("reporting_verbs.tsv"):
        rest = tuple(row[3].replace("'", "' ").split()) if len(row) > 3 else ()
        verb = ReportingVerb(row[0], row[1], row[2], rest)
        for form in conjugate(row[0]):
            mood = _use(form.mood, form.person)
            if mood and (verb, mood) not in found.setdefault(form.form, []):
                found[form.form].append((verb, mood))
    return {form: tuple(uses) for form, uses in found.items()}


def _use(mood: str, person: str) -> str:
    if mood in ("participle", "gerund"):
        return mood
    if mood == "infinitive":
        return "bare"
    # Subjunctives look like plurals of nouns ("posti", "noti") and hardly ever report.
    told = mood in ("indicative", "conditional") and person in ("3s", "3p")
    return "finite" if told else ""


def is_reporting(word: str) -> bool:
    """Say whether *word* (folded) is a form of a reporting verb."""
    return word in _forms()


def is_reporting_it(word: str) -> bool:
    """
    Say whether *word* is a reporting verb with its object: "dirlo", "riportarlo".

    >>> is_reporting_it("riportarlo"), is_reporting_it("vederlo")
    (True, False)
    """
    return word.endswith(("rlo", "rla")) and is_reporting(f"{word[:-2]}e")


def is_participle(word: str) -> bool:
    """Say whether *word* (folded) is the participle of a reporting verb."""
    return any(mood == "participle" for _, mood in _forms().get(word, ()))


def verb_groups(words: Sequence[str], start: int, end: int) -> list[VerbGroup]:
    """
    Return the reporting verbs among the folded *words* from *start* to *end*.

    >>> [(g.verb.lemma, g.start, g.end) for g in
    ...  verb_groups("il sindaco non ha ancora detto".split(), 0, 6)]
    [('dire', 2, 6)]
    """
    found: list[VerbGroup] = []
    openers, after = _openers(), start
    for at in range(start, end):
        opens = at >= after and words[at] in openers
        group = _group(words, at, start, end) if opens else None
        if group:
            found.append(group)
            after = group.end
    return found


@cache
def _openers() -> frozenset[str]:
    """Return the words that a reporting verb may begin with."""
    return frozenset(_HAVE | _BE | _WILL | _forms().keys())


def _group(words: Sequence[str], at: int, start: int, end: int) -> VerbGroup | None:
    word = words[at]
    if word in _HAVE or word in _BE:
        compound = _compound(words, at, end) or _conviction(words, at, end)
        if compound:
            return _widen(words, compound, start)
    if word in _WILL:
        wish = _wish(words, at, end)
        if wish:
            return _widen(words, wish, start)
    if _is_noun_here(words, at, start):
        return None
    for mood, voice in (("finite", "active"), ("gerund", "gerund")):
        group = _single(words, at, end, (mood, voice))
        if group:
            return _widen(words, group, start)
    return None


def _single(
    words: Sequence[str], at: int, end: int, use: tuple[str, str]
) -> VerbGroup | None:
    for verb, mood in _forms().get(words[at], ()):
        stop = _after_rest(words, at + 1, end, verb.rest)
        if mood == use[0] and stop:
            return VerbGroup(at, stop, verb, use[1])
    return None


def _after_rest(
    words: Sequence[str], at: int, end: int, rest: tuple[str, ...]
) -> int | None:
    """Return where the fixed words after a verb end; None when they are missing."""
    if not rest:
        return at
    for shift in range(min(3, end - at)):
        begin = at + shift
        if tuple(words[begin : begin + len(rest)]) == rest:
            return begin + len(rest)
    return None


def _compound(words: Sequence[str], at: int, end: int) -> VerbGroup | None:
    """Read "ha (già) detto", "è stato confermato", "viene riferito"."""
    passive = words[at] in _BE
    stop = at + 1
    while stop < end and stop < at + 5:
        word = words[stop]
        for verb, mood in _forms().get(word, ()):
            after = _after_rest(words, stop + 1, end, verb.rest)
            if mood == "participle" and after:
                voice = _voice(words, at, passive)
                return VerbGroup(at, after, verb, voice)
        if not (word in _BETWEEN or word in _BEEN or word.endswith("mente")):
            return None
        stop += 1
    return None


def _conviction(words: Sequence[str], at: int, end: int) -> VerbGroup | None:
    """Read "è convinto", "sono sempre più certi"."""
    stop = at + 1
    while stop < min(end, at + 4) and words[stop] in _BETWEEN:
        stop += 1
    if words[at] not in _BE or stop >= end or words[stop] not in _CONVINCED:
        return None
    return VerbGroup(at, stop + 1, _CONVICTION, "active")


def _voice(words: Sequence[str], at: int, passive: bool) -> str:
    reflexive = at > 0 and words[at - 1] == "si"
    return "passive" if passive and not reflexive else "active"


def _wish(words: Sequence[str], at: int, end: int) -> VerbGroup | None:
    """Read "ha voluto precisare", "tiene a chiarire"."""
    stop = at + 1
    while stop < end and stop < at + 4:
        bare = [v for v, mood in _forms().get(words[stop], ()) if mood == "bare"]
        if bare and not bare[0].rest:
            return VerbGroup(at, stop + 1, bare[0], "active")
        if words[stop] not in _WILL and words[stop] not in _BETWEEN:
            return None
        stop += 1
    return None


def _widen(words: Sequence[str], group: VerbGroup, start: int) -> VerbGroup:
    """Take the pronouns and the negation before the verb into the group."""
    begin = group.start
    resumes = False
    while begin > start and (words[begin - 1] in _CLITICS or words[begin - 1] == "non"):
        begin -= 1
        resumes = resumes or words[begin] in _PRONOUN_BEFORE
        # "Ne è certo il perito": of what was said before.
        resumes = resumes or (words[begin] == "ne" and group.verb is _CONVICTION)
    return VerbGroup(begin, group.end, group.verb, group.voice, resumes)


def _is_noun_here(words: Sequence[str], at: int, start: int) -> bool:
    """Say whether an article or preposition makes a noun of the form ("la stima")."""
    if at == start or words[at - 1] not in _ARTICLES:
        return False
    return not (
        words[at - 1] in _CLITICS and words[at - 1] != "l'" and _is_clitic(words, at)
    )


def _is_clitic(words: Sequence[str], at: int) -> bool:
    # "gli" is an article before plurals only, and 3rd persons singular end in -a or -e.
    return words[at - 1] != "gli" or words[at][-1] in "aeò"
