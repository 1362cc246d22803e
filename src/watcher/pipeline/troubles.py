"""What does the watcher tell about itself? Feeds, channels and the disk, once each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from watcher.alerts.trouble import (
    Notice,
    Step,
    compose_notice,
    fails_for_long,
    is_disk_full,
    is_failing,
    is_silent,
    refuses_for_long,
    step,
)
from watcher.model.alert import Alert
from watcher.model.feed import FeedState
from watcher.pipeline.composing import alert_key, style_of
from watcher.pipeline.world import Report, World
from watcher.store import alerts, deliveries, feeds, troubles
from watcher.store.troubles import Trouble

_DISK = "disk"
_Items = list[tuple[str, str]]


def tell(world: World, report: Report) -> None:
    """Queue a message for each kind of trouble that came or went; one transaction."""
    with world.db.atomic():
        watch = _Watch(world=world, known=troubles.known(world.db))
        # Only asking changes what is known of a feed.
        if report.feeds_asked:
            _feeds(watch)
            _silent_feeds(watch)
        _channels(watch)
        _disk(watch)


@dataclass(slots=True, kw_only=True)
class _Watch:
    """The troubles that are known, while they are looked at again."""

    world: World
    known: dict[str, Trouble]
    seen: set[str] = field(default_factory=set)

    def look(self, subject: str, *, is_bad: bool, is_grave: bool) -> Step:
        """Remember how *subject* fares and return what follows from it."""
        db, now, trouble = self.world.db, self.world.now, self.known.get(subject)
        self.seen.add(subject)
        following = step(
            is_bad=is_bad,
            is_grave=is_grave,
            is_noted=trouble is not None,
            is_told=trouble is not None and trouble.told is not None,
        )
        since = trouble.since if trouble else now
        if following is Step.NOTE:
            troubles.save(db, Trouble(subject=subject, since=since))
        elif following is Step.TELL:
            troubles.save(db, Trouble(subject=subject, since=since, told=now))
        elif following in {Step.RECOVER, Step.FORGET}:
            troubles.forget(db, subject)
        return following

    def forget_unseen(self, prefix: str) -> None:
        """Forget what is no longer configured."""
        for subject in self.known.keys() - self.seen:
            if subject.startswith(prefix):
                troubles.forget(self.world.db, subject)

    def queue(self, kind: str, items: _Items, *, but: Sequence[str] = ()) -> None:
        """Queue one message with *items* for every channel *but* these."""
        if not items:
            return
        world = self.world
        names = [what for what, _ in items]
        key = alert_key("system", kind, world.now.isoformat(), *names)
        notice = Notice(key=key, kind=kind, items=items)
        alert = Alert(
            id="",
            kind="system",
            profile=None,
            article_id=None,
            created=world.now,
            claim_ids=(),
            message=compose_notice(notice, style_of(world.settings)),
        )
        channels = [c.name for c in world.settings.channels if c.name not in but]
        alerts.add(world.db, alert, channels)


def _feeds(watch: _Watch) -> None:
    titles = {feed.url: feed.title for feed in watch.world.settings.feeds}
    failing: _Items = []
    back: _Items = []
    for state in feeds.every_state(watch.world.db):
        subject, now = f"feed:{state.url}", watch.world.now
        trouble = watch.known.get(subject)
        since = trouble.since if trouble else now
        following = watch.look(
            subject,
            is_bad=is_failing(state),
            is_grave=fails_for_long(state, since=since, now=now),
        )
        title = titles.get(state.url) or state.title or state.url
        if following is Step.TELL:
            failing.append((title, _error(state)))
        elif following is Step.RECOVER:
            back.append((title, state.url))
    watch.forget_unseen("feed:")
    watch.queue("feeds_failing", failing)
    watch.queue("feeds_back", back)


def _silent_feeds(watch: _Watch) -> None:
    titles = {feed.url: feed.title for feed in watch.world.settings.feeds}
    told: _Items = []
    for state in feeds.every_state(watch.world.db):
        # Its end needs no word: what it brings then is read.
        is_bad = is_silent(state)
        step = watch.look(f"silent:{state.url}", is_bad=is_bad, is_grave=True)
        if step is Step.TELL:
            told.append((titles.get(state.url) or state.title or state.url, state.url))
    watch.forget_unseen("silent:")
    watch.queue("feeds_silent", told)


def _error(state: FeedState) -> str:
    error = state.last_error or "retired"
    return error if state.url in error else f"{error} ({state.url})"


def _channels(watch: _Watch) -> None:
    ailing = deliveries.ailing(watch.world.db)
    told: _Items = []
    back: _Items = []
    for name in (channel.name for channel in watch.world.settings.channels):
        found, subject, now = ailing.get(name), f"channel:{name}", watch.world.now
        since = watch.known[subject].since if subject in watch.known else now
        is_grave = found is not None and refuses_for_long(
            is_dead=found.is_dead, since=since, now=now
        )
        step = watch.look(subject, is_bad=found is not None, is_grave=is_grave)
        if step is Step.TELL and found:
            told.append((name, found.error))
        elif step is Step.RECOVER:
            back.append((name, ""))
    watch.forget_unseen("channel:")
    watch.queue("channel_dead", told, but=list(ailing))
    watch.queue("channel_back", back, but=list(ailing))


def _disk(watch: _Watch) -> None:
    free = watch.world.free_bytes()
    if free is None:
        return
    is_full = is_disk_full(free, was_full=_DISK in watch.known)
    if watch.look(_DISK, is_bad=is_full, is_grave=True) is Step.TELL:
        watch.queue("disk_full", [(f"{free // 2**20} MiB", "")])
