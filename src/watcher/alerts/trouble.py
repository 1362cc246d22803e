"""When does the watcher tell its own troubles, and in which words? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from watcher.alerts.compose import MAX_PROFILE
from watcher.alerts.hostile import one_line
from watcher.alerts.rendering import Style, render
from watcher.alerts.views import View
from watcher.alerts.words import words
from watcher.model.alert import Message
from watcher.model.feed import FeedState

# A site that is rebuilt over night is back the next day; what lasts longer stays.
LONG = timedelta(hours=24)
# What a busy or restarted service refuses it takes within the hour.
LONG_REFUSAL = timedelta(hours=2)
# With the doubled waits of a feed asked every 15 minutes these take days.
MANY_FAILURES = 10
# As for `watcher feeds check`: a monthly still lives.
SILENT = timedelta(days=40)
# A day of a busy newsroom takes a few MiB; a full disk stops every program on it.
DISK_FULL_BYTES = 200 * 2**20
# Once told, it is over only with some room: files of others come and go.
DISK_FREE_BYTES = 300 * 2**20
MAX_ITEMS = 30
_MAX_DETAIL = 160


class Step(Enum):
    """What follows from looking at something that may be in trouble."""

    NOTHING = "nothing"
    NOTE = "remember since when"
    TELL = "tell it"
    RECOVER = "tell that it is over"
    FORGET = "it is over and was never told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """
    What the watcher tells about itself.

    `kind` is "feeds_failing", "feeds_back", "feeds_silent", "channel_dead",
    "channel_back", "disk_full", "database_refuses", "database_writes" or
    "database_shut". `items` are (what, detail); a detail may be empty.
    """

    key: str
    kind: str
    items: Sequence[tuple[str, str]]


def step(*, is_bad: bool, is_grave: bool, is_noted: bool, is_told: bool) -> Step:
    """
    Return what to do: a grave trouble is told once, and so is its end.

    What is bad without being grave is only remembered. It ends when it is no longer
    bad, not when it is less grave, so that what goes up and down stays quiet.
    """
    if is_bad and is_grave and not is_told:
        return Step.TELL
    if is_bad:
        return Step.NOTHING if is_noted else Step.NOTE
    if is_told:
        return Step.RECOVER
    return Step.FORGET if is_noted else Step.NOTHING


def is_failing(state: FeedState) -> bool:
    """Say whether the last answer of a feed was none that we can read."""
    return state.failures > 0 or state.retired


def fails_for_long(state: FeedState, *, since: datetime, now: datetime) -> bool:
    """Say whether a feed that fails *since* then deserves a word."""
    many = state.retired or state.failures >= MANY_FAILURES
    return many or now - since >= LONG


def is_silent(state: FeedState) -> bool:
    """
    Say whether a feed can be read and has long brought nothing new.

    Counted until it was last read: while nobody watched it was not silent.
    """
    if is_failing(state) or state.last_ok is None or state.last_new is None:
        return False
    return state.last_ok - state.last_new >= SILENT


def refuses_for_long(*, is_dead: bool, since: datetime, now: datetime) -> bool:
    """Say whether a channel that refuses *since* then deserves a word to the others."""
    return is_dead or now - since >= LONG_REFUSAL


def is_disk_full(free_bytes: int, *, was_full: bool) -> bool:
    """Say whether the disk is nearly full; once it was, it takes more room to end."""
    return free_bytes < (DISK_FREE_BYTES if was_full else DISK_FULL_BYTES)


def compose_notice(notice: Notice, style: Style) -> Message:
    """Compose the message that tells a trouble of the watcher, or its end."""
    table = words(style.language)["system"][notice.kind]
    count = len(notice.items)
    view: View = {
        "heading": table["one"] if count == 1 else table["many"].format(count=count),
        "items": [
            (one_line(what, limit=MAX_PROFILE), one_line(detail, limit=_MAX_DETAIL))
            for what, detail in notice.items[:MAX_ITEMS]
        ],
        "more": max(count - MAX_ITEMS, 0),
        "advice": table["advice"],
        "command": table["command"],
    }
    return render("system", notice.key, view, style)
