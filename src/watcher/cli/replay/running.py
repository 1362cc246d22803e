"""What does each past article come to under a profile, and what decided it?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from watcher.alerts.decide import why_silent
from watcher.claims import Ledger, read_claims
from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.model.verdict import JudgedClaim
from watcher.relevance import Archive, Stories, compile_profiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """
    What one article of a replay came to.

    `told` are the claims that are told at once; a `laying` article only fills the
    ledger.
    """

    article: Article
    match: Match
    judged: tuple[JudgedClaim, ...]
    told: tuple[JudgedClaim, ...]
    laying: bool

    @property
    def alert(self) -> bool:
        """True when the article would alert at once."""
        return bool(self.told) and not self.laying


def run(
    articles: Iterable[Article], profile: Profile, until: datetime | None
) -> Iterator[Replayed]:
    """Judge *articles* in their order; the clock is their publication."""
    matcher, ledger = compile_profiles([profile]), Ledger()
    archive = Archive()
    stories = Stories(archive.spread)
    number = 1
    for article in articles:
        (match,) = matcher.judge(article, stories)
        archive.add(article)
        stories.learn(profile, article, match)
        judged: tuple[JudgedClaim, ...] = ()
        if match.relevant:
            read = read_claims(article, match, ledger, first_number=number)
            judged = read.judged
            number += len(judged)
        yield Replayed(
            article=article,
            match=match,
            judged=judged,
            told=tuple(i for i in judged if why_silent(i.verdict, profile) is None),
            laying=until is not None and article.published < until,
        )


def decider(step: Replayed) -> JudgedClaim | None:
    """
    Return the claim that decides: the first told, else the first that was fresh.

    Where all is known it is the first of all.
    """
    fresh = [item for item in step.judged if item.verdict.is_fresh]
    return next(iter([*step.told, *fresh, *step.judged]), None)


def reason_of(step: Replayed, profile: Profile) -> str:
    """Say in one line why the article of *step* alerts or not."""
    if not step.match.relevant:
        return f"not on topic: {step.match.lacked}"
    item = decider(step)
    if item is None:
        return "no claim found"
    if step.laying:
        return "lays the baseline"
    return why_silent(item.verdict, profile) or item.verdict.reason
