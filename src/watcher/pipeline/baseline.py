"""How does the watch of a profile begin? In silence, then with one summary."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from watcher.alerts.compose import Baseline, compose_baseline
from watcher.model.alert import Alert
from watcher.model.claim import Claim
from watcher.model.profile import Profile
from watcher.model.verdict import JudgedClaim
from watcher.pipeline.composing import alert_key, channels_of, style_of
from watcher.pipeline.judge import Judge
from watcher.pipeline.queue import is_left
from watcher.pipeline.reread import plan_late
from watcher.pipeline.world import Report, World
from watcher.store import alerts, articles, claims, feeds, matches, profiles

# What was published before is history to a new profile, not its state of knowledge.
_ARCHIVE = timedelta(days=60)


def profiles_laying(world: World) -> frozenset[str]:
    """
    Name the profiles that still lay their baseline, and begin those never seen.

    A profile with `baseline = false` is watched from its first article.
    """
    laying = set()
    with world.db.atomic():
        for profile in world.settings.profiles:
            profiles.begin(world.db, profile.name)
            if profiles.watching_since(world.db, profile.name) is not None:
                continue
            if profile.baseline:
                laying.add(profile.name)
            else:
                profiles.watch(world.db, profile.name, since=world.now)
    return frozenset(laying)


async def read_archive(world: World, judge: Judge) -> None:
    """Let profiles that are new to an old database read what is stored already."""
    for article in articles.since(world.db, world.now - _ARCHIVE):
        judged = {m.match.profile for m in matches.of_article(world.db, article.id)}
        for profile in sorted(judge.laying - judged):
            with world.db.atomic():
                if judge.judge(article, only=profile):
                    plan_late(world, article)
        # A signal to stop is heard after each article.
        await asyncio.sleep(0)


def complete(world: World, report: Report, judge: Judge) -> None:
    """
    End the baselines with one summary for each profile.

    A feed must have answered, the queue be read, and no feed still be waited for that
    was never asked before: what comes later is told as news.
    """
    if not judge.laying or not _has_answered(world):
        return
    if is_left(world) or _is_waiting(world):
        return
    for profile in world.settings.profiles:
        if profile.name in judge.laying:
            _complete_one(world, report, judge, profile)


def _has_answered(world: World) -> bool:
    # In this round, or shortly before it to the command that added the feed.
    lately = world.now - world.settings.poll_every
    states = feeds.every_state(world.db)
    return any(state.last_ok and state.last_ok >= lately for state in states)


def _is_waiting(world: World) -> bool:
    urls = (feed.url for feed in world.settings.feeds)
    late = [url for url in urls if url in world.asking or url in world.intake]
    return any(feeds.state_of(world.db, url).last_polled is None for url in late)


def _main_claims(known: Sequence[JudgedClaim]) -> list[Claim]:
    """Return the claims worth a line, one for each sentence."""
    worth = [item.claim for item in known if item.verdict.is_news]
    return list({claim.sentence: claim for claim in reversed(worth)}.values())[::-1]


def _complete_one(world: World, report: Report, judge: Judge, profile: Profile) -> None:
    known = claims.of_profile(world.db, profile.name)
    summary = Baseline(
        key=alert_key("baseline", profile.name, world.now.isoformat()),
        name=profile.name,
        profile=profile.title,
        articles=sum(matches.outcome_counts(world.db, profile.name).values()),
        claims=len(known),
        main=_main_claims(known),
    )
    message = compose_baseline(summary, style_of(world.settings))
    alert = Alert(
        id="",
        kind="baseline",
        profile=profile.name,
        article_id=None,
        created=world.now,
        claim_ids=(),
        message=message,
    )
    with world.db.atomic():
        profiles.watch(world.db, profile.name, since=world.now)
        alerts.add(world.db, alert, channels_of(profile, world))
    report.baselines.append(profile.name)
    world.observe("baseline", message.text)
