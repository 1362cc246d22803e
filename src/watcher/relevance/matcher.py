"""Which profiles does an article concern, and why?"""

import gc
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from watcher.italian.inflection.canonical import canonical
from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.relevance.automaton import Automaton, Hits
from watcher.relevance.candidates import Candidates
from watcher.relevance.chances import Chances, IsThere
from watcher.relevance.found import Found, Use
from watcher.relevance.inquiry import Inquiry
from watcher.relevance.judgement import judgement
from watcher.relevance.layout import link_cues, places, representations
from watcher.relevance.necessary import Asked
from watcher.relevance.patterns import Pattern
from watcher.relevance.phrases import Filled, find
from watcher.relevance.requirements import requirements, senses_asked
from watcher.relevance.stories import Stories
from watcher.relevance.surface import Span, Surface
from watcher.relevance.terms import patterns_of


@dataclass(frozen=True, slots=True)
class Reading:
    """
    A text with the slots that may be filled and the patterns that may stand in it.

    `firm` stand by themselves, `again` take up a term that something else told.
    """

    surface: Surface
    hits: Hits
    firm: tuple[int, ...]
    again: tuple[int, ...]


class Matcher:
    """All profiles compiled to one automaton; made by `compile_profiles`."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = tuple(profiles)
        self._automaton = Automaton()
        self._candidates = Candidates(self._automaton)
        self._uses: dict[int, list[Use]] = {}
        self._of_profile: list[set[int]] = [set() for _ in self._profiles]
        self._chances = Chances()
        self._number = {p.name: number for number, p in enumerate(self._profiles)}
        for number, profile in enumerate(self._profiles):
            self._take(number, profile)
        self._cues = self._automaton.number(link_cues())
        self._shown = self._automaton.number(representations())
        self._automaton.close()
        self._chances.close()
        self._candidates.close(self._chances.asked_first)

    def judge(self, article: Article, stories: Stories | None = None) -> list[Match]:
        """
        Return one match per profile, in their order, relevant or not.

        *stories* knows earlier matches. Offsets of hits count characters of
        `article.text`.
        """
        concerned = {m.profile: m for m in self.concerned(article, stories)}
        return [
            concerned.get(p.name)
            or Match(profile=p.name, article_id=article.id, relevant=False, score=0.0)
            for p in self._profiles
        ]

    def concerned(
        self, article: Article, stories: Stories | None = None
    ) -> list[Match]:
        """Return the matches of the profiles of which some term is in the article."""
        reading = self.read(article)
        filled = self._fill(reading, (*reading.firm, *reading.again))
        stands = self._stand(reading.firm, reading, filled)
        everyone = range(len(self._profiles))
        found = self._found(stands, reading, filled, everyone, stories)
        return self._judge(article, reading, filled, found, stories)

    def relevant(self, article: Article, stories: Stories | None = None) -> list[Match]:
        """
        Return the relevant ones of `judge`; what costs least to ask.

        Only profiles of which a whole group may stand in the text are looked at, and
        those of whose story the article may be.
        """
        surface, hits = self.scan(article)
        is_there = partial(self._candidates.may_stand, hits.numbers)
        likely = self._likely(surface, hits, is_there)
        known = self._followed(article, stories)
        if not likely | known:
            return []
        patterns = {n for profile in likely | known for n in self._of_profile[profile]}
        reading = self._reading(surface, hits, sorted(filter(is_there, patterns)))
        filled = self._fill(reading, (*reading.firm, *reading.again))
        stands = self._stand(reading.firm, reading, filled)
        likely &= self._chances.of(stands, stands.__contains__)
        likely |= known
        found = self._found(stands, reading, filled, likely, stories) if likely else ()
        matches = self._judge(article, reading, filled, found, stories)
        return [match for match in matches if match.relevant]

    def _likely(self, surface: Surface, hits: Hits, is_there: IsThere) -> set[int]:
        """
        Return the profiles of which a whole group may stand.

        Of what is asked first it has to stand there, words in their places. Most texts
        that have both words of a phrase have them far apart.
        """
        first = self._candidates.first_among(hits.numbers)
        if not self._chances.of(first, is_there):
            return set()
        wanted = [self._candidates[n] for n in first]
        filled = hits.fill(frozenset().union(*(each.numbers for each in wanted)))
        standing = [
            n
            for n, each in zip(first, wanted, strict=True)
            if any(True for _ in find(each, filled, surface))
        ]
        return self._chances.of(standing, is_there)

    def _followed(self, article: Article, stories: Stories | None) -> set[int]:
        names = stories.profiles(article) if stories else set()
        return {self._number[name] for name in names if name in self._number}

    def read(self, article: Article) -> Reading:
        """Return every pattern that may stand in *article*, for all profiles."""
        surface, hits = self.scan(article)
        return self._reading(surface, hits, self._candidates.among(hits.numbers))

    def asked(self) -> list[Asked]:
        """Return what every group asks for, and the patterns that answer it."""
        return [
            Asked(
                self._profiles[number].name,
                self._profiles[number].groups[at].label,
                [[self._candidates[n].pattern for n in one] for one in answers],
            )
            for number, at, answers in self._chances.asked()
        ]

    def scan(self, article: Article) -> tuple[Surface, Hits]:
        """Pass once over the tokens of *article*: what no profile changes."""
        surface = Surface(article.text)
        return surface, self._automaton.scan(surface)

    def _reading(
        self, surface: Surface, hits: Hits, patterns: Sequence[int]
    ) -> Reading:
        again = [n for n in patterns if self._candidates[n].pattern.again]
        firm = [n for n in patterns if not self._candidates[n].pattern.again]
        return Reading(surface, hits, tuple(firm), tuple(again))

    def _fill(self, reading: Reading, patterns: Iterable[int]) -> Filled:
        asked = frozenset({self._cues, self._shown})
        return reading.hits.fill(
            asked.union(*(self._candidates[n].numbers for n in patterns))
        )

    def _judge(
        self,
        article: Article,
        reading: Reading,
        filled: Filled,
        found: Iterable[Found],
        stories: Stories | None,
    ) -> list[Match]:
        by_profile: dict[int, list[Found]] = {}
        for each in found:
            by_profile.setdefault(each.use.profile, []).append(each)
        if not by_profile:
            return []
        surface = reading.surface
        cues, shown = filled.get(self._cues, ()), filled.get(self._shown, ())
        layout = places(article, surface, cues, shown)
        judged = []
        for number in sorted(by_profile):
            profile = self._profiles[number]
            known = stories.familiar(profile, article) if stories else ()
            inquiry = Inquiry(profile, article, surface, layout)
            judged.append(judgement(inquiry, by_profile[number], known))
        return judged

    def _stand(
        self, patterns: Iterable[int], reading: Reading, filled: Filled
    ) -> dict[int, tuple[Span, ...]]:
        """Return where each of *patterns* stands; those that do not are left out."""
        spans = {
            n: tuple(find(self._candidates[n], filled, reading.surface))
            for n in patterns
        }
        return {number: found for number, found in spans.items() if found}

    def _found(
        self,
        stands: dict[int, tuple[Span, ...]],
        reading: Reading,
        filled: Filled,
        profiles: Container[int],
        stories: Stories | None,
    ) -> Iterator[Found]:
        """
        Yield the terms of *profiles* that stand, then what takes them up again.

        What takes up a term that only earlier matches told is `remembered`.
        """
        told: set[Use] = set()
        for number, spans in stands.items():
            uses = self._used(number, profiles)
            told.update(uses)
            yield from self._founds(number, uses, spans)
        for number in reading.again:
            every = self._used(number, profiles)
            uses = every if stories else [use for use in every if use in told]
            spans = (
                self._stand([number], reading, filled).get(number, ()) if uses else ()
            )
            for found in self._founds(number, uses, spans):
                if found.use in told:
                    yield found
                elif stories and self._remembers(stories, found, reading.surface):
                    yield replace(found, remembered=True)

    def _remembers(self, stories: Stories, found: Found, surface: Surface) -> bool:
        word = " ".join(surface.tokens[found.span.first : found.span.last + 1])
        return stories.owns(self._profiles[found.use.profile].name, word)

    def _founds(
        self, number: int, uses: Iterable[Use], spans: Iterable[Span]
    ) -> Iterator[Found]:
        pattern = self._candidates[number].pattern
        return (Found(use, span, pattern) for use in uses for span in spans)

    def _used(self, number: int, profiles: Container[int]) -> list[Use]:
        return [use for use in self._uses[number] if use.profile in profiles]

    def _take(self, number: int, profile: Profile) -> None:
        for term in profile.boost:
            self._add(Use(number, None, "boost", 0, term), frozenset())
        for at, group in enumerate(profile.groups):
            asked = requirements(group)
            self._chances.ask(number, at, len(asked))
            for nth, wanted in enumerate(asked):
                for term in wanted.terms:
                    use = Use(number, at, wanted.role, nth, term)
                    self._add(use, senses_asked(group, term), wanted.is_setting)
            for term in group.none:
                self._add(Use(number, at, "none", 0, term), frozenset())

    def _add(self, use: Use, senses: frozenset[str], setting: bool = False) -> None:
        strict = use.role == "none"
        for pattern in patterns_of(use.term, strict=strict, setting=setting):
            asked = self._by_sense(use, pattern, senses)
            known = self._candidates.add(asked)
            self._uses.setdefault(known, []).append(use)
            self._of_profile[use.profile].add(known)
            if not asked.again:
                slots = len(self._candidates[known].numbers)
                self._chances.answer(known, use, slots)

    def _by_sense(self, use: Use, pattern: Pattern, senses: frozenset[str]) -> Pattern:
        own = {canonical(m.name) for m in self._profiles[use.profile].meanings}
        if pattern.sense in own:
            # The profile's own words decide, once the text is read.
            return replace(pattern, sense="", senses=frozenset())
        return replace(pattern, senses=senses) if pattern.sense and senses else pattern


def compile_profiles(profiles: Sequence[Profile]) -> Matcher:
    """Return a matcher for *profiles*; compiling generates every form once."""
    # A million objects are made and all of them stay: looking for dead ones among
    # them again and again takes a third of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        return Matcher(profiles)
    finally:
        if collects:
            gc.enable()
