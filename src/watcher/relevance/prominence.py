"""How prominently does an article name one requirement of a group?"""

from collections.abc import Mapping, Sequence

from watcher.relevance.evidence import Evidence, either
from watcher.relevance.layout import Place
from watcher.relevance.paragraphs import by_paragraph

# A title names the topic; half of the rest follows from it.
_TITLE = 0.6
_LEAD_SENTENCE = 0.23
# A title with one term of several, or of another group, says what the rest is about.
_RELATED_TITLE = 0.06
# Who names the place or party too, best in the title, tells of the topic.
_FRAMED = 0.2
# Whoever writes about a thing names it again: one sentence in three is all of it.
_DENSITY = 0.9
_MOST_DENSITY = 0.35
# A phrase and its noun taken up again are two mentions; a phrase and a hint are one.
_TWICE = 1.4
# The title of a comment, a letter or a correction hardly ever says what it is about.
_OBLIQUE = 0.08
_BOX = 0.02


def of_requirement(found: Evidence, layout: Sequence[Place]) -> dict[str, float]:
    """
    Return what the title, the lead, the body and the repetition are worth, 0 to 1 each.

    More evidence never makes any of them smaller.
    """
    worth = found.worth(layout)
    title, lead, body, box = (
        {s: v for s, v in worth.items() if layout[s].zone == zone}
        for zone in ("title", "lead", "body", "box")
    )
    aside = not (title or lead or found.oblique or found.told) and _is_once(body)
    return {
        "title": _TITLE * max(title.values(), default=0.0),
        "lead": either(_LEAD_SENTENCE * value for value in lead.values()),
        "body": either(by_paragraph(body, layout)),
        "repetition": 0.0 if aside else _repetition(worth, layout),
        "related": _RELATED_TITLE if found.related_title and not aside else 0.0,
        "framed": 0.0 if aside else _FRAMED * found.frame * _earliest(worth, layout),
        "box": _BOX if box else 0.0,
        "oblique": _OBLIQUE * _by_text({**lead, **body}) if found.oblique else 0.0,
    }


def _is_once(body: Mapping[int, float]) -> bool:
    """Tell what one sentence mentions: the rest is about something else."""
    return sum(body.values()) < _TWICE


def _repetition(worth: Mapping[int, float], layout: Sequence[Place]) -> float:
    told = [s for s, place in enumerate(layout) if place.zone in {"lead", "body"}]
    density = sum(worth.get(s, 0.0) for s in told) / max(len(told), 1)
    return min(_MOST_DENSITY, _DENSITY * density)


def _earliest(worth: Mapping[int, float], layout: Sequence[Place]) -> float:
    told = (v * layout[s].early for s, v in worth.items() if layout[s].zone != "box")
    return max(told, default=0.0)


def _by_text(told: Mapping[int, float]) -> float:
    """Return how surely the text of a piece with an oblique title names it."""
    return max(told.values(), default=0.0)
