"""What does one profile say of one article, given the terms found in it?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from watcher.model.match import Match
from watcher.relevance.answers import answers
from watcher.relevance.explain import lacked
from watcher.relevance.found import Found
from watcher.relevance.hits import hits
from watcher.relevance.inquiry import Inquiry
from watcher.relevance.remembering import by_sentence, known_again
from watcher.relevance.score import with_boost
from watcher.relevance.setting import is_set_elsewhere
from watcher.relevance.stories import Familiar
from watcher.relevance.weighing import weigh


def judgement(
    inquiry: Inquiry, found: Sequence[Found], familiar: Sequence[Familiar] = ()
) -> Match:
    """
    Judge the terms that were *found*.

    *familiar* are names of the article that belong to the story. Where the terms
    tell too little, they add to it, and stand for a requirement without a term.
    """
    told = [each for each in found if not each.remembered]
    plain = _match(inquiry, told, {})
    if plain.relevant or is_set_elsewhere(inquiry.article.title, familiar):
        return plain
    own = [name for name in familiar if name.key not in inquiry.unmeant]
    known = by_sentence(own, inquiry.surface, inquiry.layout)
    if not known and len(told) == len(found):
        return plain
    helped = _match(inquiry, found, known)
    if helped.score <= plain.score:
        return plain
    return known_again(plain, helped, own, inquiry.article, inquiry.surface)


def _match(
    inquiry: Inquiry,
    found: Sequence[Found],
    known: Mapping[int, Sequence[Familiar]],
) -> Match:
    profile = inquiry.profile
    answered = answers(inquiry, found, known)
    groups = tuple(answer.group.label for answer in answered if answer.matches)
    best, parts = weigh(inquiry, answered)
    boosting = {each.use.term for each in found if each.use.role == "boost"}
    boosted = len(boosting) if groups else 0
    total, boost = with_boost(best, boosted, profile.min_score)
    match = Match(
        profile=profile.name,
        article_id=inquiry.article.id,
        relevant=bool(groups) and total >= profile.min_score,
        score=round(total, 4),
        groups=groups,
        hits=hits(inquiry, found),
        parts=(*parts, *boost),
    )
    if match.relevant:
        return match
    return replace(match, near_miss=lacked(inquiry, answered, match))
