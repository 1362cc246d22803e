"""When is the rest told? At the hours of its profile and channel, in one message."""

from collections.abc import Iterator

from watcher.alerts.digest import Digest, Kept, compose_digest
from watcher.model.alert import Alert
from watcher.model.profile import Profile
from watcher.model.schedule import due
from watcher.pipeline.composing import alert_key, channels_of, style_of
from watcher.pipeline.world import World
from watcher.store import alerts, digests
from watcher.store.digests import Untold


def begin(world: World) -> None:
    """Let the digests of a channel begin where it is; older evidence is past."""
    with world.db.atomic():
        digests.set_back(world.db, now=world.now)
        for profile in world.settings.profiles:
            for channel in channels_of(profile, world):
                if not profile.route_to(channel).digest:
                    digests.forget(world.db, profile.name, channel)
                elif digests.mark_of(world.db, profile.name, channel) is None:
                    digests.mark(world.db, profile.name, channel, at=world.now)


def tell(world: World) -> None:
    """Queue the digests that are due, those that have something to tell."""
    for profile in world.settings.profiles:
        # With the marks in one transaction: no claim is in two digests or in none.
        with world.db.atomic():
            for untold, channels in _groups(world, profile):
                alert = _alert(world, profile, untold, channels)
                alerts.add(world.db, alert, channels)
                world.observe("digest", alert.message.text)


def _groups(world: World, profile: Profile) -> Iterator[tuple[list[Untold], list[str]]]:
    """Yield what is to be told, and to whom: the same for channels of one hour."""
    groups: dict[tuple[str, ...], tuple[list[Untold], list[str]]] = {}
    for channel in channels_of(profile, world):
        if untold := _untold(world, profile, channel):
            key = tuple(one.judged.claim.id for one in untold)
            groups.setdefault(key, (untold, []))[1].append(channel)
    yield from groups.values()


def _untold(world: World, profile: Profile, channel: str) -> list[Untold]:
    """Return what is due for *channel*, and write down that it is told."""
    mark = digests.mark_of(world.db, profile.name, channel)
    if mark is None:
        return []
    schedules, zone = profile.route_to(channel).digest, world.settings.timezone
    at = due(world.now, schedules, zone, last=mark.at)
    if at is None:
        return []
    untold = digests.untold_since(world.db, profile.name, channel, mark.claim)
    digests.mark(world.db, profile.name, channel, at=at)
    return untold


def _alert(
    world: World, profile: Profile, untold: list[Untold], channels: list[str]
) -> Alert:
    claim_ids = tuple(one.judged.claim.id for one in untold)
    digest = Digest(
        key=alert_key("digest", profile.name, *channels, *claim_ids),
        name=profile.name,
        profile=profile.title,
        told=[Kept(judged=one.judged, url=one.url, id=one.match_id) for one in untold],
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
