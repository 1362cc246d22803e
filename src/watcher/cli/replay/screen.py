"""How does a person read a replay? Tables, and claim by claim where asked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from watcher.alerts.decide import why_silent
from watcher.cli.replay.against import Change
from watcher.cli.replay.labels import Slip
from watcher.cli.replay.running import Replayed, reason_of
from watcher.cli.screen import say, show_table
from watcher.model.claim import Claim
from watcher.model.profile import Profile
from watcher.model.verdict import JudgedClaim


def show_steps(steps: Sequence[Replayed], profile: Profile) -> None:
    """Print a row for each article on topic, and the sums."""
    show_table(
        ["told", "date", "outlet", "article", "why", "title"],
        [
            ["ALERT" if step.alert else "silent", *_row(step, reason_of(step, profile))]
            for step in steps
            if step.match.relevant
        ],
        empty="no article is on topic",
    )
    relevant = sum(step.match.relevant for step in steps)
    alerts = sum(step.alert for step in steps)
    say(f"{len(steps)} articles, {relevant} on topic, {alerts} alerts")


def explain_steps(
    steps: Iterable[Replayed], profile: Profile, known: Mapping[str, Claim]
) -> None:
    """Say of each article on topic, claim by claim, why it is told or not."""
    for step in (step for step in steps if step.match.relevant):
        article, mark = step.article, "ALERT" if step.alert else "silent"
        say(f"{mark} {article.published:%Y-%m-%d} {article.outlet}: {article.title}")
        say(f"{article.id}: {reason_of(step, profile)}", indent=7)
        for item in step.judged:
            _explain(item, known.get(item.verdict.against or ""), profile)


def _explain(item: JudgedClaim, earlier: Claim | None, profile: Profile) -> None:
    claim, verdict = item.claim, item.verdict
    silent = why_silent(verdict, profile)
    told = f"silent: {silent}" if silent else f"told: {verdict.reason}"
    say(f"{claim.id} {verdict.novelty} ({verdict.strength}), {told}", indent=9)
    say(f"«{claim.sentence}»", indent=11)
    if earlier is not None:
        where = f"{earlier.id}, {earlier.outlet} {earlier.published:%Y-%m-%d}"
        say(f"compared with {where}: «{earlier.sentence}»", indent=11)


def show_slips(
    slips: Sequence[Slip], profile: Profile, summary: dict[str, Any]
) -> None:
    """Print a row for each false alarm and miss, and the scores."""
    show_table(
        ["error", "date", "outlet", "article", "why", "title"],
        [[s.kind, *_row(s.step, reason_of(s.step, profile))] for s in slips],
        empty="every decision agrees with its label",
    )
    say(f"{summary['labelled']} labelled articles, {len(slips)} errors")
    for what in ("alerts", "matches"):
        shown = (f"{key} {_share(value)}" for key, value in summary[what].items())
        say(f"{what}: {', '.join(shown)}")


def show_changes(found: Sequence[Change], summary: dict[str, Any]) -> None:
    """Print a row for each gain and loss, and the sums."""
    show_table(
        ["change", "date", "outlet", "article", "why", "title"],
        [[c.kind, *_row(c.after, c.reason)] for c in found if c.kind],
        empty="both profiles decide alike",
    )
    say(f"{summary['articles']} articles")
    for what in ("alerts", "matches"):
        each = summary[what]
        say(
            f"{what}: {each['before']} before, {each['after']} after;"
            f" {each['gained']} gained, {each['lost']} lost"
        )


def _row(step: Replayed, reason: str) -> list[str]:
    article = step.article
    date = f"{article.published:%Y-%m-%d}"
    return [date, article.outlet, article.id, reason, article.title]


def _share(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"
