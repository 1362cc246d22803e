"""Who is told when nobody has marked an alert in time? A second channel, once."""

from watcher.alerts.decide import LIFETIME
from watcher.alerts.escalation import Escalation, compose_escalation
from watcher.model.alert import Alert
from watcher.model.profile import Escalate, Profile
from watcher.pipeline.composing import alert_key, style_of
from watcher.pipeline.world import World
from watcher.store import alerts, marks


def tell(world: World) -> None:
    """Queue one message for each profile whose alerts nobody has marked."""
    for profile in world.settings.profiles:
        if profile.escalate is None:
            continue
        with world.db.atomic():
            _tell_one(world, profile, profile.escalate)


def _tell_one(world: World, profile: Profile, escalate: Escalate) -> None:
    until = world.now - escalate.after
    # What waited longer, because nobody was watching, is history.
    unseen = marks.unseen(world.db, profile.name, after=until - LIFETIME, until=until)
    if not unseen:
        return
    for alert_id in unseen:
        marks.escalate(world.db, alert_id, at=world.now)
    alert = _alert(world, profile, escalate, unseen)
    alerts.add(world.db, alert, [escalate.to])
    world.observe("escalated", alert.message.text)


def _alert(
    world: World, profile: Profile, escalate: Escalate, unseen: list[str]
) -> Alert:
    messages = alerts.messages_of(world.db, unseen)
    told = zip(unseen, messages, strict=True)
    escalation = Escalation(
        key=alert_key("escalation", *(message.key for message in messages)),
        profile=profile.title,
        after=escalate.after,
        alerts=[(number, m.subject, m.text.strip()) for number, m in told],
    )
    return Alert(
        id="",
        kind="escalation",
        profile=profile.name,
        article_id=None,
        created=world.now,
        claim_ids=(),
        message=compose_escalation(escalation, style_of(world.settings)),
    )
