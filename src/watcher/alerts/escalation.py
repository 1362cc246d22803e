"""Which words tell somebody else that nobody has looked? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from watcher.alerts.compose import MAX_PROFILE
from watcher.alerts.hostile import one_line
from watcher.alerts.rendering import MAX_SUBJECT, Style, render
from watcher.alerts.views import View
from watcher.alerts.words import Words, words
from watcher.model.alert import Message

# More than one note in full is not read; the list says what there is.
_MAX_IN_FULL = 1
_MAX_LISTED = 30
_UNITS = (
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """Alerts that nobody has marked in `after`, as (id, subject, text)."""

    key: str
    profile: str
    after: timedelta
    alerts: Sequence[tuple[str, str, str]]


def compose_escalation(escalation: Escalation, style: Style) -> Message:
    """Compose the message for the second channel."""
    count = len(escalation.alerts)
    listed = escalation.alerts[:_MAX_LISTED]
    view: View = {
        "profile": one_line(escalation.profile, limit=MAX_PROFILE),
        "after": lasting(escalation.after, words(style.language)),
        "alerts": [(number, one_line(s, limit=MAX_SUBJECT)) for number, s, _ in listed],
        "full": [text for _, _, text in listed] if count <= _MAX_IN_FULL else [],
        "count": count,
        "more": count - len(listed),
    }
    return render("escalation", escalation.key, view, style)


def lasting(time: timedelta, table: Words) -> str:
    """
    Write how long something lasts, in the largest unit that divides it.

    >>> lasting(timedelta(hours=2), words("it"))
    '2 ore'
    """
    name, unit = next((u for u in _UNITS if not time % u[1]), _UNITS[-1])
    count = max(time // unit, 1)
    one, many = table["duration"][name]
    return str(one if count == 1 else many.format(count=count))
