"""When do we ask a feed again? Pure: no clock, no network, no chance."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import blake2b

NO_TIME = timedelta()
# The contract's floor for public hosts; allowed private ones (tests) have none.
PUBLIC_FLOOR = timedelta(seconds=60)
_HOUR = timedelta(hours=1)
_DAY = timedelta(hours=24)
# A server may ask for more patience than our own caution would find.
_RETRY_AFTER_CAP = timedelta(hours=48)
# Ten per cent, so that feeds configured together drift apart.
_JITTER = 0.1
_MAX_DOUBLINGS = 20
# A server that says "too busy" and not until when gets more room than one that fails.
_BUSY_DOUBLINGS = 2
# Asked again after a quarter of its silence, news is at most a quarter older when we
# see it, and a feed that sleeps at night is asked a dozen times instead of fifty.
_SILENCE_SHARE = 4
_MOST_STRETCHED = 8
# A weekend.
_SKIP_CAP = timedelta(hours=48)
_SECONDS = re.compile(r"\d{1,20}(?:\.\d*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a server asked for: how long to wait, as it put it in header and feed."""

    retry_after: timedelta | None = None
    max_age: timedelta | None = None
    ttl: timedelta | None = None
    #: It is too busy (429, 503).
    busy: bool = False
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


NO_HINTS = Hints()
_TELLING = frozenset({"retry-after", "cache-control", "expires"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """
    The interval that the user set, and the shortest that the host may see.

    `silence` is how long the feed has had nothing new; None when nobody knows yet.
    """

    every: timedelta
    floor: timedelta = PUBLIC_FLOOR
    silence: timedelta | None = None


def next_due(
    url: str,
    now: datetime,
    pace: Pace,
    *,
    failures: int = 0,
    hints: Hints | None = None,
) -> datetime:
    """
    Return when to ask the feed at *url* again after an answer at *now*.

    The interval is the feed's own rhythm. Each consecutive failure doubles it, up to
    a day and without end; a busy server counts as two more. What server and feed
    asked for is a lower bound, capped.
    """
    hints = hints or NO_HINTS
    unsaid = hints.busy and hints.retry_after is None
    doublings = failures + (_BUSY_DOUBLINGS if unsaid else 0)
    asked = max(_asked(hints), _capped(hints.ttl, _DAY))
    wait = max(_backed_off(pace, doublings), asked, pace.floor)
    due = now + wait * (1 + _JITTER * _share(url))
    return _beyond_skipped(due, hints)


def rhythm(pace: Pace) -> timedelta:
    """
    Return the feed's own interval: short while news comes, long when it is silent.

    A quarter of the silence, from half of what the user set to eight times that, but
    not more than a day for the sake of the rhythm alone.

    >>> rhythm(Pace(every=timedelta(minutes=20), silence=timedelta(hours=2))).seconds
    1800
    """
    if pace.silence is None:
        return pace.every
    wish = pace.silence // _SILENCE_SHARE
    if wish <= pace.every:
        return max(wish, pace.every // 2)
    return min(wish, max(pace.every, min(pace.every * _MOST_STRETCHED, _DAY)))


def not_before(now: datetime, pace: Pace, hints: Hints) -> datetime | None:
    """
    Return until when the server asked not to be asked after an answer at *now*.

    This binds also a user who is impatient; None when nothing was asked.
    """
    wait = max(_asked(hints), pace.floor)
    return now + wait if wait else None


def host_peace(told: Sequence[datetime], feeds: int) -> datetime | None:
    """
    Return until when none of the *feeds* of a host are asked; None for no such time.

    *told* has until when each of those that a busy server put off must wait. One feed
    speaks for itself: a host may carry those of many publishers, and one that asks for
    two days would silence all. When most are put off, the server means us.
    """
    return min(told) if 2 * len(told) > feeds else None


def hints_of(
    headers: Mapping[str, str], now: datetime, ttl_minutes: int | None = None
) -> Hints:
    """Read the hints in *headers* (lower-case names); what cannot be read is None."""
    if ttl_minutes is None and not headers.keys() & _TELLING:
        return NO_HINTS  # nearly always after a 304
    ttl = None if ttl_minutes is None else _seconds(str(ttl_minutes * 60))
    return Hints(
        retry_after=_retry_after(headers, now),
        max_age=_freshness(headers, now),
        ttl=ttl,
    )


def is_skipped(now: datetime, hours: Collection[int], days: Collection[int]) -> bool:
    """Tell whether a feed that skips *hours* and *days* of UTC wants peace *now*."""
    return bool(hours or days) and (now.hour in hours or now.weekday() in days)


def _beyond_skipped(due: datetime, hints: Hints) -> datetime:
    moment = due
    while is_skipped(moment, hints.skip_hours, hints.skip_days):
        if moment - due > _SKIP_CAP:
            return moment
        moment = moment.replace(minute=0, second=0, microsecond=0) + _HOUR
    # Every reader comes back at the full hour; the minute of its feed parts them.
    return moment if moment == due else moment.replace(minute=due.minute)


def _backed_off(pace: Pace, failures: int) -> timedelta:
    wait = rhythm(pace)
    if failures < 1:
        return wait
    # From a second up, so that an interval of zero backs off too.
    wait = max(wait, pace.every, timedelta(seconds=1))
    for _ in range(min(failures, _MAX_DOUBLINGS)):
        wait = max(wait, min(wait * 2, _DAY))
    return wait


def _asked(hints: Hints) -> timedelta:
    """Return how long the server itself asked to be left alone."""
    patience = _capped(hints.retry_after, _RETRY_AFTER_CAP)
    return max(patience, _capped(hints.max_age, _DAY))


def _capped(wait: timedelta | None, cap: timedelta) -> timedelta:
    return max(min(wait, cap), NO_TIME) if wait else NO_TIME


def _share(url: str) -> float:
    digest = blake2b(url.encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest) / 2**32


def _retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    value = headers.get("retry-after")
    seconds = _seconds(value)
    return _until(value, headers, now) if seconds is None else seconds


def _freshness(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    # max-age beats Expires (RFC 9111 section 4.2.1).
    control = headers.get("cache-control", "")
    found = re.search(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,20})", control, re.IGNORECASE)
    if found:
        return _seconds(found.group(1))
    return _until(headers.get("expires"), headers, now)


def _until(
    value: str | None, headers: Mapping[str, str], now: datetime
) -> timedelta | None:
    # By the clock of the server that wrote it.
    when = _date(value)
    return (
        max(when - (_date(headers.get("date")) or now), timedelta()) if when else None
    )


def _seconds(value: str | None) -> timedelta | None:
    text = (value or "").strip()
    if not _SECONDS.fullmatch(text):
        return None
    # Absurd numbers must not overflow: anything beyond a year means "long".
    return timedelta(seconds=min(float(text), 31_536_000))


def _date(value: str | None) -> datetime | None:
    if not value or len(value) > 100:
        return None
    try:
        read = parsedate_to_datetime(value)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
