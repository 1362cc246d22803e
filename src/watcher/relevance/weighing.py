"""What do the groups that match come to, seen from the whole article?"""

from collections.abc import Sequence

from watcher.model.match import ScorePart
from watcher.relevance.answers import Answer
from watcher.relevance.evidence import Evidence
from watcher.relevance.framing import elsewhere
from watcher.relevance.homeland import is_away, says_where
from watcher.relevance.inquiry import Inquiry
from watcher.relevance.requirements import Requirement
from watcher.relevance.score import of_group
from watcher.relevance.setting import CLUB, HERE, setting_of
from watcher.relevance.sport import asks_for_sport, is_sports_page

_FURTHER_GROUP = 0.05


def weigh(inquiry: Inquiry, answers: Sequence[Answer]) -> tuple[float, list[ScorePart]]:
    """Return the score of the best group that matches, a little more for others."""
    related = _has_term_in_title(inquiry, answers)
    scored = [
        elsewhere(
            of_group(_evidence(inquiry, answer, related), inquiry.layout),
            _is_away(inquiry, answer),
        )
        for answer in answers
        if answer.matches
    ]
    if not scored:
        return 0.0, []
    best, parts = max(scored, key=lambda pair: pair[0])
    further = _FURTHER_GROUP * (len(scored) - 1) * best * (1 - best)
    if further:
        reason = f"{len(scored)} groups match"
        parts = [*parts, ScorePart(name="groups", value=further, reason=reason)]
    return best + further, parts


def _has_term_in_title(inquiry: Inquiry, answers: Sequence[Answer]) -> bool:
    places = (inquiry.layout[s] for answer in answers for s in answer.sentences)
    return any(place.zone == "title" and not place.shows for place in places)


def _is_away(inquiry: Inquiry, answer: Answer) -> bool:
    """Tell whether it happens elsewhere, and no term of the group says where."""
    surface = inquiry.surface
    forms = {surface.slice(f.span.first, f.span.last) for f in answer.found}
    if any(says_where(surface.text[start:end]) for start, end in forms):
        return False
    return is_away(inquiry.profile, surface, inquiry.layout)


def _evidence(inquiry: Inquiry, answer: Answer, related: bool) -> list[Evidence]:
    titled = {n for n, at in enumerate(inquiry.layout) if at.zone == "title"}
    oblique = titled.isdisjoint(answer.sentences) and inquiry.is_oblique
    return [
        Evidence(
            strengths,
            related_title=related,
            oblique=oblique,
            told=_is_told(inquiry, answer, nth),
            is_setting=asked.is_setting,
            where=_where(inquiry, asked, answer.asked),
        )
        for nth, (strengths, asked) in enumerate(
            zip(answer.strengths, answer.asked, strict=True)
        )
    ]


def _is_told(inquiry: Inquiry, answer: Answer, nth: int) -> bool:
    """Tell a requirement that a verb tells, or a name of the story, no mere noun."""
    found = [each for each in answer.found if each.use.requirement == nth]
    at = {inquiry.sentence_of(each) for each in found}
    same = {inquiry.layout[sentence].same_as for sentence in at}
    by_names = not answer.strengths[nth].keys() <= at | same
    return by_names or any(each.pattern.by_verb for each in found)


def _where(inquiry: Inquiry, asked: Requirement, every: Sequence[Requirement]) -> str:
    """Say where the story happens, seen from the places that are *asked* for."""
    if not asked.is_setting:
        return HERE
    others = [term for one in every if one is not asked for term in one.terms]
    topics = [term for one in every if not one.is_setting for term in one.terms]
    on_sports_page = topics and is_sports_page(inquiry.surface.row)
    if on_sports_page and not asks_for_sport(topics):
        return CLUB
    return setting_of(inquiry.article.title, asked.terms, others)
