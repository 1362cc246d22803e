"""Which other names does an actor have that a term names?"""

from dataclasses import dataclass
from functools import cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.function_words import articles
from watcher.italian.inflection.paradigms import ANY, FP, FS, MP, MS, nominal
from watcher.italian.inflection.vocabulary import is_word
from watcher.italian.names import senses
from watcher.italian.names.actor_names import names, states_by_name
from watcher.italian.names.actors import codes_of
from watcher.italian.names.gazetteer import Name
from watcher.italian.quantities.number_words import word_number
from watcher.relevance.patterns import Entry, Slot, slot

# A state's media, companies and agencies report or trade; they are not the state.
_OF_STATES = {("body", "government"), ("country", "country"), ("capital", "place")}
_UNSURE = {"sense", "weak"}
# The dictionary lacks them; the month of March too.
_DAYS = {"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "marzo"}


@dataclass(frozen=True, slots=True)
class Naming:
    """
    How an actor is written.

    `names` that mean it anywhere, `unsure` ones that mean it
    once it is named, `demonyms` of a state.
    """

    names: Slot
    unsure: Slot
    demonyms: Slot


def name_entries(name: str) -> Slot:
    """
    Return the spellings of a proper *name*; never inflected.

    A name that is also a common word or a number, and an acronym, ask for a capital.

    >>> name_entries("Mali")
    (Entry(text='mali', agrees=15, cased=True),)
    >>> [e.text for e in name_entries("Kim Jong-un")]
    ['kim jong un', 'kim jongun']
    >>> [e.text for e in name_entries("NIS")]
    ['n i s', 'nis']
    """
    text = canonical(name)
    common = is_word(text) or word_number(text) is not None or text in _DAYS
    cased = name[:1].isupper() and " " not in text and (common or name.isupper())
    texts = {text, canonical(name.replace("-", "")), *_formerly(text)}
    if text[-1:] in tuple("àèìòù"):
        bare = "aeiou"["àèìòù".index(text[-1])]
        texts |= {text[:-1] + bare + "'", text[:-1] + bare}
    found = [Entry(spelling, cased=cased) for spelling in sorted(texts) if spelling]
    letters = text.replace(" ", "")
    if name.isupper() and letters.isalpha() and 1 < len(letters) < 7:
        spelled = " ".join(letters)
        found += [Entry(letters, cased=True), Entry(spelled, cased=True)]
    return slot(found)


@cache
def code_of(name: str) -> str | None:
    """
    Return the code of the actor that *name* means, None when it names none.

    >>> code_of("Corea del Nord"), code_of("nordcoreane"), code_of("tavolo")
    ('PRK', 'PRK', None)
    """
    text = canonical(name)
    if is_word(text) and not name[:1].isupper() and text not in all_demonyms():
        return None
    found = codes_of(name)
    return found[0] if found else all_demonyms().get(text)


@cache
def naming(name: str) -> Naming:
    """
    Return every way to write the actor that *name* means; empty when none.

    A state is also its seats, capital, leaders and people; another actor is only its
    own spellings. A name that stands inside *name* is not the same ("ex Ilva", "Ilva").
    """
    code = code_of(name)
    if code is None:
        return Naming((), (), ())
    if demonyms_of(code) and not _is_own(name):
        same = [n for n in _of(code) if _names_state(n)]
        return _naming(same, name, demonyms_of(code))
    own = {n.value for n in _of(code) if canonical(n.text) == canonical(name)}
    return _naming([n for n in _of(code) if n.value in own], name, ())


@cache
def demonyms_of(code: str) -> Slot:
    """Return the demonyms of the state *code* with what they agree with."""
    forms = {canonical(n.text) for n in _of(code) if n.value.role == "demonym"}
    return slot(Entry(form, _agreement(form, forms)) for form in forms)


@cache
def all_demonyms() -> dict[str, str]:
    """Return the code of every demonym form."""
    codes = dict.fromkeys(n.value.code for n in names() if n.value.role == "demonym")
    return {entry.text: code for code in codes for entry in demonyms_of(code)}


def short_name(code: str) -> str | None:
    """
    Return how the press shortens a name that tells two halves apart ("il Nord").

    >>> short_name("PRK"), short_name("ITA")
    ('Nord', None)
    """
    for name in _of(code):
        if name.value.role == "country" and name.text.endswith(
            (" del Nord", " del Sud")
        ):
            return name.text.rpartition(" ")[2]
    return None


def _formerly(text: str) -> set[str]:
    """Say "ex" otherwise: ex Ilva, già Ilva, precedentemente Ilva."""
    first, _, rest = text.partition(" ")
    if first != "ex" or not rest:
        return set()
    others = ("già", "precedentemente", "un tempo")
    return {f"ex{rest}", *(f"{word} {rest}" for word in others)}


@cache
def usual_senses(name: str) -> frozenset[str]:
    """
    Return the senses that *name* has when nobody says otherwise, empty for one sense.

    >>> sorted(usual_senses("Kursk"))
    ['region']
    """
    for other, meanings in lexicon.table("senses.toml").items():
        if canonical(other) == canonical(name):
            return frozenset(id_ for id_, row in meanings.items() if row.get("default"))
    return frozenset()


def _naming(same: list[Name], name: str, demonyms: Slot) -> Naming:
    own = f" {canonical(name)} "
    # "Ilva" is not "ex Ilva", but "Maduro" is "Nicolás Maduro".
    kept = [
        n
        for n in same
        if n.value.role == "person" or f" {canonical(n.text)} " not in own
        if canonical(n.text).split()[0] not in articles()
    ]
    unsure = [n for n in kept if n.flags & _UNSURE or senses.has_senses(n.text)]
    sure = [n for n in kept if n not in unsure and n.value.role != "demonym"]
    return Naming(_entries(sure), _entries(unsure), demonyms)


def _entries(found: list[Name]) -> Slot:
    return slot(entry for name in found for entry in name_entries(name.text))


def _names_state(name: Name) -> bool:
    if name.flags & {"home"}:
        return False
    actor = name.value
    return actor.role == "person" or (actor.role, actor.kind) in _OF_STATES


def _is_own(name: str) -> bool:
    """Tell a person or body from the state whose code it carries (Kim Jong-un, NIS)."""
    found = [
        n for n in _of(code_of(name) or "") if canonical(n.text) == canonical(name)
    ]
    states = [n for n in found if n.value.role in {"country", "capital", "demonym"}]
    if not found or states:
        return False
    # An office of its own name is not the whole state, as its seats are.
    actor = found[0].value
    return actor.kind != "government" or actor.name not in states_by_name()


def _agreement(form: str, forms: set[str]) -> int:
    """Say what one of *forms* agrees with: russe is feminine and plural."""
    stem = form[:-1].removesuffix("h")
    if stem + "o" in forms:
        return {"o": MS, "a": FS, "i": MP, "e": FP}.get(form[-1], ANY)
    return nominal(form, as_adjective=True).get(form, ANY)


@cache
def _by_code() -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in names():
        if name.value.role != "mask":
            found.setdefault(name.value.code, []).append(name)
    return found


def _of(code: str) -> list[Name]:
    return _by_code().get(code, [])
