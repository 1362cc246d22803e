"""Does an article concern us, is it news, and what is stored of it? One transaction."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from watcher.alerts.compose import News, Told, compose_news
from watcher.alerts.decide import Telling, decide, follows
from watcher.alerts.rendering import Style
from watcher.claims import REVISED, Ledger, is_history, read_claims
from watcher.model.alert import Alert
from watcher.model.article import UNREAD, Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.model.settings import Settings
from watcher.model.verdict import JudgedClaim
from watcher.pipeline.gather import Gathered, plan_first
from watcher.pipeline.refrains import learn_refrains
from watcher.pipeline.texts import at_own_address
from watcher.pipeline.threads import thread_of
from watcher.pipeline.world import Report, World
from watcher.relevance import Matcher, Stories
from watcher.store import alerts, articles, claims, entries, matches, mutes
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
        outcome = _outcome(heard, chosen=bool(tellings), laying=laying)
        reason = _reason(read.judged, heard, tellings)
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
        for telling in tellings:
            told = (*telling.told, *_beside(heard, telling.told))
            self._queue(article, match, match_id, telling, told)

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
        self.report.silent[_why_silent(judged, outcome)] += 1
        self.world.observe("silent", profile.title)

    def _others(self, article: Article, profile: str) -> list[str]:
        """Name the other outlets that are known to print the text of *article*."""
        beside = matches.outlets_beside(self.world.db, profile, article.id)
        return [outlet for outlet in beside if outlet != article.outlet]

    def _queue(
        self,
        article: Article,
        match: Match,
        match_id: str,
        telling: Telling,
        told: tuple[JudgedClaim, ...],
    ) -> None:
        settings, ledger = self.world.settings, self.ledger(match.profile)
        profile = next(p for p in settings.profiles if p.name == match.profile)
        chosen = telling.told
        claim_ids = tuple(item.claim.id for item in chosen)
        news = News(
            key=alert_key("news", profile.name, article.url, *claim_ids),
            id=match_id,
            profile=profile.title,
            article=article,
            told=[
                Told(
                    claim=item.claim,
                    verdict=item.verdict,
                    earlier=ledger.by_id(item.verdict.against),
                )
                for item in told
            ],
            match=match,
            origins=max(ledger.origins_of(item.claim) for item in chosen),
            also_in=self._others(article, profile.name),
            revised=any(REVISED in item.claim.flags for item in chosen),
            thread=thread_of(self.world.db, chosen, profile.name),
        )
        message = compose_news(news, style_of(settings))
        alert = Alert(
            id="",
            kind="news",
            profile=profile.name,
            article_id=article.id,
            created=self.world.now,
            claim_ids=claim_ids,
            message=message,
        )
        alerts.add(self.world.db, alert, telling.channels)
        self.world.observe("alert", message.text)


def _beside(
    read: tuple[JudgedClaim, ...], chosen: tuple[JudgedClaim, ...]
) -> list[JudgedClaim]:
    """Return weaker fresh figures: no reason to alert, worth a line in one."""
    told = {item.claim.sentence for item in chosen}
    return [
        item
        for item in read
        if item.claim.sentence not in told
        and item.verdict.is_fresh
        and not is_history(item.claim)
        and item.claim.quantity is not None
        and (item.verdict.slot == "number" or item.claim.quantity.low_confidence)
    ]


def alert_key(*parts: str) -> str:
    """Return a stable key for an alert: the same parts give the same key for ever."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


def style_of(settings: Settings) -> Style:
    """Return language and zone of the messages."""
    return Style(
        language=settings.language,
        zone=settings.timezone,
        templates=settings.templates,
    )


def channels_of(profile: Profile, world: World) -> tuple[str, ...]:
    """Name the channels of *profile*: its own list, else every channel."""
    if profile.channels is not None:
        return profile.channels
    return tuple(channel.name for channel in world.settings.channels)


def _outcome(judged: tuple[JudgedClaim, ...], *, chosen: bool, laying: bool) -> str:
    if laying:
        return "baseline"
    if chosen:
        return "alerted"
    return "digest" if any(i.verdict.is_fresh for i in judged) else "silent"


def _reason(
    judged: tuple[JudgedClaim, ...],
    heard: tuple[JudgedClaim, ...],
    tellings: tuple[Telling, ...],
) -> str:
    if tellings:
        return tellings[0].told[0].verdict.reason
    if not judged:
        return "no claim found"
    fresh = [item for item in heard if item.verdict.is_fresh]
    muted = [item for item in judged if item not in heard]
    if muted and not fresh:
        return f"muted: goes on with {muted[0].verdict.against}"
    return (fresh or list(judged))[0].verdict.reason


def _why_silent(judged: tuple[JudgedClaim, ...], outcome: str) -> str:
    if outcome == "baseline":
        return "baseline"
    if not judged:
        return "no claim"
    if outcome == "digest":
        return "weak evidence, kept for the digest"
    kinds = Counter(item.verdict.novelty.value for item in judged)
    return "corroboration" if kinds["corroboration"] else "already known"
