"""Do two words of a term stand together in a sentence?"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from watcher.italian.inflection.conjugation import conjugate
from watcher.italian.inflection.function_words import articles
from watcher.relevance.naming import all_demonyms
from watcher.relevance.patterns import Pattern
from watcher.relevance.surface import Span, Surface


def together(
    columns: Sequence[Sequence[Span]], surface: Surface, pattern: Pattern
) -> Iterator[Span]:
    """Yield the stretches of one sentence in which both slots are filled, apart."""
    heads, others = columns
    by_sentence: dict[int, list[Span]] = {}
    for span in others:
        by_sentence.setdefault(surface.sentence_of(span.first), []).append(span)
    for left in heads:
        if _is_of_another(left, others, surface):
            continue
        here = by_sentence.get(surface.sentence_of(left.first), [])
        right = _nearest(left, here)
        if right is not None and _is_wanted(left, right, surface, pattern):
            first, last = sorted((left, right))
            yield Span(first.first, last.last, left.agrees)


def _is_wanted(left: Span, right: Span, surface: Surface, pattern: Pattern) -> bool:
    first, last = sorted((left, right))
    if pattern.reach is not None and last.first - first.last - 1 > pattern.reach:
        return False
    if pattern.by_verb and _has_another(left, right, surface):
        return False
    return not pattern.of_verb or _is_verb_of(left, right, surface)


def _nearest(left: Span, others: list[Span]) -> Span | None:
    """Return the nearest of *others*, in order, that does not overlap *left*."""
    at = bisect_left(others, left)
    # A longer spelling may overlap; two steps either way leave it behind.
    near = others[max(0, at - 2) : at + 2]
    apart = [s for s in near if s.last < left.first or left.last < s.first]
    return min(apart, key=lambda s: (abs(s.first - left.first), s), default=None)


def _has_another(verb: Span, noun: Span, surface: Surface) -> bool:
    """
    Tell a verb that another noun follows at once: "crollano le temperature, la metro".

    Behind a comma or colon begins another matter.
    """
    if noun.first < verb.first or not surface.is_parted(verb.last, noun.first):
        return False
    after = surface.tokens[verb.last + 1]
    return after in articles() and verb.last + 1 < noun.first - 1


def _is_verb_of(verb: Span, noun: Span, surface: Surface) -> bool:
    """
    Tell whether *verb* can be said of *noun*: "la galleria è crollata", no comma.

    A noun before its verb agrees with it, but not with a participle after avere. One
    after it need not: "i finanzieri hanno sequestrato due navi".
    """
    first, last = sorted((verb, noun))
    if surface.is_parted(first.last, last.first):
        return False
    if verb.first < noun.first or verb.agrees & noun.agrees:
        return True
    return not _having().isdisjoint(surface.tokens[noun.last + 1 : verb.first])


@cache
def _having() -> frozenset[str]:
    return frozenset(form.form for form in conjugate("avere"))


def _is_of_another(head: Span, others: Sequence[Span], surface: Surface) -> bool:
    """Tell a head that has a demonym of its own: soldati sudcoreani."""
    after = head.last + 1
    if after >= len(surface.tokens) or surface.tokens[after] not in all_demonyms():
        return False
    at = bisect_left(others, Span(after, 0, 0))
    return at == len(others) or others[at].first != after
