"""What do the names of a story add, where the terms of its profile tell too little?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from watcher.italian.inflection.canonical import canonical
from watcher.model.article import Article
from watcher.model.match import STORY, Match, ScorePart, TermHit
from watcher.relevance.layout import Place
from watcher.relevance.requirements import Requirement
from watcher.relevance.stories import Familiar, distinct
from watcher.relevance.surface import Surface

# What one familiar name of a sentence is worth, and several or one of nothing else.
_NAME, _NAMES = 0.5, 0.8
# One name may be anywhere; where no term tells the topic, two have to.
_INSTEAD_OF_TOPIC = 2
_MOST_NAMED = 6
_WORDS = "the words of the topic are known from earlier matches"


def by_sentence(
    familiar: Sequence[Familiar], surface: Surface, layout: Sequence[Place]
) -> dict[int, list[Familiar]]:
    """Return the *familiar* names by sentence, without those in boxes of links."""
    found: dict[int, list[Familiar]] = defaultdict(list)
    for name in familiar:
        sentence = surface.sentence_of(surface.tokens_before(name.start))
        if layout[sentence].zone not in {"box", "repeat"}:
            found[sentence].append(name)
    return found


def add_names(
    evidence: Sequence[dict[int, float]],
    wanted: Sequence[Requirement],
    known: Mapping[int, Sequence[Familiar]],
) -> None:
    """
    Add what the *known* names of each sentence are worth to the *evidence* of a group.

    Some term of the group has to stand in the text.
    """
    if not any(evidence):
        return
    together = _beside(wanted, known)
    for strengths, asked in zip(evidence, wanted, strict=True):
        is_topic = asked.role != "also"
        if is_topic and not strengths and together < _INSTEAD_OF_TOPIC:
            continue
        for sentence, names in known.items():
            plain = len(distinct(names)) > 1 or any(name.alone for name in names)
            worth = _NAMES if plain else _NAME
            strengths[sentence] = max(strengths.get(sentence, 0.0), worth)


def _beside(
    wanted: Sequence[Requirement], known: Mapping[int, Sequence[Familiar]]
) -> int:
    """Count the names that do not only say where, as the group itself asks."""
    where = {
        canonical(t) for asked in wanted if asked.role == "also" for t in asked.terms
    }
    every = distinct(name for names in known.values() for name in names)
    return sum(key not in where for key in every)


def known_again(
    plain: Match,
    helped: Match,
    familiar: Sequence[Familiar],
    article: Article,
    surface: Surface,
) -> Match:
    """Return *helped* with what earlier matches added to *plain*, the names as hits."""
    names = distinct(familiar)
    hits = [_hit(n, article, surface) for n in familiar if n.key in names]
    shown = list(dict.fromkeys(hit.surface for hit in hits))[:_MOST_NAMED]
    reason = f"known from earlier matches: {', '.join(shown)}" if shown else _WORDS
    value = helped.score - sum(part.value for part in plain.parts)
    added = ScorePart(name=STORY, value=value, reason=reason)
    return replace(helped, parts=(*plain.parts, added), hits=(*helped.hits, *hits))


def _hit(name: Familiar, article: Article, surface: Surface) -> TermHit:
    first = surface.tokens_before(name.start)
    start, end = surface.slice(first, first + name.key.count(" "))
    written = surface.text[start:end]
    return TermHit(
        term=written,
        surface=written,
        start=start,
        end=end,
        field=article.field_at(start),
        role=STORY,
        group=None,
    )
