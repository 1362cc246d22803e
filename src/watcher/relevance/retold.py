"""How is a phrase told by a verb, and how once it was told in full?"""

from collections.abc import Iterator

from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.function_words import prepositions
from watcher.italian.inflection.paradigms import ANY, FS, MS, nominal
from watcher.relevance.classes import class_of
from watcher.relevance.deverbal import verb_forms
from watcher.relevance.naming import code_of
from watcher.relevance.patterns import Entry, Pattern, Slot, slot
from watcher.relevance.wording import Unit

# The subject or object of a noun of action: il crollo di, l'attacco a.
_OBJECT = prepositions("di") | prepositions("a")
_SIDE_BY_SIDE = 3
_ONE_CLAUSE = 10
_TOLD_BY_VERB = 0.9
_IN_ONE_CLAUSE = 0.7
_WITHOUT_THE_REST = 0.8
_AGAIN = 0.4
_HINT = 0.35


def verb_alone(noun: str) -> Iterator[Pattern]:
    """Yield the verb of a term of one word: it hints, and a place has to confirm."""
    verbs = verb_forms(noun)
    if verbs:
        yield Pattern((verbs,), strength=_HINT, hint=True)


def by_verb(parts: tuple[Unit, ...], thing: Slot) -> Iterator[Pattern]:
    """
    Yield the verbs that tell a noun of action with its *thing*.

    "Crollo della galleria" is "la galleria è crollata", "crolla la galleria".
    """
    yield from _told(parts, thing)


def by_verb_of_three(
    parts: tuple[Unit, ...], thing: Slot, rest: Slot
) -> Iterator[Pattern]:
    """
    Yield the same for a *thing* with a third word, the *rest*.

    A name stands anywhere in the text; an adjective or noun right behind the thing, or
    nowhere: "riduzione dei posti letto", "crollo della galleria ferroviaria".
    """
    if parts[2].is_name:
        yield from _told(parts, thing, needs=rest)
        return
    if parts[2].links:
        yield from _told(parts, thing, share=_WITHOUT_THE_REST)
        return
    both = (
        Entry(f"{left.text} {right.text}", left.agrees & right.agrees)
        for left in thing
        for right in rest
        if left.agrees & right.agrees
    )
    yield from _told(parts, slot(both))
    if _is_noun_with_adjective(parts[1], parts[2]):
        yield from _told(parts, thing, share=_WITHOUT_THE_REST)


def _is_noun_with_adjective(left: Unit, right: Unit) -> bool:
    """Tell "galleria ferroviaria" from "posti letto" and "pronto soccorso"."""
    noun, adjective = canonical(left.text), canonical(right.text)
    bits = nominal(noun).get(noun, ANY)
    agrees = nominal(adjective, as_adjective=True).get(adjective, ANY)
    return bool(bits & agrees) and not {MS, FS} <= set(nominal(noun).values())


def _told(
    parts: tuple[Unit, ...], thing: Slot, *, needs: Slot = (), share: float = 1.0
) -> Iterator[Pattern]:
    if not _OBJECT.intersection(parts[1].links):
        return
    verbs = verb_forms(parts[0].text, of_thing=True)
    if not (verbs and thing):
        return
    for reach, of_verb, strength in (
        (_SIDE_BY_SIDE, True, _TOLD_BY_VERB),
        (_ONE_CLAUSE, False, _IN_ONE_CLAUSE),
    ):
        yield Pattern(
            (verbs, thing),
            strength=strength * share,
            loose=True,
            reach=reach,
            by_verb=True,
            of_verb=of_verb,
            needs=needs,
        )


def again(parts: tuple[Unit, ...], phrase: Pattern) -> Iterator[Pattern]:
    """Yield the nouns of a phrase by which the next sentences take it up."""
    of_actor = code_of(parts[1].text) is not None
    for number, unit in enumerate(parts):
        kind = class_of(canonical(unit.text))
        # "I soldati" are anybody's.
        whose = kind is not None and (kind.of_actors or kind.context) and of_actor
        is_noun = number == 0 or bool(unit.links)
        if is_noun and not unit.is_name and code_of(unit.text) is None and not whose:
            yield Pattern((phrase.slots[number],), strength=_AGAIN, again=True)
