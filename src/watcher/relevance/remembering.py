"""What do the names of a story add, where the terms of its profile tell too little?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
_ENOUGH = 2
# A comment takes its matter as known: one name or figure alludes to it.
_ALLUSION = 1
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
    layout: Sequence[Place],
    *,
    oblique: bool,
) -> None:
    """
    Add what the *known* names of each sentence are worth to the *evidence* of a group.

    Some term of the group has to stand in the text, and not in a box of links. Where
    the title has a name that the profile itself asks for, such names tell no topic. To
    an *oblique* piece any name or figure of the story is enough.
    """
    every = [name for names in known.values() for name in names]
    told = [_outside_boxes(of_one, layout) for of_one in evidence]
    if _weight(every) < (_ALLUSION if oblique else _ENOUGH) or not any(told):
        return
    beside = _beside(every, wanted, _tells_topic(told, wanted))
    titled = _title_has_own(known, layout)
    for strengths, is_told, asked in zip(evidence, told, wanted, strict=True):
        is_free = oblique or asked.is_setting
        if not (is_free or is_told) and beside < _INSTEAD_OF_TOPIC:
            continue
        for sentence, names in known.items():
            without_own = titled and not is_free
            telling = [n for n in names if not (n.own and without_own)]
            worth = _worth(telling)
            if worth:
                strengths[sentence] = max(strengths.get(sentence, 0.0), worth)


def _worth(names: Sequence[Familiar]) -> float:
    """Return what the familiar *names* of one sentence are worth."""
    if not names:
        return 0.0
    return _NAMES if _weight(names) > _ENOUGH else _NAME


def _title_has_own(
    known: Mapping[int, Sequence[Familiar]], layout: Sequence[Place]
) -> bool:
    """
    Tell a title with a name that the profile asks for: "Valmora, nuovi parcheggi".

    Such a title says what it is about; the name is not the topic over again.
    """
    return any(
        name.own
        for sentence, names in known.items()
        for name in names
        if layout[sentence].zone == "title"
    )


def _tells_topic(told: Sequence[bool], wanted: Sequence[Requirement]) -> bool:
    pairs = zip(told, wanted, strict=True)
    return any(is_told and not asked.is_setting for is_told, asked in pairs)


def _outside_boxes(strengths: Iterable[int], layout: Sequence[Place]) -> bool:
    return any(layout[sentence].zone != "box" for sentence in strengths)


def _weight(names: Sequence[Familiar]) -> int:
    """
    Say how surely *names* tell the story: two are enough.

    A figure may be there by chance, unless it is sharp; a name hardly ever is.
    """
    others = [name for name in names if not name.figure]
    plain = _ENOUGH * len(distinct(others)) + any(name.alone for name in others)
    return sum(_figures(names).values()) + plain


def _beside(
    names: Sequence[Familiar], wanted: Sequence[Requirement], topic: bool
) -> int:
    """
    Count what is no term of the group itself.

    Without a word of the *topic*, figures that may be there by chance count nothing.
    """
    own = {canonical(term) for asked in wanted for term in asked.terms}
    others = distinct(n for n in names if not n.figure)
    figures = _figures(names)
    if not (topic or others) and max(figures.values(), default=0) < _ENOUGH:
        return 0
    return sum(key not in own for key in others) + sum(figures.values())


def _figures(names: Iterable[Familiar]) -> dict[str, int]:
    return {name.key: 1 + name.alone for name in names if name.figure}


def known_again(
    plain: Match,
    helped: Match,
    familiar: Sequence[Familiar],
    article: Article,
    surface: Surface,
) -> Match:
    """Return *helped* with what earlier matches added to *plain*, the names as hits."""
    names = distinct(n for n in familiar if not n.figure)
    told = [n for n in familiar if n.figure or n.key in names]
    hits = [_hit(name, article, surface) for name in told]
    shown = list(dict.fromkeys(hit.surface for hit in hits))[:_MOST_NAMED]
    reason = f"known from earlier matches: {', '.join(shown)}" if shown else _WORDS
    value = helped.score - sum(part.value for part in plain.parts)
    added = ScorePart(name=STORY, value=value, reason=reason)
    return replace(helped, parts=(*plain.parts, added), hits=(*helped.hits, *hits))


def _hit(name: Familiar, article: Article, surface: Surface) -> TermHit:
    first = surface.tokens_before(name.start)
    start, end = surface.slice(first, first + name.words - 1)
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
