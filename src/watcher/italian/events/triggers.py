"""
Which words of a text are events, and of which class?

The classes are POLECAT's sixteen (AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT
REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT) and those that
civil news needs besides:

HAZARD earthquakes, floods, fires, accidents; DISEASE contagion and care; JUDGE trials
and verdicts (arrests and seizures are COERCE); ELECT votes and appointments; TRADE
money, goods and players; PRODUCE building, opening, finding; LABOR hiring and
dismissal; CHANGE rise and fall; DECIDE acts of authority and dates; COMPETE sport;
COUNT figures without another event; OTHER verbs of no class, which make no claim.

Casualties are ASSAULT, deployments MOBILIZE, stops and closures RETREAT, bids
COOPERATE, deadlines and talks CONSULT.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from watcher.italian import lexicon
from watcher.italian.events import grammar
from watcher.italian.events.answers import ANSWERS, answer
from watcher.italian.events.clauses import Clauses
from watcher.italian.inflection.noun_forms import inflections, participle_forms
from watcher.italian.inflection.verb_forms import is_listed
from watcher.italian.verbs.group import Mood, VerbGroup

OTHER = "OTHER"
_DERIVED = tuple(
    (vowel + ending, verb)
    for vowel, verb in (("a", "are"), ("i", "ire"), ("i", "ere"), ("u", "ere"))
    for ending in ("zione", "zioni", "mento", "menti")
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """
    An event word: `index` is its number in the sentence.

    `length` counts words ("cassa integrazione" 2); `group` is None for nouns.
    """

    index: int
    lemma: str
    event_type: str
    group: VerbGroup | None = None
    length: int = 1


def triggers(clauses: Clauses) -> list[Trigger]:
    """Return the event words of a sentence in order, masked phrases left out."""
    masked, heads = _masked(clauses.keys), clauses.heads
    found = []
    for index, word in enumerate(clauses.keys):
        # Most words are neither in a verb nor a noun that tells an event.
        if index in masked or not (index in heads or _may_name(word)):
            continue
        trigger = (
            _of_phrase(clauses, index)
            or _of_verb(clauses, index)
            or _of_answer(clauses, index)
            or _of_noun(clauses, index)
        )
        if trigger:
            found.append(trigger)
    return found


@lru_cache(maxsize=20_000)
def _may_name(word: str) -> bool:
    """Tell whether a noun or a phrase that tells an event begins with *word*."""
    listed = word in nouns() or word in _noun_phrases() or word in ANSWERS
    return listed or _derived(word) is not None


def _of_verb(clauses: Clauses, index: int) -> Trigger | None:
    group = clauses.headed(index)
    if not group or _is_counted(clauses, index, group):
        return None
    for lemma in group.lemmas:
        phrase = _verb_phrase(clauses, index, lemma)
        if phrase:
            return Trigger(index, lemma, phrase, group)
        if lemma in verbs():
            return _classed(index, lemma, group)
    if not grammar.words("no_events").isdisjoint(group.lemmas):
        return None
    return Trigger(index, group.lemmas[0], OTHER, group)


def _verb_phrase(clauses: Clauses, index: int, lemma: str) -> str | None:
    """Return the class of "perdere la vita", "scendere in piazza"."""
    for tail, kind in _verb_phrases().get(lemma, ()):
        if tuple(clauses.keys[index + 1 : index + 1 + len(tail)]) == tail:
            return kind
    return None


def _classed(index: int, lemma: str, group: VerbGroup) -> Trigger | None:
    """Give the class of a verb; "si trovano" counts, "si tratta" is no event."""
    if group.reflexive and not group.perfect:
        if lemma in grammar.words("placed"):
            return Trigger(index, lemma, "COUNT", group)
        if lemma in grammar.words("reflexive_no_events"):
            return None
    return Trigger(index, lemma, verbs()[lemma], group)


def _is_counted(clauses: Clauses, index: int, group: VerbGroup) -> bool:
    """Tell "non si registrano feriti", where the participle is what is counted."""
    if group.mood is not Mood.PARTICIPLE or clauses.keys[index] not in nouns():
        return False
    if not index or clauses.parted(index):
        return False
    before = clauses.headed(index - 1)
    # "mille già caduti"
    quantified = clauses.keys[index - 1] in grammar.words("adverbs") and index > 1
    number = quantified and clauses.keys[index - 2]
    return bool(before and before.is_finite) or bool(
        number and (number[0].isdigit() or number in grammar.words("determiners"))
    )


def _is_verb(clauses: Clauses, index: int) -> bool:
    group = clauses.group_at(index)
    return group is not None and not _is_counted(clauses, index, group)


def _of_noun(clauses: Clauses, index: int) -> Trigger | None:
    word = clauses.keys[index]
    found = nouns().get(word) or _derived(word)
    if not found or _is_verb(clauses, index) or clauses.is_name(index):
        return None
    if _is_mistranslated(clauses, index):
        return None
    return Trigger(index, *found)


def _of_answer(clauses: Clauses, index: int) -> Trigger | None:
    kind = answer(clauses, index)
    return Trigger(index, clauses.keys[index], kind) if kind else None


def _is_mistranslated(clauses: Clauses, index: int) -> bool:
    """Tell the "strike" of "distrutto dallo sciopero", where nobody stops working."""
    if clauses.keys[index] not in grammar.words("strike"):
        return False
    before = range(max(index - 4, 0), index)
    groups = [group for at in before if (group := clauses.group_at(at))]
    struck = grammar.words("struck")
    return any(not struck.isdisjoint(group.lemmas) for group in groups)


@lru_cache(maxsize=20_000)
def _derived(word: str) -> tuple[str, str] | None:
    """Read an unlisted noun in -zione or -mento as the act of its verb."""
    for ending, verb in _DERIVED:
        lemma = word.removesuffix(ending) + verb
        if word.endswith(ending) and is_listed(lemma):
            kind = verbs().get(lemma, OTHER)
            return word[:-1] + ("o" if "ment" in ending else "e"), kind
    return None


def _of_phrase(clauses: Clauses, index: int) -> Trigger | None:
    """Find "cassa integrazione", "cessate il fuoco"."""
    for words, lemma in _noun_phrases().get(clauses.keys[index], ()):
        if tuple(clauses.keys[index : index + len(words)]) == words:
            return Trigger(index, *nouns()[lemma], length=len(words))
    return None


@cache
def verbs() -> dict[str, str]:
    """Return the class of each verb that is an event."""
    rows = lexicon.rows("event_triggers.tsv")
    return {lemma: kind for lemma, pos, kind in rows if pos == "v"}


@cache
def _verb_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in verbs().items():
        verb, *tail = phrase.replace("'", "' ").split()
        if tail:
            found.setdefault(verb, []).append((tuple(tail), kind))
    return {verb: tuple(known) for verb, known in found.items()}


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """Return lemma and class of each form of an event noun."""
    found: dict[str, tuple[str, str]] = {}
    rows = lexicon.rows("event_triggers.tsv")
    # "tre morti" are dead people (morto), not deaths (morte).
    for lemma, kind in ((row[0], row[2]) for row in rows if row[1] == "p"):
        found |= dict.fromkeys(participle_forms(lemma), (lemma, kind))
    for lemma, kind in ((row[0], row[2]) for row in rows if row[1] == "n"):
        for form in inflections(lemma):
            found.setdefault(form, (lemma, kind))
    return found


@cache
def _noun_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form in nouns():
        words = tuple(form.replace("'", "' ").split())
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, form))
    return {head: tuple(known) for head, known in found.items()}


def _masked(keys: Sequence[str]) -> set[int]:
    """Return the numbers of the words that stand in a masked phrase."""
    found: set[int] = set()
    for index, word in enumerate(keys):
        if masks := _masks_from(word):
            second = keys[index + 1] if index + 1 < len(keys) else ""
            for phrase in (*masks.get(second, ()), *masks.get("*", ())):
                if _fits(keys[index : index + len(phrase)], phrase):
                    found.update(range(index, index + len(phrase)))
    return found


def _fits(keys: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return len(keys) == len(phrase) and all(map(_is_form, keys, phrase))


def _is_form(key: str, word: str) -> bool:
    return key.startswith(word[:-1]) if word[-1] == "*" else key == word


@lru_cache(maxsize=20_000)
def _masks_from(word: str) -> dict[str, list[tuple[str, ...]]]:
    """
    Return the masked phrases that begin with *word*, by their second words.

    "*" stands for a second word that is missing or a stem.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _mask().get(word[:3], ()):
        if _is_form(word, phrase[0]):
            second = phrase[1] if len(phrase) > 1 else "*"
            second = "*" if second.endswith("*") else second
            found.setdefault(second, []).append(phrase)
    return found


@cache
def _mask() -> dict[str, list[tuple[str, ...]]]:
    """Return the masked phrases by their first three letters."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lexicon.lines("collocations_mask.txt"):
        phrase = tuple(line.replace("'", "' ").split())
        found.setdefault(phrase[0].rstrip("*")[:3], []).append(phrase)
    return found
