"""Which words tell many things in one message? Pure: values in, a message out."""

from collections.abc import Sequence
from dataclasses import dataclass

from watcher.alerts.changes import kind
from watcher.alerts.compose import MAX_PROFILE
from watcher.alerts.hostile import link, one_line
from watcher.alerts.rendering import MAX_SUBJECT, Style, render
from watcher.alerts.views import View, claim_view
from watcher.alerts.words import Words, words
from watcher.model.alert import Message
from watcher.model.verdict import JudgedClaim

# A page of a mail; the ledger has the rest.
MAX_CLAIMS = 30
MAX_SUBJECTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A claim that waited, the address of its article, what `watcher show` takes."""

    judged: JudgedClaim
    url: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """
    What was fresh since the last digest and not told at once.

    `name` is the profile's name for commands, `profile` its title.
    """

    key: str
    name: str
    profile: str
    told: Sequence[Kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """
    Alerts that leave together, as (id, subject).

    `profile` is None when they are of several. `late` says that they come after
    their time; otherwise they are the rest of a full hour.
    """

    key: str
    profile: str | None
    alerts: Sequence[tuple[str, str]]
    late: bool


def compose_digest(digest: Digest, style: Style) -> Message:
    """Compose the summary of what was not told at once, weak evidence most of all."""
    table = words(style.language)
    count = len(digest.told)
    view: View = {
        "profile": one_line(digest.profile, limit=MAX_PROFILE),
        "name": one_line(digest.name, limit=MAX_PROFILE),
        "claims": [_kept_view(one, style, table) for one in digest.told[:MAX_CLAIMS]],
        "count": count,
        "weak": all(one.judged.verdict.strength == "weak" for one in digest.told),
        "more": max(count - MAX_CLAIMS, 0),
    }
    return render("digest", digest.key, view, style)


def compose_folded(folded: Folded, style: Style) -> Message:
    """Compose the one message that lists several alerts, of very many the newest."""
    count = len(folded.alerts)
    listed = folded.alerts if count <= MAX_SUBJECTS else folded.alerts[::-1]
    view: View = {
        "profile": one_line(folded.profile or "watcher", limit=MAX_PROFILE),
        "alerts": [
            (one_line(number, limit=40), one_line(subject, limit=MAX_SUBJECT))
            for number, subject in listed[:MAX_SUBJECTS]
        ],
        "count": count,
        "more": max(count - MAX_SUBJECTS, 0),
        "late": folded.late,
    }
    return render("folded", folded.key, view, style)


def _kept_view(kept: Kept, style: Style, table: Words) -> View:
    claim, verdict = kept.judged.claim, kept.judged.verdict
    return {
        **claim_view(claim, style.zone, table),
        "kind": kind(claim, verdict, table),
        "link": link(kept.url),
        "id": one_line(kept.id, limit=40),
    }
