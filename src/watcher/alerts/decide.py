"""Which verdicts are told, and when is a failed delivery tried again? Pure."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from watcher.errors import ChannelError
from watcher.model.alert import Delivery
from watcher.model.profile import Profile
from watcher.model.verdict import JudgedClaim, Verdict

FIRST_WAIT = timedelta(seconds=30)
# Most services that refuse are back within the hour; asking hourly is still polite.
LONGEST_WAIT = timedelta(hours=1)
# After two days an alert is history: the reports tell it better.
LIFETIME = timedelta(days=2)
# A service may ask for patience; one that asks for more is as good as broken.
LONGEST_PATIENCE = timedelta(hours=6)


def why_silent(
    verdict: Verdict, profile: Profile, *, now: str | None = None
) -> str | None:
    """
    Say in one line why *verdict* is not told at once; None when it is.

    *now* is the evidence that a channel wants at once, else that of the profile.
    """
    if verdict.novelty not in profile.alert_on:
        return f"{verdict.novelty} is not in alert_on: {verdict.reason}"
    wanted = now or profile.min_strength
    if wanted == "none" or (verdict.strength == "weak" and wanted == "strong"):
        return f"{verdict.strength} evidence waits for the digest: {verdict.reason}"
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is told at once to these channels."""

    told: tuple[JudgedClaim, ...]
    channels: tuple[str, ...]


def decide(
    judged: Iterable[JudgedClaim], profile: Profile, channels: Sequence[str]
) -> tuple[Telling, ...]:
    """
    Return what of *judged* is told at once, and to which of *channels*.

    Channels that want the same get the same message. Without a channel the decision
    is kept all the same.
    """
    items = tuple(judged)
    wishes: dict[str, list[str]] = {} if channels else {profile.min_strength: []}
    for channel in channels:
        wishes.setdefault(profile.route_to(channel).now, []).append(channel)
    tellings: dict[tuple[str, ...], Telling] = {}
    for now, names in wishes.items():
        told = tuple(i for i in items if not why_silent(i.verdict, profile, now=now))
        key = tuple(item.claim.id for item in told)
        before = tellings[key].channels if key in tellings else ()
        tellings[key] = Telling(told=told, channels=(*before, *names))
    return tuple(telling for telling in tellings.values() if telling.told)


def follows(verdict: Verdict, muted: Container[str]) -> bool:
    """Say whether *verdict* goes on with a claim that somebody has muted."""
    # The nearest claim of a new event is only its neighbour.
    return verdict.slot != "event" and verdict.against in muted


def next_try(attempts: int, now: datetime, *, key: str = "") -> datetime:
    """
    Return when to try again after *attempts* (1 or more) failed tries.

    The wait doubles from 30 seconds to an hour; *key* spreads deliveries that
    failed together over a quarter of it, always in the same way.
    """
    doublings = min(max(attempts, 1) - 1, 16)
    wait = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
    digest = sha256(f"{key}:{attempts}".encode()).digest()
    return now + wait * (1 + digest[0] / 255 / 4)


def after_failure(
    delivery: Delivery, error: ChannelError, *, created: datetime, now: datetime
) -> Delivery:
    """
    Return *delivery* after a failed try: pending with its next time, or dead.

    It is dead when its alert, made at *created*, would be too old by then. Without an
    answer nobody knows whether the message arrived: it is unknown, and is sent again,
    because to lose it would be worse.
    """
    attempts = delivery.attempts + 1
    key = f"{delivery.alert_id}/{delivery.channel}"
    again = next_try(attempts, now, key=key)
    if error.wait is not None:
        again = max(again, now + min(error.wait, LONGEST_PATIENCE))
    dead = again - created > LIFETIME
    open_state = "unknown" if error.uncertain else "pending"
    return replace(
        delivery,
        state="dead" if dead else open_state,
        attempts=attempts,
        next_try=None if dead else again,
        last_error=error.reason,
    )
