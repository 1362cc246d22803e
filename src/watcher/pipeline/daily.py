"""When is it told that no news is no news? Once a day, to who wants to hear it."""

from datetime import datetime

from watcher.alerts.daily import Daily, Tally, compose_daily
from watcher.alerts.trouble import is_failing
from watcher.model.alert import Alert
from watcher.model.profile import Profile
from watcher.model.schedule import due
from watcher.pipeline.composing import alert_key, channels_of, style_of
from watcher.pipeline.world import Report, World
from watcher.store import alerts, dailies, feeds
from watcher.store.dailies import Line


def tell(world: World, report: Report) -> None:
    """Count the round, and queue the daily lines that are due; one transaction."""
    with world.db.atomic():
        if report.feeds_asked:
            dailies.count_round(world.db)
        for profile in world.settings.profiles:
            _look(world, profile)


def _look(world: World, profile: Profile) -> None:
    line = dailies.last(world.db, profile.name)
    if not profile.daily:
        if line:
            dailies.forget(world.db, profile.name)
        return
    # A day that begins later than now was begun by a clock that ran ahead.
    if line is None or line.at > world.now:
        dailies.mark(world.db, profile.name, at=world.now)
        return
    at = due(world.now, profile.daily, world.settings.timezone, last=line.at)
    if at is not None:
        alert = _alert(world, profile, line, at)
        alerts.add(world.db, alert, channels_of(profile, world))
        dailies.mark(world.db, profile.name, at=world.now)


def _alert(world: World, profile: Profile, line: Line, at: datetime) -> Alert:
    states = feeds.every_state(world.db)
    daily = Daily(
        key=alert_key("daily", profile.name, at.isoformat()),
        name=profile.name,
        profile=profile.title,
        since=line.at,
        tally=_tally(world, profile, line),
        feeds=len(states),
        failing=sum(map(is_failing, states)),
    )
    return Alert(
        id="",
        kind="daily",
        profile=profile.name,
        article_id=None,
        created=world.now,
        claim_ids=(),
        message=compose_daily(daily, style_of(world.settings)),
    )


def _tally(world: World, profile: Profile, line: Line) -> Tally:
    outcomes = dailies.outcomes_since(world.db, profile.name, line.at)
    return Tally(
        rounds=dailies.rounds(world.db) - line.rounds,
        articles=dailies.articles_since(world.db, line.at),
        matches=sum(outcomes.values()),
        alerted=outcomes.get("alerted", 0),
        digest=outcomes.get("digest", 0),
        known=outcomes.get("silent", 0),
    )
