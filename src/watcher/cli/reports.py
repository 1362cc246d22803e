"""What did a round do? For programs and for people."""

from dataclasses import asdict
from typing import Any

from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.pipeline import Report

_PAIRS = ("feeds_failed", "articles_failed", "delivery_failures")


def print_report(report: Report, *, as_json: bool) -> None:
    """Print *report*, as `watcher poll` does."""
    if as_json:
        print_lines([_shape(report)])
    else:
        _tell(report)


def _shape(report: Report) -> dict[str, Any]:
    shape = asdict(report)
    for key in _PAIRS:
        shape[key] = [{"what": what, "error": why} for what, why in shape[key]]
    return {**shape, "silent": dict(sorted(report.silent.items()))}


def _tell(report: Report) -> None:
    say(
        f"{report.feeds_asked} feeds asked ({report.feeds_unchanged} unchanged,"
        f" {len(report.feeds_failed)} failed), {report.entries_new} new entries,"
        f" {report.articles_read} articles read"
    )
    if report.pages_passed_over:
        say(
            f"{report.pages_passed_over} of the articles by title alone:"
            " no profile can need their pages"
        )
    silent = ", ".join(f"{n} {why}" for why, n in sorted(report.silent.items()))
    say(
        f"{report.matches} matches, {report.claims} claims: {report.alerts} alerts,"
        f" silent: {silent or 'none'}; {report.sent} messages sent"
    )
    if report.revisions:
        say(f"{report.revisions} of {report.pages_reread} pages read again had changed")
    for name in report.baselines:
        say(f"{name}: the watch has begun; from now on only news is told")
    for what, why in report.feeds_failed + report.articles_failed:
        say(f"failed: {why if what in why else f'{what}: {why}'}")
    for what, why in report.delivery_failures:
        say(f"not delivered: {why if what in why else f'{what}: {why}'}")
