"""Which of the waiting deliveries leave now? Some rest, some are folded into one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from watcher.alerts.digest import Folded, compose_folded
from watcher.alerts.folding import arrears, is_foldable, share
from watcher.alerts.when import quiet_until
from watcher.model.alert import Alert, Delivery
from watcher.model.profile import Profile
from watcher.pipeline.composing import alert_key, style_of
from watcher.pipeline.world import World
from watcher.store import alerts, deliveries
from watcher.store.deliveries import Waiting as Due

# Of alerts without a profile and of profiles that are gone; the default of a profile.
_MAX_PER_HOUR = 60


def leaving(world: World, channel: str, waiting: Sequence[Due]) -> list[Due]:
    """
    Return what *channel* gets now of the deliveries that are *waiting* for it.

    In quiet hours they rest. What comes too late to be told one by one is folded into
    one message, and so is what exceeds the number that a profile allows in an hour.
    """
    choice = _Choice(world=world, channel=channel)
    with world.db.atomic():
        awake = [due for due in waiting if not choice.is_asleep(due)]
        late = set(arrears(awake, world.now))
        choice.fold([due for due in awake if due.alert_id in late], late=True)
        by_profile: dict[str | None, list[Due]] = defaultdict(list)
        for due in awake:
            if due.alert_id not in late:
                by_profile[due.profile].append(due)
        for profile, dues in by_profile.items():
            choice.within_the_hour(profile, dues)
    return sorted(choice.chosen, key=_number)


@dataclass(slots=True, kw_only=True)
class _Choice:
    """What leaves through one channel, as it is made up; in an open transaction."""

    world: World
    channel: str
    chosen: list[Due] = field(default_factory=list)
    _asleep_until: dict[str | None, datetime | None] = field(default_factory=dict)

    def is_asleep(self, due: Due) -> bool:
        """Put *due* off to the end of the quiet hours if they have begun."""
        if due.profile not in self._asleep_until:
            self._asleep_until[due.profile] = self._quiet_until(due.profile)
        until = self._asleep_until[due.profile]
        if until is None:
            return False
        self._put_off([due], until)
        return True

    def _quiet_until(self, name: str | None) -> datetime | None:
        settings, profile = self.world.settings, self._profile(name)
        quiet = (profile.quiet if profile else None) or settings.quiet
        return quiet_until(self.world.now, quiet, settings.timezone)

    def within_the_hour(self, name: str | None, dues: Sequence[Due]) -> None:
        """Choose what the hour has room for, and fold or put off the rest."""
        self.chosen += [due for due in dues if not is_foldable(due.kind)]
        counted = [due for due in dues if is_foldable(due.kind)]
        if not counted:
            return
        profile, now = self._profile(name), self.world.now
        sent = deliveries.sent_since(
            self.world.db, now - deliveries.HOUR, channel=self.channel, profile=name
        )
        room = profile.max_per_hour if profile else _MAX_PER_HOUR
        # A channel that is away gathers lists; they take their room when it is back.
        room -= len(sent) + deliveries.lists_waiting(
            self.world.db, channel=self.channel, profile=name
        )
        if room < 1:
            self._put_off(counted, (sent[0] if sent else now) + deliveries.HOUR)
            return
        by_id = {due.alert_id: due for due in counted}
        singly, together = share(list(by_id), room=room)
        self.chosen += [by_id[number] for number in singly]
        self.fold([by_id[number] for number in together], late=False)

    def fold(self, dues: Sequence[Due], *, late: bool) -> None:
        """Replace *dues* by one message that lists them."""
        if not dues:
            return
        names = {due.profile for due in dues}
        name = names.pop() if len(names) == 1 else None
        alert = self._folded(name, dues, late=late)
        number = deliveries.fold(self.world.db, alert, [due.delivery for due in dues])
        self.chosen.append(
            Due(
                delivery=Delivery(alert_id=number, channel=self.channel),
                created=alert.created,
                kind=alert.kind,
                profile=name,
            )
        )

    def _folded(self, name: str | None, dues: Sequence[Due], *, late: bool) -> Alert:
        profile, ids = self._profile(name), [due.alert_id for due in dues]
        headings = [alerts.heading_of(self.world.db, number) for number in ids]
        folded = Folded(
            key=alert_key("folded", self.channel, *(key for key, _ in headings)),
            profile=profile.title if profile else name,
            alerts=list(zip(ids, (subject for _, subject in headings), strict=True)),
            late=late,
        )
        return Alert(
            id="",
            kind="folded",
            profile=name,
            article_id=None,
            created=self.world.now,
            claim_ids=(),
            message=compose_folded(folded, style_of(self.world.settings)),
        )

    def _put_off(self, dues: Sequence[Due], until: datetime) -> None:
        for due in dues:
            deliveries.mark(self.world.db, replace(due.delivery, next_try=until))

    def _profile(self, name: str | None) -> Profile | None:
        profiles = self.world.settings.profiles
        return next((each for each in profiles if each.name == name), None)


def _number(due: Due) -> int:
    return int(due.alert_id.removeprefix("a"))
