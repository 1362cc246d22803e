"""What does one profile say of one article, given the terms found in it?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from watcher.italian.genre import genre_of
from watcher.italian.inflection.canonical import canonical
from watcher.italian.inflection.function_words import prepositions
from watcher.model.article import Article
from watcher.model.match import Match, ScorePart, TermHit
from watcher.model.profile import Profile
from watcher.relevance import score
from watcher.relevance.explain import near_miss, too_weak
from watcher.relevance.homeland import is_away, says_where
from watcher.relevance.layout import Place
from watcher.relevance.meanings import meant_otherwise
from watcher.relevance.namesakes import namesakes
from watcher.relevance.patterns import Pattern
from watcher.relevance.phrases import after_of
from watcher.relevance.remembering import add_names, by_sentence, known_again
from watcher.relevance.requirements import Requirement, requirements
from watcher.relevance.setting import CLUB, HERE, is_set_elsewhere, setting_of
from watcher.relevance.sport import asks_for_sport, is_sports_page
from watcher.relevance.stories import Familiar
from watcher.relevance.surface import Span, Surface

_FURTHER_GROUP = 0.05


@dataclass(frozen=True, slots=True)
class Use:
    """Where a profile uses a term; `group` is None for boost."""

    profile: int
    group: int | None
    role: str
    requirement: int
    term: str


@dataclass(frozen=True, slots=True)
class Found:
    """
    A term found in a text: where, by which pattern and for which use.

    `remembered` says that not the text tells the term in full but an earlier match did.
    """

    use: Use
    span: Span
    pattern: Pattern
    remembered: bool = False


class Judgement:
    """What one profile says of one article."""

    def __init__(
        self,
        profile: Profile,
        article: Article,
        surface: Surface,
        layout: Sequence[Place],
    ) -> None:
        self._profile = profile
        self._article = article
        self._surface = surface
        self._layout = layout
        self._unmeant = namesakes(profile, surface) | meant_otherwise(profile, surface)

    def of(self, found: Sequence[Found], familiar: Sequence[Familiar] = ()) -> Match:
        """
        Judge the terms that were *found*.

        *familiar* are names of the article that belong to the story. Where the terms
        tell too little, they add to it, and stand for a requirement without a term.
        """
        told = [each for each in found if not each.remembered]
        plain = self._match(told, {})
        if plain.relevant or is_set_elsewhere(self._article.title, familiar):
            return plain
        own = [name for name in familiar if name.key not in self._unmeant]
        known = by_sentence(own, self._surface, self._layout)
        if not known and len(told) == len(found):
            return plain
        helped = self._match(found, known)
        if helped.score <= plain.score:
            return plain
        return known_again(plain, helped, own, self._article, self._surface)

    @cached_property
    def _is_oblique(self) -> bool:
        """Tell a comment, a letter, a recap or a correction from news."""
        article = self._article
        return genre_of(article.title, article.summary, article.body) != "news"

    def _match(
        self, found: Sequence[Found], known: Mapping[int, Sequence[Familiar]]
    ) -> Match:
        wanted = [requirements(group) for group in self._profile.groups]
        evidence = [self._evidence(found, at, w) for at, w in enumerate(wanted)]
        for of_group, asked in zip(evidence, wanted, strict=True):
            add_names(of_group, asked, known, self._layout)
        excluded = [self._excluded(found, at) for at in range(len(wanted))]
        matching = [
            at for at, e in enumerate(evidence) if e and all(e) and not excluded[at]
        ]
        best, parts = self._score(found, matching, wanted, evidence)
        limit = self._profile.min_score
        boosted = len({f.use.term for f in found if f.use.role == "boost"})
        total, boost = score.with_boost(best, boosted if matching else 0, limit)
        match = Match(
            profile=self._profile.name,
            article_id=self._article.id,
            relevant=bool(matching) and total >= limit,
            score=round(total, 4),
            groups=tuple(self._profile.groups[at].label for at in matching),
            hits=self._hits(found),
            parts=(*parts, *boost),
        )
        if match.relevant:
            return match
        return replace(match, near_miss=self._lack(wanted, evidence, excluded, match))

    def _evidence(
        self, found: Sequence[Found], group: int, wanted: tuple[Requirement, ...]
    ) -> list[dict[int, float]]:
        strengths: list[dict[int, float]] = [{} for _ in wanted]
        of_group = [
            each
            for each in found
            if each.use.group == group
            and each.use.role != "none"
            and canonical(each.use.term) not in self._unmeant
        ]
        confirming = self._confirming(of_group)
        for each in of_group:
            if each.pattern.again and self._is_of_another(each, of_group):
                continue
            sentence = self._surface.sentence_of(each.span.first)
            strength = score.strength(each.pattern, self._layout[sentence])
            if each.pattern.hint and confirming[sentence] - {each.use.requirement}:
                strength = score.CONFIRMED
            same_as = self._layout[sentence].same_as
            sentence = sentence if same_as is None else same_as
            known = strengths[each.use.requirement].get(sentence, 0.0)
            strengths[each.use.requirement][sentence] = max(known, strength)
        return strengths

    def _is_of_another(self, again: Found, found: Sequence[Found]) -> bool:
        """Tell "la galleria del Brennero" where the group asks for another place."""
        of = again.span.last + 1
        tokens = self._surface.tokens
        if of == len(tokens) or tokens[of] not in prepositions("di"):
            return False
        begin = {
            each.span.first
            for each in found
            if each.use.requirement != again.use.requirement
        }
        return begin.isdisjoint(after_of(of, self._surface))

    def _confirming(self, found: Sequence[Found]) -> dict[int, set[int]]:
        """Return the requirements that each sentence names otherwise than by hints."""
        named: dict[int, set[int]] = defaultdict(set)
        for each in found:
            if not each.pattern.hint:
                sentence = self._surface.sentence_of(each.span.first)
                named[sentence].add(each.use.requirement)
        return named

    def _excluded(self, found: Sequence[Found], group: int) -> str | None:
        for each in found:
            if each.use.group == group and each.use.role == "none":
                sentence = self._surface.sentence_of(each.span.first)
                if self._layout[sentence].zone != "box":
                    return each.use.term
        return None

    def _away(self, found: Sequence[Found], group: int) -> bool:
        """Tell whether it happens elsewhere, and no term of *group* says where."""
        forms = {
            self._surface.slice(each.span.first, each.span.last)
            for each in found
            if each.use.group == group and each.use.role != "none"
        }
        if any(says_where(self._surface.text[start:end]) for start, end in forms):
            return False
        return is_away(self._profile, self._surface, self._layout)

    def _score(
        self,
        found: Sequence[Found],
        matching: Sequence[int],
        wanted: Sequence[tuple[Requirement, ...]],
        evidence: Sequence[list[dict[int, float]]],
    ) -> tuple[float, list[ScorePart]]:
        related = any(
            self._layout[sentence].zone == "title" and not self._layout[sentence].shows
            for of_group in evidence
            for strengths in of_group
            for sentence in strengths
        )
        scored = [
            score.elsewhere(
                score.of_group(
                    self._asked(wanted[at], evidence[at], related), self._layout
                ),
                self._away(found, at),
            )
            for at in matching
        ]
        if not scored:
            return 0.0, []
        best, parts = max(scored, key=lambda pair: pair[0])
        further = _FURTHER_GROUP * (len(scored) - 1) * best * (1 - best)
        if further:
            reason = f"{len(scored)} groups match"
            parts = [*parts, ScorePart(name="groups", value=further, reason=reason)]
        return best + further, parts

    def _asked(
        self,
        wanted: Sequence[Requirement],
        strengths: Sequence[dict[int, float]],
        related: bool,
    ) -> list[score.Evidence]:
        titled = {n for n, at in enumerate(self._layout) if at.zone == "title"}
        told = titled & {s for of_one in strengths for s in of_one}
        oblique = not told and self._is_oblique
        return [
            score.Evidence(
                of_one,
                related_title=related,
                oblique=oblique,
                is_setting=asked.role == "also",
                where=self._where(asked, wanted),
            )
            for of_one, asked in zip(strengths, wanted, strict=True)
        ]

    def _where(self, asked: Requirement, wanted: Sequence[Requirement]) -> str:
        if asked.role != "also":
            return HERE
        others = [term for one in wanted if one is not asked for term in one.terms]
        topics = [t for one in wanted if one.role != "also" for t in one.terms]
        if topics and is_sports_page(self._surface.row) and not asks_for_sport(topics):
            return CLUB
        return setting_of(self._article.title, asked.terms, others)

    def _hits(self, found: Sequence[Found]) -> tuple[TermHit, ...]:
        said = {each.use for each in found if each.pattern.is_said}
        # What only means the term is shown where nothing says it. Patterns overlap;
        # each stretch of text is told once.
        shown = {
            (
                *self._surface.slice(each.span.first, each.span.last),
                each.use.role,
                each.use.term,
                -1 if each.use.group is None else each.use.group,
            )
            for each in found
            if each.pattern.is_said or each.use not in said
        }
        return tuple(
            TermHit(
                term=term,
                surface=self._surface.text[start:end],
                start=start,
                end=end,
                field=self._article.field_at(start),
                role=role,
                group=None if group < 0 else group,
            )
            for start, end, role, term, group in sorted(shown)
        )

    def _lack(
        self,
        wanted: Sequence[tuple[Requirement, ...]],
        evidence: Sequence[list[dict[int, float]]],
        excluded: Sequence[str | None],
        match: Match,
    ) -> str | None:
        if match.groups:
            sentences = {s for e in evidence for strengths in e for s in strengths}
            zones = {self._layout[s].zone for s in sentences}
            return too_weak(match.score, self._profile.min_score, zones)
        lacking = [
            [w for w, s in zip(ws, e, strict=True) if not s]
            for ws, e in zip(wanted, evidence, strict=True)
        ]
        terms = [
            {h.term for h in match.hits if h.group == at and h.role != "none"}
            for at in range(len(wanted))
        ]
        return near_miss(self._profile.groups, lacking, terms, excluded)
