"""How surely does each sentence name what a group asks for?"""

from collections import defaultdict
from collections.abc import Sequence

from watcher.italian.inflection.function_words import prepositions
from watcher.relevance.found import Found
from watcher.relevance.inquiry import Inquiry
from watcher.relevance.layout import Place
from watcher.relevance.patterns import Pattern
from watcher.relevance.phrases import after_of
from watcher.relevance.surface import Surface

Strengths = dict[int, float]
"""By its number, how surely a sentence names one requirement, 0 to 1."""

_TOGETHER_IN_TITLE = 0.8
# A hint in a sentence that names another requirement of the group.
_CONFIRMED = 0.7


def strengths_of(
    inquiry: Inquiry, found: Sequence[Found], requirements: int
) -> list[Strengths]:
    """Return the strengths of each requirement of a group, of which all was *found*."""
    strengths: list[Strengths] = [{} for _ in range(requirements)]
    meant = [each for each in found if inquiry.is_meant(each.use.term)]
    confirming = _confirming(inquiry, meant)
    for each in meant:
        if each.pattern.again and _is_of_another(each, meant, inquiry.surface):
            continue
        sentence = inquiry.sentence_of(each)
        place = inquiry.layout[sentence]
        strength = _strength(each.pattern, place)
        if each.pattern.hint and confirming[sentence] - {each.use.requirement}:
            strength = _CONFIRMED
        told = sentence if place.same_as is None else place.same_as
        known = strengths[each.use.requirement]
        known[told] = max(known.get(told, 0.0), strength)
    return strengths


def _strength(pattern: Pattern, place: Place) -> float:
    """Return what a hit of *pattern* at *place* is worth: titles waste no words."""
    if pattern.loose and place.zone == "title":
        return max(pattern.strength, _TOGETHER_IN_TITLE)
    return pattern.strength


def _confirming(inquiry: Inquiry, found: Sequence[Found]) -> dict[int, set[int]]:
    """Return the requirements that each sentence names otherwise than by hints."""
    named: dict[int, set[int]] = defaultdict(set)
    for each in found:
        if not each.pattern.hint:
            named[inquiry.sentence_of(each)].add(each.use.requirement)
    return named


def _is_of_another(again: Found, found: Sequence[Found], surface: Surface) -> bool:
    """Tell "la galleria del Brennero" where the group asks for another place."""
    of = again.span.last + 1
    if of == len(surface.tokens) or surface.tokens[of] not in prepositions("di"):
        return False
    begin = {
        each.span.first
        for each in found
        if each.use.requirement != again.use.requirement
    }
    return begin.isdisjoint(after_of(of, surface))
