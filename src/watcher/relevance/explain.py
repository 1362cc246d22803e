"""What did an article lack to concern a profile?"""

from collections.abc import Collection, Sequence

from watcher.model.match import Match
from watcher.relevance.answers import Answer
from watcher.relevance.inquiry import Inquiry
from watcher.relevance.requirements import Requirement

_MOST_NAMED = 6


def lacked(inquiry: Inquiry, answers: Sequence[Answer], match: Match) -> str | None:
    """Say what *match* lacked to be relevant; None when no group found anything."""
    if match.groups:
        sentences = {s for answer in answers for s in answer.sentences}
        zones = {inquiry.layout[sentence].zone for sentence in sentences}
        return _too_weak(match.score, inquiry.profile.min_score, zones)
    found = [
        {h.term for h in match.hits if h.group == at and h.role != "none"}
        for at in range(len(answers))
    ]
    return _near_miss(answers, found)


def _near_miss(
    answers: Sequence[Answer], found: Sequence[Collection[str]]
) -> str | None:
    """Say what the nearest group lacked, of which most terms were *found*."""
    order = sorted(
        (number for number in range(len(answers)) if found[number]),
        key=lambda n: (len(answers[n].lacking), -len(found[n]), n),
    )
    if not order:
        return None
    nearest = answers[order[0]]
    name = f'group {order[0] + 1} "{nearest.group.label}"'
    if not nearest.lacking:
        return f'{name} was excluded by "{nearest.excluded}"'
    missing = "; ".join(_lack(requirement) for requirement in nearest.lacking)
    return f"{name} lacked {missing}"


def _too_weak(score: float, min_score: float, zones: Collection[str]) -> str:
    """Say why an article that matches a group scores under the profile's limit."""
    where = "only in a box of links" if set(zones) == {"box"} else "only in passing"
    return f"named {where}: score {score:.2f} is under {min_score:.2f}"


def _lack(requirement: Requirement) -> str:
    named = ", ".join(requirement.terms[:_MOST_NAMED])
    more = len(requirement.terms) - _MOST_NAMED
    named += f" and {more} more" if more > 0 else ""
    return f"one of: {named}" if len(requirement.terms) > 1 else named
