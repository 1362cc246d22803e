"""Which verdicts are told, and when is a failed delivery tried again? Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from watcher.errors import ChannelError
from watcher.model.alert import Delivery
from watcher.model.claim import Claim, Verdict
from watcher.model.profile import Profile

Judged = tuple[Claim, Verdict]

FIRST_WAIT = timedelta(seconds=30)
# Most services that refuse are back within the hour; asking hourly is still polite.
LONGEST_WAIT = timedelta(hours=1)
# After two days an alert is history: the reports tell it better.
LIFETIME = timedelta(days=2)
# A service may ask for patience; one that asks for more is as good as broken.
LONGEST_PATIENCE = timedelta(hours=6)


def decide(judged: Iterable[Judged], profile: Profile) -> tuple[Judged, ...]:
    """Return the claims of *judged* that *profile* wants to be told at once."""
    return tuple(pair for pair in judged if why_silent(pair[1], profile) is None)


def why_silent(verdict: Verdict, profile: Profile) -> str | None:
    """Say in one line why *verdict* is not told at once; None when it is."""
    if verdict.novelty not in profile.alert_on:
        return f"{verdict.novelty} is not in alert_on: {verdict.reason}"
    if verdict.strength == "weak" and profile.min_strength == "strong":
        return f"weak evidence waits for the digest: {verdict.reason}"
    return None


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
        last_error=str(error),
    )
