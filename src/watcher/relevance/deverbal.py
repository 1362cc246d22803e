"""Which verb says what a noun of action says: crollo, crollare?"""

from collections.abc import Iterator
from functools import cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.conjugation import Form, conjugate
from watcher.italian.inflection.function_words import is_function_word
from watcher.italian.inflection.paradigms import ANY, FP, FS, MP, MS, singulars
from watcher.italian.inflection.vocabulary import is_verb
from watcher.italian.lemmas import lemmas
from watcher.relevance.patterns import Entry, Slot, slot

# News tells of things: the third persons are enough, and the rest are other words.
_PERSONS = {"3s": MS | FS, "3p": MP | FP}
_ENDINGS = {"ms": MS, "fs": FS, "mp": MP, "fp": FP}
_MOODS = {"indicative", "conditional", "infinitive", "gerund", "participle"}
_OBJECTS = ("lo", "la", "li", "le")
_AUXILIARIES = {"avere", "essere", "stare"}
# Shorter stems are no action: nazione, natura, misura.
_SHORTEST_STEM = {"ura": 4}


@cache
def verbs_of(noun: str) -> tuple[str, ...]:
    """
    Return the infinitives of which *noun*, in any form, names the action, sorted.

    Endings of action are read off; a noun without one has to be a listed event, for
    "porto" is nothing that is carried.

    >>> verbs_of("crolli"), verbs_of("chiusura"), verbs_of("demolizione")
    (('crollare',), ('chiudere',), ('demolire',))
    >>> verbs_of("furto"), verbs_of("esondazione"), verbs_of("porto")
    (('derubare', 'rubare', 'trafugare'), ('esondare', 'straripare'), ())
    """
    found: set[str] = set()
    for singular in _singulars(canonical(noun)):
        found.update(_listed().get(singular, ()))
        found.update(verb for verb in _by_ending(singular) if _conjugates(verb))
    return tuple(sorted(found - _AUXILIARIES))


@cache
def verb_forms(noun: str, *, of_thing: bool = False) -> Slot:
    """
    Return how verbs tell the action of *noun*: participles, third persons, infinitive.

    *of_thing* takes in verbs that say so of the right thing only: a tunnel that falls.

    >>> found = {entry.text for entry in verb_forms("crollo")}
    >>> {"crolla", "crollata", "crollarono", "crollerà"} <= found
    True
    """
    return slot(
        Entry(text, agrees)
        for verb in (*verbs_of(noun), *(_of_thing(noun) if of_thing else ()))
        for text, agrees in _forms(verb)
        if not is_function_word(text)
    )


def _forms(verb: str) -> Iterator[tuple[str, int]]:
    for form in conjugate(verb):
        if not _is_of_news(form):
            continue
        text = canonical(form.form)
        yield text, _ENDINGS.get(form.person, _PERSONS.get(form.person, ANY))
        if form.mood == "infinitive":
            yield from ((text[:-1] + clitic, ANY) for clitic in _OBJECTS)


def _is_of_news(form: Form) -> bool:
    if form.mood not in _MOODS:
        return False
    return form.mood not in {"indicative", "conditional"} or form.person in _PERSONS


def _singulars(word: str) -> tuple[str, ...]:
    if not word or " " in word or not word[-1].isalpha() or word[-1] not in "aeio":
        return ()
    return tuple(dict.fromkeys((word, *singulars(word))))


def _by_ending(noun: str) -> Iterator[str]:
    for ending, verbs in (
        ("zione", _of_zione),
        ("sione", _of_sione),
        ("mento", _of_mento),
        ("aggio", _of_aggio),
        ("ura", _of_participle),
    ):
        stem = noun.removesuffix(ending)
        if stem != noun and len(stem) >= _SHORTEST_STEM.get(ending, 3):
            yield from verbs(stem)
            return
    if noun in _events():
        yield from (noun[:-1] + "are", noun[:-1] + "ire")
        yield from _of_participle(noun[:-1])


def _of_zione(stem: str) -> Iterator[str]:
    """Undo -zione: demoli-re, costru-ire, ridu-rre, distrutt-o."""
    yield from (stem + "re", stem + "ire", stem + "rre")
    yield from _of_participle(stem + "t")
    yield from _of_participle(stem + "tt")


def _of_sione(stem: str) -> Iterator[str]:
    """Undo -sione: espuls-o, ammess-o."""
    yield from _of_participle(stem + "s")
    if stem.endswith("is"):
        yield from _of_participle(stem[:-2] + "ess")


def _of_mento(stem: str) -> Iterator[str]:
    """Undo -mento: allaga-re, falli-re, ced-ere."""
    yield stem + "re"
    if stem.endswith("i"):
        yield stem[:-1] + "ere"


def _of_aggio(stem: str) -> Iterator[str]:
    """Undo -aggio: sabot-are, salvat-o."""
    yield stem + "are"
    yield from _of_participle(stem)


def _of_participle(stem: str) -> Iterator[str]:
    """Yield the verbs of which *stem* is the participle: chius, rott, fornit."""
    participle = stem + "o"
    if not stem.endswith(("t", "s")):
        return
    for verb in lemmas(participle):
        if any(f.form == participle and f.person == "ms" for f in conjugate(verb)):
            yield verb


def _conjugates(verb: str) -> bool:
    return is_verb(verb) or verb in _verbs()


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Return the verbs by the noun that names their action."""
    found: dict[str, set[str]] = {}
    for verb, noun, *_ in lexicon.rows("event_nouns.tsv"):
        if _conjugates(verb):
            found.setdefault(canonical(noun), set()).add(verb)
    for noun, verbs, *_ in lexicon.rows("action_verbs.tsv"):
        found.setdefault(canonical(noun), set()).update(verbs.split(","))
    return {noun: tuple(sorted(verbs)) for noun, verbs in found.items()}


def _of_thing(noun: str) -> tuple[str, ...]:
    rows = lexicon.rows("action_verbs.tsv")
    further = {canonical(row[0]): row[2].split(",") for row in rows if len(row) > 2}
    return tuple(v for one in _singulars(canonical(noun)) for v in further.get(one, ()))


@cache
def _events() -> frozenset[str]:
    listed = (row for row in lexicon.rows("event_triggers.tsv") if row[1] == "n")
    return frozenset({*(canonical(row[0]) for row in listed), *_listed()})


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs that news uses and the dictionary lacks."""
    events = lexicon.rows("event_triggers.tsv")
    common = (row[0] for row in lexicon.rows("verbs.tsv"))
    return frozenset({*common, *(row[0] for row in events if row[1] == "v")})
