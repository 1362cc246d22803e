"""Which forms does an Italian verb have?"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from watcher.italian import lexicon

PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")

_ENDINGS = {
    "are": {
        "present": "o i a iamo ate ano",
        "imperfect": "avo avi ava avamo avate avano",
        "remote": "ai asti ò ammo aste arono",
        "subjunctive": "i i i iamo iate ino",
        "imperfect_subjunctive": "assi assi asse assimo aste assero",
        "gerund": "ando",
        "participle": "at",
    },
    "ere": {
        "present": "o i e iamo ete ono",
        "imperfect": "evo evi eva evamo evate evano",
        "remote": "etti esti ette emmo este ettero",
        "subjunctive": "a a a iamo iate ano",
        "imperfect_subjunctive": "essi essi esse essimo este essero",
        "gerund": "endo",
        "participle": "ut",
    },
    "ire": {
        "present": "isco isci isce iamo ite iscono",
        "imperfect": "ivo ivi iva ivamo ivate ivano",
        "remote": "ii isti ì immo iste irono",
        "subjunctive": "isca isca isca iamo iate iscano",
        "imperfect_subjunctive": "issi issi isse issimo iste issero",
        "gerund": "endo",
        "participle": "it",
    },
}
_FUTURE = ["ò", "ai", "à", "emo", "ete", "anno"]
_CONDITIONAL = ["ei", "esti", "ebbe", "emmo", "este", "ebbero"]
_MOODS = {
    "subjunctive": ("subjunctive", "present"),
    "imperfect_subjunctive": ("subjunctive", "imperfect"),
}


class Form(NamedTuple):
    """A form of a verb; `person` is "1s" to "3p", or gender and number ("fp")."""

    form: str
    lemma: str
    mood: str
    tense: str
    person: str


@cache
def irregular() -> dict[str, dict[str, str]]:
    """Return the exceptions of `irregular_verbs.tsv` by infinitive."""
    return {
        row[0]: dict(cell.split("=", 1) for cell in row[1:] if "=" in cell)
        for row in lexicon.rows("irregular_verbs.tsv")
    }


@cache
def _families() -> tuple[str, ...]:
    """Return the verbs whose compounds conjugate alike, longest first."""
    heads = (verb for verb, cells in irregular().items() if "family" in cells)
    return tuple(sorted(heads, key=lambda verb: (-len(verb), verb)))


def conjugate(infinitive: str) -> Iterator[Form]:
    """
    Yield every simple form of *infinitive*, participles in four endings.

    >>> [f.form for f in conjugate("attaccare") if f.tense == "future"][2]
    'attaccherà'
    >>> [f.form for f in conjugate("ammettere") if f.person == "ms"]
    ['ammesso']
    """
    prefix, cells = _exceptions(infinitive)
    stem, kind = _stem(infinitive, cells, prefix)
    yield Form(infinitive, infinitive, "infinitive", "present", "")
    for slot in ("present", "imperfect", "remote", *_MOODS):
        mood, tense = _MOODS.get(slot, ("indicative", slot))
        for person, form in _slot(slot, stem, kind, (prefix, cells)):
            yield Form(form, infinitive, mood, tense, person)
    future = prefix + cells["future"] if "future" in cells else _future(stem, kind)
    for person, end, cond in zip(PERSONS, _FUTURE, _CONDITIONAL, strict=True):
        yield Form(future + end, infinitive, "indicative", "future", person)
        yield Form(future + cond, infinitive, "conditional", "present", person)
    gerund = _spell(stem, _ENDINGS[kind]["gerund"], kind)
    yield Form(gerund, infinitive, "gerund", "present", "")
    yield from _participles(infinitive, stem, kind, (prefix, cells))


def _participles(
    infinitive: str, stem: str, kind: str, exceptions: tuple[str, dict[str, str]]
) -> Iterator[Form]:
    prefix, cells = exceptions
    roots = [_spell(stem, _ENDINGS[kind]["participle"], kind)]
    if "participle" in cells:
        roots = [prefix + root for root in cells["participle"].split(",")]
    for root in roots:
        for ending, person in (("o", "ms"), ("a", "fs"), ("i", "mp"), ("e", "fp")):
            form = root + ending
            yield Form(form, infinitive, "participle", "past", person)


def _exceptions(infinitive: str) -> tuple[str, dict[str, str]]:
    if infinitive in irregular():
        return "", irregular()[infinitive]
    for head in _families():
        if infinitive.endswith(head):
            return infinitive[: -len(head)], irregular()[head]
    return "", {}


def _stem(infinitive: str, cells: dict[str, str], prefix: str) -> tuple[str, str]:
    """Split *infinitive* into its stem and "are", "ere" or "ire"."""
    if "stem" in cells:
        return prefix + cells["stem"], cells.get("kind", "ere")
    kind = infinitive[-3:] if infinitive[-3:] in _ENDINGS else "ere"
    return infinitive[:-3], kind


def _slot(
    slot: str, stem: str, kind: str, exceptions: tuple[str, dict[str, str]]
) -> Iterator[tuple[str, str]]:
    prefix, cells = exceptions
    regular = [_spell(stem, ending, kind) for ending in _ENDINGS[kind][slot].split()]
    if "plain" in cells:
        regular = [_plain(stem, form) for form in regular]
    forms = dict(zip(PERSONS, regular, strict=True))
    if slot == "remote" and "strong" in cells:
        root = prefix + cells["strong"]
        forms |= {"1s": root + "i", "3s": root + "e", "3p": root + "ero"}
    if slot in cells:
        given = (prefix + form for form in cells[slot].split(","))
        forms |= dict(zip(PERSONS, given, strict=True))
    yield from forms.items()
    if slot == "remote" and kind == "ere" and "strong" not in cells:
        yield from (("3s", stem + "é"), ("3p", stem + "erono"))


def _plain(stem: str, form: str) -> str:
    """Undo the -isc- of verbs like partire."""
    if not form.startswith(stem + "isc"):
        return form
    return (
        stem
        + {"o": "o", "i": "i", "e": "e", "ono": "ono", "a": "a", "ano": "ano"}[
            form[len(stem) + 3 :]
        ]
    )


def _spell(stem: str, ending: str, kind: str = "are") -> str:
    """
    Join stem and ending as Italian spells them.

    >>> _spell("attacc", "i"), _spell("lanci", "iamo"), _spell("invi", "i")
    ('attacchi', 'lanciamo', 'invii')
    """
    if kind != "are" or ending[0] != "i":
        return stem + ending
    if stem.endswith(("c", "g")):
        return stem + "h" + ending
    if stem.endswith("i"):
        stressed = ending == "i" and stem.endswith(("invi", "avvi", "spi", "devi"))
        return stem + ending if stressed else stem[:-1] + ending
    return stem + ending


def _future(stem: str, kind: str) -> str:
    if kind == "ire":
        return stem + "ir"
    if kind == "are" and stem.endswith(("c", "g")):
        return stem + "her"
    if kind == "are" and stem.endswith(("ci", "gi", "sci")):
        return stem[:-1] + "er"
    return stem + "er"
