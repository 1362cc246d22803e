"""Which verbs can a word be a form of?"""

from functools import cache, lru_cache
from typing import NamedTuple

import simplemma

from watcher.italian import lexicon
from watcher.italian.events import grammar
from watcher.italian.inflection.conjugation import Form, conjugate, irregular
from watcher.italian.words import fold

_ACCENTED = {"a": "à", "e": "è", "i": "ì", "o": "ò", "u": "ù"}
_UNLISTED = (
    # Endings that no noun or adjective has: enough to know mood and tense of a
    # verb that no list holds.
    ("erebbero", "conditional", "present", "3p"),
    ("irebbero", "conditional", "present", "3p"),
    ("erebbe", "conditional", "present", "3s"),
    ("irebbe", "conditional", "present", "3s"),
    ("eranno", "indicative", "future", "3p"),
    ("iranno", "indicative", "future", "3p"),
    ("erà", "indicative", "future", "3s"),
    ("irà", "indicative", "future", "3s"),
    ("arono", "indicative", "remote", "3p"),
    ("irono", "indicative", "remote", "3p"),
    ("ettero", "indicative", "remote", "3p"),
    ("avano", "indicative", "imperfect", "3p"),
    ("evano", "indicative", "imperfect", "3p"),
    ("ivano", "indicative", "imperfect", "3p"),
    ("assero", "subjunctive", "imperfect", "3p"),
    ("essero", "subjunctive", "imperfect", "3p"),
    ("issero", "subjunctive", "imperfect", "3p"),
    ("ò", "indicative", "remote", "3s"),
    ("ando", "gerund", "present", ""),
    ("endo", "gerund", "present", ""),
    ("are", "infinitive", "present", ""),
    ("ere", "infinitive", "present", ""),
    ("ire", "infinitive", "present", ""),
    ("ava", "indicative", "imperfect", "3s"),
    ("iva", "indicative", "imperfect", "3s"),
    ("eva", "indicative", "imperfect", "3s"),
    ("ato", "participle", "past", "ms"),
    ("ata", "participle", "past", "fs"),
    ("ati", "participle", "past", "mp"),
    ("ate", "participle", "past", "fp"),
    ("uto", "participle", "past", "ms"),
    ("uta", "participle", "past", "fs"),
    ("uti", "participle", "past", "mp"),
    ("ute", "participle", "past", "fp"),
    ("ito", "participle", "past", "ms"),
    ("ita", "participle", "past", "fs"),
    ("iti", "participle", "past", "mp"),
    ("ite", "participle", "past", "fp"),
)


_PARTICIPLES = {"at": "are", "ut": "ere", "it": "ire"}
_NOUN_ENDINGS = ("ato", "uto", "ito")


class Reading(NamedTuple):
    """A verb form: "ms", "3p"... in `person`; `clitic` is what hangs on its end."""

    lemma: str
    mood: str
    tense: str
    person: str
    clitic: str = ""
    listed: bool = True


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """
    Return the spelling under which lists hold *word*: folded, one accent for e.

    A vowel with an apostrophe stands for an accented one where that is a word.

    >>> key("Perché"), key("E'"), key("dell’"), key("inviato'")
    ('perchè', 'è', "dell'", 'inviato')
    """
    folded = fold(word).replace("é", "è")
    if len(folded) < 2 or folded[-1] != "'" or folded[-2] not in "aeiou":
        return folded
    bare = folded[:-1]
    accented = bare[:-1] + _ACCENTED[bare[-1]]
    known = accented in _table() or accented in grammar.words("accented")
    return accented if known else bare


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[Reading, ...]:
    """
    Return what *word* (folded) can be as a verb, listed verbs first.

    >>> [(r.lemma, r.tense) for r in readings("invierà")]
    [('inviare', 'future')]
    >>> readings("mandarli")[0].clitic
    'li'
    """
    found = _table().get(word, ())
    return found or _with_clitic(word) or _unlisted(word)


@cache
def takes_essere() -> frozenset[str]:
    """Return the intransitive verbs whose compound tenses take essere."""
    return frozenset(row[0] for row in lexicon.rows("verbs.tsv") if row[1] == "essere")


def is_listed(verb: str) -> bool:
    """Tell that the lists hold the infinitive *verb*."""
    return any(r.lemma == verb for r in _table().get(verb, ()))


@cache
def _table() -> dict[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = {}
    for verb in _listed_verbs():
        for form in conjugate(verb):
            found.setdefault(form.form.replace("é", "è"), []).append(_reading(form))
    return {form: tuple(dict.fromkeys(known)) for form, known in found.items()}


def _listed_verbs() -> list[str]:
    common = {row[0] for row in lexicon.rows("verbs.tsv")}
    triggers = {
        row[0].split()[0] for row in lexicon.rows("event_triggers.tsv") if row[1] == "v"
    }
    operators = lexicon.table("factuality_ops.toml")["verbs"].values()
    governing = {verb for listed in operators for verb in listed.split()}
    exceptions = {verb for verb in irregular() if len(verb) > 5}
    return sorted(common | triggers | governing | exceptions)


@lru_cache(maxsize=100_000)
def is_noun_first(word: str) -> bool:
    """Tell that a dictionary lists *word* as a noun or adjective before a verb."""
    return (
        not simplemma.lemmatize(word, lang="it")
        .lower()
        .endswith(("are", "ere", "ire", "rre"))
    )


def _reading(form: Form) -> Reading:
    return Reading(form.lemma, form.mood, form.tense, form.person)


def _with_clitic(word: str) -> tuple[Reading, ...]:
    """Read infinitives and gerunds with pronouns, and infinitives cut short."""
    if word.endswith("r"):
        return _only(word + "e", "")
    for clitic in _enclitics():
        if not word.endswith(clitic) or len(word) < len(clitic) + 3:
            continue
        base = word[: -len(clitic)]
        if base.endswith("r"):
            found = _only(base + "e", clitic) or _only(base + "re", clitic)
        else:
            found = _only(base, clitic) if base.endswith("ndo") else ()
        if found:
            return found
    return ()


@cache
def _enclitics() -> tuple[str, ...]:
    return tuple(
        sorted(grammar.words("enclitics"), key=lambda word: (-len(word), word))
    )


def _only(word: str, clitic: str) -> tuple[Reading, ...]:
    known = _table().get(word, ()) or _unlisted(word)
    kept = (r for r in known if r.mood in {"infinitive", "gerund"})
    return tuple(reading._replace(clitic=clitic) for reading in kept)


def _unlisted(word: str) -> tuple[Reading, ...]:
    for ending, mood, tense, person in _UNLISTED:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            lemma = _lemma(word, ending)
            return (Reading(lemma, mood, tense, person, "", False),) if lemma else ()
    return ()


def _lemma(word: str, ending: str) -> str:
    """Return the infinitive of a form that no list holds, "" for no verb."""
    found = simplemma.lemmatize(word, lang="it").lower()
    if found.endswith(("are", "ere", "ire", "rre")):
        return found
    stem = word[: -len(ending)]
    if len(ending) > 4 or ending in {"erà", "irà"}:
        kind = "ire" if ending[0] == "i" else "are"
        return stem.removesuffix("h") + kind if len(stem) > 3 else ""
    if ending[:-1] in _PARTICIPLES and found.endswith(_NOUN_ENDINGS):
        return stem + _PARTICIPLES[ending[:-1]]
    return ""
