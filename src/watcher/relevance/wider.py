"""How else do newspapers say what a term says?"""

from collections.abc import Iterator
from functools import cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.function_words import any_preposition, prepositions
from watcher.italian.inflection.paradigms import FP, FS, MP, MS, nominal
from watcher.relevance.classes import NounClass, class_of, like
from watcher.relevance.naming import (
    Naming,
    code_of,
    name_entries,
    naming,
    short_name,
)
from watcher.relevance.patterns import GAP, Entry, Link, Pattern, Slot, slot
from watcher.relevance.retold import again, by_verb, by_verb_of_three, verb_alone
from watcher.relevance.whereabouts import local_demonyms, places_in
from watcher.relevance.wording import Unit

_PLURAL = MP | FP
_RELATIONAL = ("ico", "ivo", "ario")
_IN = prepositions("in") | prepositions("a")
_BELONGS = prepositions("di") | prepositions("da")
# How much a hit is worth when the text does not say the term itself.
_OTHERWISE = 0.9
_PEOPLE = 0.7
_SHORT_NAME = 0.7
_SHORTENED = 0.7
_TOGETHER = 0.5
_ONE_SENTENCE = 0.4
_MODIFIER = 0.5
_LIKE = 0.35
_HEADLINE_REACH = 3
_SENTENCE_REACH = 8


def wider(parts: tuple[Unit, ...], phrase: Pattern) -> Iterator[Pattern]:
    """Yield what a reader takes for the same as *phrase*, whose words are *parts*."""
    if len(parts) == 1:
        yield from _of_one(parts[0], phrase.slots[0])
        return
    if len(parts) == 2:
        yield from _of_two(parts, phrase)
    elif len(parts) == 3:
        yield from _of_three(parts, phrase)
    yield from again(parts, phrase)


def _of_three(parts: tuple[Unit, ...], phrase: Pattern) -> Iterator[Pattern]:
    if not (parts[1].links or parts[2].links):
        # peste suina africana: the second mention drops the last adjective.
        yield Pattern(phrase.slots[:2], phrase.links[:1], strength=_SHORTENED)
        return
    yield from by_verb_of_three(parts, phrase.slots[1], phrase.slots[2])


def _of_one(unit: Unit, own: Slot) -> Iterator[Pattern]:
    """Yield the names of an actor or person that need the fuller one in the text."""
    if not unit.is_name:
        if is_relational(unit.text):
            # "Prodotti siderurgici" are not yet "il siderurgico".
            yield Pattern((own,), strength=_MODIFIER)
        yield from verb_alone(unit.text)
        yield from hinted(canonical(unit.text))
        return
    known = naming(unit.text)
    if known.unsure:
        yield Pattern((known.unsure,), needs=slot((*own, *known.names)))
    first, _, rest = canonical(unit.text).partition(" ")
    if rest and first in _first_names():
        surname = (Entry(rest, cased=True),)
        yield Pattern((surname,), needs=name_entries(unit.text))


def hinted(phrase: str) -> Iterator[Pattern]:
    """Yield the near kin of *phrase* (canonical): a place beside has to confirm it."""
    others = like(phrase)
    if others:
        yield Pattern((others,), strength=_LIKE, hint=True)


def _of_two(parts: tuple[Unit, ...], phrase: Pattern) -> Iterator[Pattern]:
    heads, others = phrase.slots
    code = code_of(parts[1].text)
    if not parts[1].is_name and not code:
        if parts[1].links:
            # "Treni, sciopero venerdì": headlines turn the complement into a topic.
            yield _loose(heads, others, reach=_HEADLINE_REACH)
            yield Pattern(
                (heads, others),
                strength=_ONE_SENTENCE,
                loose=True,
                reach=_SENTENCE_REACH,
            )
        yield from by_verb(parts, others)
        return
    known = _where(parts[1], naming(parts[1].text), code)
    named = slot((*others, *known.names, *known.demonyms))
    kind = class_of(canonical(parts[0].text))
    yield from _of_name(parts[0], heads, named, known)
    yield from by_verb(parts, slot((*others, *known.names)))
    if code and kind and kind.context:
        yield from _of_people(kind, heads, known, short_name(code))
    yield _loose(heads, named)
    if known.unsure:
        yield _loose(heads, known.unsure, needs=named)


def _where(place: Unit, known: Naming, code: str | None) -> Naming:
    """
    Add what lies in the place, and what is called after it.

    In a state only where the term says in: soldiers of Russia are not those of Kazan.
    """
    inside = () if code and _IN.isdisjoint(place.links) else places_in(place.text)
    return Naming(
        slot((*known.names, *inside)),
        known.unsure,
        slot((*known.demonyms, *local_demonyms(place.text))),
    )


def _loose(
    left: Slot, right: Slot, *, reach: int | None = None, needs: Slot = ()
) -> Pattern:
    slots = (left, right)
    return Pattern(slots, strength=_TOGETHER, loose=True, reach=reach, needs=needs)


def _of_name(head: Unit, heads: Slot, named: Slot, known: Naming) -> Iterator[Pattern]:
    """Yield a noun with an actor: by demonym, by complement."""
    if naming(head.text).demonyms:
        return  # "nordcoreani in Russia" are not those of Russia
    if known.demonyms:
        yield Pattern((heads, known.demonyms), (Link(skip=GAP, agree=True),))
    kind = class_of(canonical(head.text))
    if kind and (kind.of_actors or kind.context):
        # Soldiers of Russia, not soldiers in Russia.
        whose = slot((*named, *known.unsure))
        yield Pattern((heads, whose), (Link(skip=GAP, via=_BELONGS),))
        return
    anyhow = (Link(skip=GAP, via=any_preposition()),)
    yield Pattern((heads, named), anyhow, strength=_OTHERWISE)


def _of_people(
    kind: NounClass, heads: Slot, known: Naming, short: str | None
) -> Iterator[Pattern]:
    """Yield people of an actor without their noun, or of its short name."""
    people = slot(entry for entry in known.demonyms if entry.agrees & _PLURAL)
    if people:
        yield Pattern((people,), strength=_PEOPLE, needs=kind.context, people=True)
    if short:
        half = (Entry(canonical(short), cased=True),)
        link = (Link(via=prepositions("di")),)
        named = slot((*known.names, *known.demonyms))
        yield Pattern((heads, half), link, strength=_SHORT_NAME, needs=named)


def is_relational(word: str) -> bool:
    """
    Tell an adjective of relation, which is a noun only after an article.

    >>> is_relational("siderurgici"), is_relational("medico"), is_relational("porto")
    (True, True, False)
    """
    forms = nominal(canonical(word))
    return {MS, FS} <= set(forms.values()) and any(
        f.endswith(_RELATIONAL) for f in forms
    )


@cache
def _first_names() -> frozenset[str]:
    return frozenset(canonical(name) for name in lexicon.lines("first_names.txt"))
