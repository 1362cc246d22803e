"""How much is a place in an article worth: title, lead, body or a box of links?"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from watcher.italian import lexicon
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.paradigms import nominal
from watcher.model.article import Article
from watcher.relevance.course import Course, Lead, is_closed
from watcher.relevance.patterns import Entry, Slot, slot
from watcher.relevance.surface import Span, Surface

# A heading or a link has no full stop and hardly more words than this.
_LINK_WORDS = 22
# Two sentences with the same beginning of this many characters are one.
_SAME = 40
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where a sentence stands.

    `zone` is title, lead, body, box, or repeat for a sentence that the summary tells
    too; `same_as` is that one. `paragraph` numbers the lines of the text. `shows` marks
    a sentence on a film, a float, a novel; all of them when the title is on one.
    `early` is 1 in the first third of the body and 0 near its end, where asides stand;
    `brief` is 1 in a short article and 0 in a long one.
    """

    zone: str
    paragraph: int
    shows: bool = False
    same_as: int | None = None
    early: float = 1.0
    brief: float = 0.0


@cache
def representations() -> Slot:
    """Return the nouns of things that only show something, in all their forms."""
    words = lexicon.lines("representations.txt")
    return slot(
        Entry(form)
        for word in words
        for form in (canonical(word), *nominal(canonical(word)))
    )


@cache
def link_cues() -> Slot:
    """Return the words with which a box of links begins."""
    return slot(Entry(canonical(cue)) for cue in lexicon.lines("link_boxes.txt"))


def places(
    article: Article, surface: Surface, cues: Iterable[Span], shown: Iterable[Span]
) -> list[Place]:
    """
    Return the place of every sentence of the article's text.

    *cues* are the spans of `link_cues`, *shown* those of `representations`.
    """
    text = surface.text
    lines = [match.span() for match in _LINE.finditer(text)]
    starts = [start for start, _ in lines]
    opening = {surface.span(span.first)[0] for span in cues}
    body = len(text) - len(article.body)
    boxes = _boxes(text, lines, opening, body)
    shows = {surface.sentence_of(span.first) for span in shown}
    title = len(article.title) if article.title else -1
    found: list[Place] = []
    lead = Lead(lines, body)
    told = _told_above(surface, body)
    course = Course(surface, body)
    for number, sentence in enumerate(surface.sentences):
        paragraph = max(bisect_right(starts, sentence.start) - 1, 0)
        zone = "lead"
        if sentence.start < title:
            zone = "title"
        elif paragraph in boxes or sentence.start in opening:
            zone = "box"
        elif sentence.start >= body and sentence.text[:_SAME] in told:
            zone = "repeat"
        elif sentence.start >= body:
            zone = "lead" if lead.holds(sentence, paragraph) else "body"
        same = told.get(sentence.text[:_SAME]) if zone == "repeat" else None
        early = course.early(number)
        found.append(Place(zone, paragraph, number in shows, same, early, course.brief))
    if any(place.zone == "title" and place.shows for place in found):
        return [replace(place, shows=True) for place in found]
    return found


def _told_above(surface: Surface, body: int) -> dict[str, int]:
    """
    Return how the sentences before the *body* begin, with their numbers.

    Feeds fill a summary with the first sentences, often cut.
    """
    return {
        sentence.text[:_SAME]: number
        for number, sentence in enumerate(surface.sentences)
        if sentence.start < body and len(sentence.text) >= _SAME
    }


def _boxes(
    text: str, lines: list[tuple[int, int]], opening: set[int], body: int
) -> set[int]:
    """Return the lines of the body that are boxes of links or unfinished at its end."""
    found: set[int] = set()
    is_open = False
    for number, (start, end) in enumerate(lines):
        if start < body:
            continue
        line = text[start:end]
        first = _WORD.search(line)
        if first and start + first.start() in opening:
            found.add(number)
            is_open = not is_closed(line)
        elif is_open and _is_link(line):
            found.add(number)
        else:
            is_open = False
    return found | _tail(text, lines, body)


def _tail(text: str, lines: list[tuple[int, int]], body: int) -> set[int]:
    """Return the last lines without a full stop, when there is a text before them."""
    tail: set[int] = set()
    for number in reversed(range(len(lines))):
        if lines[number][0] < body:
            break
        if not _is_link(text[slice(*lines[number])]):
            return tail
        tail.add(number)
    return set()


def _is_link(line: str) -> bool:
    return not is_closed(line) and len(line.split()) <= _LINK_WORDS
