"""How much do the paragraphs of the body tell of a thing?"""

from collections.abc import Mapping, Sequence

from watcher.relevance.layout import Place

_PARAGRAPH = 0.12
# In a brief item the body is hardly less than the lead.
_BRIEF_PARAGRAPH = 0.13
# A scene may open the text, and the matter come right after it.
_EARLY_PARAGRAPH = 0.13
_FURTHER_IN_PARAGRAPH = 1 / 3


def by_paragraph(worth: Mapping[int, float], layout: Sequence[Place]) -> list[float]:
    """Return what each sentence adds; further ones of a paragraph add less."""
    paragraphs: dict[int, list[float]] = {}
    for sentence, value in worth.items():
        place = layout[sentence]
        paragraphs.setdefault(place.paragraph, []).append(_share(place) * value)
    parts = []
    for values in paragraphs.values():
        first, *others = sorted(values, reverse=True)
        parts += [first, *(_FURTHER_IN_PARAGRAPH * value for value in others)]
    return parts


def _share(place: Place) -> float:
    brief = _BRIEF_PARAGRAPH * place.brief * place.early
    return _PARAGRAPH + max(brief, _EARLY_PARAGRAPH * place.early**2)
