"""Which alerts and matches would a changed profile gain, and which would it lose?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import tee

from watcher.cli.replay.running import Replayed, reason_of, run
from watcher.model.article import Article
from watcher.model.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    What one article comes to under the old profile and the new one.

    `kind` is "alert gained", "alert lost", "match gained", "match lost" or, where both
    decide alike, None; `reason` says why the new profile decides so.
    """

    kind: str | None
    reason: str
    before: Replayed
    after: Replayed


def changes(
    articles: Iterable[Article], *, new: Profile, old: Profile, until: datetime | None
) -> Iterator[Change]:
    """Replay *articles* under both profiles, side by side, each with its own ledger."""
    for_old, for_new = tee(articles)
    steps = zip(run(for_old, old, until), run(for_new, new, until), strict=True)
    for before, after in steps:
        yield Change(
            kind=_kind(before, after),
            reason=reason_of(after, new),
            before=before,
            after=after,
        )


def _kind(before: Replayed, after: Replayed) -> str | None:
    if before.alert != after.alert:
        return "alert gained" if after.alert else "alert lost"
    if before.match.relevant != after.match.relevant:
        return "match gained" if after.match.relevant else "match lost"
    return None


def sums(found: Sequence[Change]) -> dict[str, dict[str, int]]:
    """Count alerts and matches before and after, those gained and those lost."""
    return {
        "alerts": _sum([(c.before.alert, c.after.alert) for c in found]),
        "matches": _sum(
            [(c.before.match.relevant, c.after.match.relevant) for c in found]
        ),
    }


def _sum(pairs: Sequence[tuple[bool, bool]]) -> dict[str, int]:
    return {
        "before": sum(before for before, _ in pairs),
        "after": sum(after for _, after in pairs),
        "gained": sum(after and not before for before, after in pairs),
        "lost": sum(before and not after for before, after in pairs),
    }
