"""When is weak evidence told? At the hours of its profile, in one message."""

from watcher.alerts.digest import Digest, Weak, compose_digest
from watcher.alerts.when import due_digest
from watcher.model.alert import Alert
from watcher.model.profile import Profile
from watcher.pipeline.judge import alert_key, channels_of, style_of
from watcher.pipeline.world import World
from watcher.store import alerts, digests
from watcher.store.digests import WeakClaim


def begin(world: World) -> None:
    """Let the digests of a profile begin where it is; older evidence is past."""
    with world.db.atomic():
        for profile in world.settings.profiles:
            if not profile.digest:
                digests.forget(world.db, profile.name)
            elif digests.mark_of(world.db, profile.name) is None:
                digests.mark(world.db, profile.name, at=world.now)


def tell(world: World) -> None:
    """Queue the digests that are due, those that have something to tell."""
    for profile in world.settings.profiles:
        mark = digests.mark_of(world.db, profile.name)
        if mark is None:
            continue
        zone = world.settings.timezone
        due = due_digest(world.now, profile.digest, zone, last=mark.at)
        if due is None:
            continue
        weak = digests.weak_since(world.db, profile.name, mark.claim)
        # With the mark in one transaction: no claim is in two digests or in none.
        with world.db.atomic():
            digests.mark(world.db, profile.name, at=due)
            if weak:
                alert = _alert(world, profile, weak)
                alerts.add(world.db, alert, channels_of(profile, world))
                world.observe("digest", alert.message.text)


def _alert(world: World, profile: Profile, weak: list[WeakClaim]) -> Alert:
    claim_ids = tuple(one.judged.claim.id for one in weak)
    digest = Digest(
        key=alert_key("digest", profile.name, *claim_ids),
        name=profile.name,
        profile=profile.title,
        told=[Weak(judged=one.judged, url=one.url, id=one.match_id) for one in weak],
    )
    return Alert(
        id="",
        kind="digest",
        profile=profile.name,
        article_id=None,
        created=world.now,
        claim_ids=claim_ids,
        message=compose_digest(digest, style_of(world.settings)),
    )
