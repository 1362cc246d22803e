"""Which words say that no news is no news? Pure."""

from dataclasses import dataclass
from datetime import datetime

from watcher.alerts.compose import MAX_PROFILE
from watcher.alerts.dates import moment
from watcher.alerts.hostile import one_line
from watcher.alerts.rendering import Style, render
from watcher.alerts.views import View
from watcher.alerts.words import words
from watcher.model.alert import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was done for a profile in a time; `known` matches were silent as known."""

    rounds: int
    articles: int
    matches: int
    alerted: int
    digest: int
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """The daily line of a profile; of `feeds` some cannot be read (`failing`)."""

    key: str
    name: str
    profile: str
    since: datetime
    tally: Tally
    feeds: int
    failing: int


def compose_daily(daily: Daily, style: Style) -> Message:
    """Compose the line that tells silence from a watcher that is asleep."""
    since = moment(daily.since.astimezone(style.zone), words(style.language))
    view: View = {
        "profile": one_line(daily.profile, limit=MAX_PROFILE),
        "name": one_line(daily.name, limit=MAX_PROFILE),
        "since": since,
        "rounds": daily.tally.rounds,
        "articles": daily.tally.articles,
        "matches": daily.tally.matches,
        "alerted": daily.tally.alerted,
        "digest": daily.tally.digest,
        "known": daily.tally.known,
        "feeds": daily.feeds,
        "failing": daily.failing,
    }
    return render("daily", daily.key, view, style)
