"""Which profiles does an article concern, and why?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.relevance.automaton import Automaton
from watcher.relevance.judgement import Found, Judgement, Use
from watcher.relevance.layout import link_cues, places, representations
from watcher.relevance.patterns import Pattern
from watcher.relevance.phrases import Filled, Wanted, find
from watcher.relevance.requirements import requirements, senses_asked
from watcher.relevance.surface import Surface
from watcher.relevance.terms import patterns_of


class Matcher:
    """All profiles compiled to one automaton; made by `compile_profiles`."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = tuple(profiles)
        self._automaton = Automaton()
        self._uses: dict[int, list[Use]] = {}
        self._by_slot: dict[int, list[int]] = {}
        self._wanted: list[Wanted] = []
        self._numbers: dict[Pattern, int] = {}
        for number, profile in enumerate(self._profiles):
            self._take(number, profile)
        self._cues = self._automaton.number(link_cues())
        self._shown = self._automaton.number(representations())
        self._automaton.close()

    def judge(self, article: Article) -> list[Match]:
        """
        Return one match per profile, in their order, relevant or not.

        Offsets of hits count characters of `article.text`.
        """
        concerned = {match.profile: match for match in self.concerned(article)}
        return [
            concerned.get(p.name)
            or Match(profile=p.name, article_id=article.id, relevant=False, score=0.0)
            for p in self._profiles
        ]

    def concerned(self, article: Article) -> list[Match]:
        """Return the matches of the profiles of which some term is in the article."""
        surface = Surface(article.text)
        filled = self._automaton.fill(surface)
        by_profile: dict[int, list[Found]] = {}
        for found in self._find(surface, filled):
            by_profile.setdefault(found.use.profile, []).append(found)
        if not by_profile:
            return []
        cues, shown = filled.get(self._cues, ()), filled.get(self._shown, ())
        layout = places(article, surface, cues, shown)
        return [
            Judgement(self._profiles[number], article, surface, layout).of(
                by_profile[number]
            )
            for number in sorted(by_profile)
        ]

    def _find(self, surface: Surface, filled: Filled) -> Iterable[Found]:
        candidates = {w for number in filled for w in self._by_slot.get(number, ())}
        told: set[Use] = set()
        again = []
        for number in sorted(candidates):
            wanted = self._wanted[number]
            if wanted.pattern.again:
                again.append(number)
                continue
            spans = list(find(wanted, filled, surface))
            for use in self._uses[number] if spans else ():
                told.add(use)
                for span in spans:
                    yield Found(use, span, wanted.pattern)
        yield from self._find_again(again, told, surface, filled)

    def _find_again(
        self, numbers: Sequence[int], told: set[Use], surface: Surface, filled: Filled
    ) -> Iterable[Found]:
        """Yield what takes up the terms that were *told*."""
        for number in numbers:
            uses = [use for use in self._uses[number] if use in told]
            wanted = self._wanted[number]
            for span in find(wanted, filled, surface) if uses else ():
                for use in uses:
                    yield Found(use, span, wanted.pattern)

    def _take(self, number: int, profile: Profile) -> None:
        for term in profile.boost:
            self._add(Use(number, None, "boost", 0, term), frozenset())
        for at, group in enumerate(profile.groups):
            for nth, wanted in enumerate(requirements(group)):
                for term in wanted.terms:
                    use = Use(number, at, wanted.role, nth, term)
                    self._add(use, senses_asked(group, term))
            for term in group.none:
                self._add(Use(number, at, "none", 0, term), frozenset())

    def _add(self, use: Use, senses: frozenset[str]) -> None:
        for pattern in patterns_of(use.term, strict=use.role == "none"):
            asked = (
                replace(pattern, senses=senses) if pattern.sense and senses else pattern
            )
            known = self._numbers.get(asked)
            if known is None:
                known = self._numbers[asked] = len(self._wanted)
                wanted = self._automaton.add(asked)
                self._wanted.append(wanted)
                self._by_slot.setdefault(wanted.slots[-1], []).append(known)
            self._uses.setdefault(known, []).append(use)


def compile_profiles(profiles: Sequence[Profile]) -> Matcher:
    """Return a matcher for *profiles*; compiling generates every form once."""
    return Matcher(profiles)
