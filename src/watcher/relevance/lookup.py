"""Which surface forms of given terms stand in a text?"""

from collections.abc import Sequence

from watcher.model.match import TermHit
from watcher.relevance.automaton import Automaton
from watcher.relevance.phrases import Wanted, find
from watcher.relevance.surface import Surface
from watcher.relevance.terms import patterns_of


def find_terms(
    terms: Sequence[str], text: str, *, strict: bool = False
) -> list[TermHit]:
    """
    Return every place of *text* where one of *terms* stands, by term, then by offset.

    *strict* looks as a term of `none` does. Offsets count characters of *text*;
    mentions that only share a sentence are no hits.

    >>> found = find_terms(["sciopero dei treni"], "Gli scioperi di treni")
    >>> [hit.surface for hit in found]
    ['scioperi di treni']
    """
    automaton = Automaton()
    wanted: list[tuple[str, Wanted]] = [
        (term, automaton.add(pattern))
        for term in dict.fromkeys(terms)
        for pattern in patterns_of(term, strict=strict)
        if pattern.is_said
    ]
    automaton.close()
    surface = Surface(text)
    filled = automaton.fill(surface)
    found: dict[tuple[str, int, int], TermHit] = {}
    for term, each in wanted:
        for span in find(each, filled, surface):
            start, end = surface.slice(span.first, span.last)
            found[term, start, end] = _hit(term, text, start, end)
    order = {term: number for number, term in enumerate(dict.fromkeys(terms))}
    hits = sorted(
        found.values(), key=lambda hit: (order[hit.term], hit.start, -hit.end)
    )
    return _longest(hits)


def _longest(hits: list[TermHit]) -> list[TermHit]:
    """Drop hits inside a longer hit of the same term."""
    kept: list[TermHit] = []
    for hit in hits:
        if not kept or kept[-1].term != hit.term or kept[-1].end < hit.end:
            kept.append(hit)
    return kept


def _hit(term: str, text: str, start: int, end: int) -> TermHit:
    return TermHit(
        term=term,
        surface=text[start:end],
        start=start,
        end=end,
        field="body",
        role="any",
        group=None,
    )
