"""Does an article concern us, is it news, and what is stored of it? One transaction."""

from dataclasses import dataclass

from watcher.alerts.decide import decide, follows
from watcher.claims import Ledger, read_claims
from watcher.model.article import UNREAD, Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.model.verdict import JudgedClaim
from watcher.pipeline.composing import channels_of
from watcher.pipeline.gather import Gathered, plan_first
from watcher.pipeline.outcomes import outcome_of, reason_of, why_silent
from watcher.pipeline.refrains import learn_refrains
from watcher.pipeline.telling import JudgedMatch, tell
from watcher.pipeline.texts import at_own_address
from watcher.pipeline.world import Report, World
from watcher.relevance import Matcher, Stories
from watcher.store import articles, claims, entries, matches, mutes
from watcher.store.mutes import Mute
from watcher.store.sentences import StoredSentences


@dataclass(slots=True, kw_only=True)
class Judge:
    """
    The bench of one round.

    Profiles in *laying* are laying their baseline: claims are kept, nothing is told.
    """

    world: World
    report: Report
    matcher: Matcher
    laying: frozenset[str] = frozenset()
    _mutes: dict[str, Mute] | None = None

    def take(self, gathered: Gathered) -> None:
        """Store an entry's article with all that follows from it; the entry is done."""
        article, world = gathered.article, self.world
        if article is None:
            raise ValueError("only a gathered article can be judged")
        with world.db.atomic():
            article = at_own_address(world, article, gathered.pending.entry.link)
            if articles.by_url(world.db, article.url) is None:
                article = learn_refrains(world, article)
                articles.add(world.db, article, found=world.now)
                if self.judge(article):
                    plan_first(world, article, gathered)
                self.report.articles_read += 1
                self.report.pages_passed_over += UNREAD in article.flags
            entries.done(world.db, gathered.pending.id, article_id=article.id)
            world.observe("judged", article.url)
        world.observe("committed", article.url)

    def judge(self, article: Article, *, only: str | None = None) -> int:
        """
        Judge a stored article, under every profile or one; joins a transaction.

        Return how many of these profiles it concerns.
        """
        profiles = {p.name: p for p in self.world.settings.profiles}
        matched = [
            match
            for match in self.matcher.relevant(article, self._stories())
            if only in {None, match.profile}
        ]
        for match in matched:
            self._judge_match(article, match, profiles[match.profile])
        return len(matched)

    def revise(self, article: Article) -> None:
        """Judge what a later text of a stored article adds; joins a transaction."""
        profiles = {p.name: p for p in self.world.settings.profiles}
        for match in self.matcher.relevant(article, self._stories()):
            profile = profiles[match.profile]
            self._judge_match(article, match, profile, revised=True)

    def _stories(self) -> Stories:
        world = self.world
        return world.followed.stories(world.db, world.settings.profiles)

    def ledger(self, profile: str) -> Ledger:
        """Return the ledger of *profile*, read from the database when first asked."""
        ledgers = self.world.ledgers
        if profile not in ledgers:
            ledgers[profile] = Ledger(
                claims.of_profile(self.world.db, profile),
                sentences=StoredSentences(self.world.db, profile),
            )
        return ledgers[profile]

    def _judge_match(
        self,
        article: Article,
        match: Match,
        profile: Profile,
        *,
        revised: bool = False,
    ) -> None:
        db, ledger = self.world.db, self.ledger(profile.name)
        first = claims.next_number(db)
        read = read_claims(article, match, ledger, first_number=first, revised=revised)
        claims.add(db, read.judged)
        if revised and not read.judged:
            return
        heard = self._without_muted(read.judged)
        tellings = decide(heard, profile, channels_of(profile, self.world))
        laying = profile.name in self.laying
        outcome = outcome_of(heard, chosen=bool(tellings), laying=laying)
        reason = reason_of(read.judged, heard, tellings)
        known = revised and matches.revise(db, match, outcome=outcome, reason=reason)
        match_id = known or matches.add(
            db, match, article, outcome=outcome, reason=reason
        )
        if read.reprint_of:
            matches.fold(db, match, read.reprint_of)
        if not known:
            self._stories().learn(profile, article, match)
            self.report.matches += 1
        self._count(read.judged, outcome, profile)
        if outcome != "alerted":
            return
        done = JudgedMatch(
            id=match_id, match=match, article=article, profile=profile, heard=heard
        )
        for telling in tellings:
            tell(self.world, ledger, done, telling)

    def _without_muted(
        self, judged: tuple[JudgedClaim, ...]
    ) -> tuple[JudgedClaim, ...]:
        """Return what is not muted; what goes on with a muted claim is muted, too."""
        if self._mutes is None:
            self._mutes = mutes.in_force(self.world.db, self.world.now)
        heard = []
        for item in judged:
            if follows(item.verdict, self._mutes):
                mute = self._mutes[item.verdict.against or ""]
                mutes.extend(self.world.db, item.claim.id, mute)
                self._mutes[item.claim.id] = mute
            else:
                heard.append(item)
        return tuple(heard)

    def _count(
        self, judged: tuple[JudgedClaim, ...], outcome: str, profile: Profile
    ) -> None:
        self.report.claims += len(judged)
        if outcome == "alerted":
            self.report.alerts += 1
            return
        self.report.silent[why_silent(judged, outcome)] += 1
        self.world.observe("silent", profile.title)
