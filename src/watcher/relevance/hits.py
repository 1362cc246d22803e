"""Which stretches of a text show the terms that were found?"""

from collections.abc import Sequence

from watcher.model.match import TermHit
from watcher.relevance.found import Found
from watcher.relevance.inquiry import Inquiry

_Shown = tuple[int, int, str, str, int]
"""Start and end in the text, role, term, and group: -1 for none, to be sorted."""


def hits(inquiry: Inquiry, found: Sequence[Found]) -> tuple[TermHit, ...]:
    """
    Return the stretches in their order; patterns overlap, each is told once.

    What only means the term is shown where nothing says it.
    """
    said = {each.use for each in found if each.pattern.is_said}
    shown = {
        _shown(inquiry, each)
        for each in found
        if each.pattern.is_said or each.use not in said
    }
    return tuple(_hit(inquiry, each) for each in sorted(shown))


def _shown(inquiry: Inquiry, found: Found) -> _Shown:
    use, span = found.use, found.span
    start, end = inquiry.surface.slice(span.first, span.last)
    return start, end, use.role, use.term, -1 if use.group is None else use.group


def _hit(inquiry: Inquiry, shown: _Shown) -> TermHit:
    start, end, role, term, group = shown
    return TermHit(
        term=term,
        surface=inquiry.surface.text[start:end],
        start=start,
        end=end,
        field=inquiry.article.field_at(start),
        role=role,
        group=None if group < 0 else group,
    )
