"""Which profiles does an article concern, and why?"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.relevance.automaton import Automaton, Hits
from watcher.relevance.chances import Chances
from watcher.relevance.judgement import Found, Judgement, Use
from watcher.relevance.layout import link_cues, places, representations
from watcher.relevance.patterns import Pattern
from watcher.relevance.phrases import Filled, Wanted, find
from watcher.relevance.requirements import requirements, senses_asked
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
        self._uses: dict[int, list[Use]] = {}
        self._by_slot: dict[int, list[int]] = {}
        self._wanted: list[Wanted] = []
        self._numbers: dict[Pattern, int] = {}
        self._chances = Chances()
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
        reading = self.read(article)
        filled = self._fill(reading, (*reading.firm, *reading.again))
        stands = self._stand(reading.firm, reading, filled)
        everyone = range(len(self._profiles))
        found = self._found(stands, reading, filled, everyone)
        return self._judge(article, reading, filled, found)

    def relevant(self, article: Article) -> list[Match]:
        """
        Return the relevant ones of `judge`; what costs least to ask.

        Only profiles of which a whole group may stand in the text are looked at.
        """
        reading = self.read(article)
        likely = self._chances.of(reading.firm)
        if not likely:
            return []
        firm = [n for n in reading.firm if self._used(n, likely)]
        again = (n for n in reading.again if self._used(n, likely))
        filled = self._fill(reading, (*firm, *again))
        stands = self._stand(firm, reading, filled)
        likely = self._chances.of(stands)
        found = self._found(stands, reading, filled, likely) if likely else ()
        matches = self._judge(article, reading, filled, found)
        return [match for match in matches if match.relevant]

    def read(self, article: Article) -> Reading:
        """Scan *article* once, for all profiles."""
        surface = Surface(article.text)
        hits = self._automaton.scan(surface)
        candidates = sorted(
            number
            for slot in hits.numbers
            for number in self._by_slot.get(slot, ())
            if self._wanted[number].numbers <= hits.numbers
        )
        again = [n for n in candidates if self._wanted[n].pattern.again]
        firm = [n for n in candidates if not self._wanted[n].pattern.again]
        return Reading(surface, hits, tuple(firm), tuple(again))

    def _fill(self, reading: Reading, patterns: Iterable[int]) -> Filled:
        asked = frozenset({self._cues, self._shown})
        return reading.hits.fill(
            asked.union(*(self._wanted[n].numbers for n in patterns))
        )

    def _judge(
        self,
        article: Article,
        reading: Reading,
        filled: Filled,
        found: Iterable[Found],
    ) -> list[Match]:
        by_profile: dict[int, list[Found]] = {}
        for each in found:
            by_profile.setdefault(each.use.profile, []).append(each)
        if not by_profile:
            return []
        surface = reading.surface
        cues, shown = filled.get(self._cues, ()), filled.get(self._shown, ())
        layout = places(article, surface, cues, shown)
        return [
            Judgement(self._profiles[number], article, surface, layout).of(
                by_profile[number]
            )
            for number in sorted(by_profile)
        ]

    def _stand(
        self, patterns: Iterable[int], reading: Reading, filled: Filled
    ) -> dict[int, tuple[Span, ...]]:
        """Return where each of *patterns* stands; those that do not are left out."""
        spans = {
            n: tuple(find(self._wanted[n], filled, reading.surface)) for n in patterns
        }
        return {number: found for number, found in spans.items() if found}

    def _found(
        self,
        stands: dict[int, tuple[Span, ...]],
        reading: Reading,
        filled: Filled,
        profiles: Container[int],
    ) -> Iterator[Found]:
        """Yield the terms of *profiles* that stand, then what takes them up again."""
        told: set[Use] = set()
        for number, spans in stands.items():
            uses = self._used(number, profiles)
            told.update(uses)
            yield from self._founds(number, uses, spans)
        for number in reading.again:
            uses = [use for use in self._used(number, profiles) if use in told]
            spans = (
                self._stand([number], reading, filled).get(number, ()) if uses else ()
            )
            yield from self._founds(number, uses, spans)

    def _founds(
        self, number: int, uses: Iterable[Use], spans: Iterable[Span]
    ) -> Iterator[Found]:
        pattern = self._wanted[number].pattern
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
                    self._add(use, senses_asked(group, term))
            for term in group.none:
                self._add(Use(number, at, "none", 0, term), frozenset())

    def _add(self, use: Use, senses: frozenset[str]) -> None:
        role = use.role
        for pattern in patterns_of(
            use.term, strict=role == "none", setting=role == "also"
        ):
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
            self._chances.answer(known, use)


def compile_profiles(profiles: Sequence[Profile]) -> Matcher:
    """Return a matcher for *profiles*; compiling generates every form once."""
    return Matcher(profiles)
