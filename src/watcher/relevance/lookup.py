"""Which surface forms of given terms stand in a text?"""

from collections.abc import Sequence

from watcher.model.match import TermHit
from watcher.relevance.automaton import Automaton
from watcher.relevance.phrases import Wanted, find
from watcher.relevance.surface import Surface
from watcher.relevance.terms import patterns_of


def find_terms(terms: Sequence[str], text: str) -> list[TermHit]:
    """
    Return every place of *text* where one of *terms* stands, by term, then by offset.

    Offsets count characters of *text*; mentions that only share a sentence are no hits.

    >>> found = find_terms(["sciopero dei treni"], "Gli scioperi di treni")
    >>> [hit.surface for hit in found]
    ['scioperi di treni']
    """
    automaton = Automaton()
    wanted: list[tuple[str, Wanted]] = [
        (term, automaton.add(pattern))
        for term in dict.fromkeys(terms)
        for pattern in patterns_of(term)
        if not pattern.loose
    ]
    automaton.close()
    surface = Surface(text)
    filled = automaton.fill(surface)
    found: dict[tuple[str, int, int], TermHit] = {}
    for term, each in wanted:
        for span in find(each, filled, surface):
            start, end = surface.slice(span.first, span.last)
            found[term, start, end] = _hit(term, text, start, end)
    hidden = {key for key in found if any(_holds(other, key) for other in found)}
    found = {key: hit for key, hit in found.items() if key not in hidden}
    order = {term: number for number, term in enumerate(dict.fromkeys(terms))}
    return sorted(found.values(), key=lambda hit: (order[hit.term], hit.start, hit.end))


def _holds(other: tuple[str, int, int], key: tuple[str, int, int]) -> bool:
    """Tell whether *other* is a longer hit of the same term around *key*."""
    inside = other[1] <= key[1] and key[2] <= other[2]
    return other != key and other[0] == key[0] and inside


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
