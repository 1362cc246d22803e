"""What would a profile have told? Past articles against an empty ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from watcher.alerts.decide import why_silent
from watcher.alerts.hostile import one_line
from watcher.claims import Ledger, read_claims
from watcher.cli.jsonl import moment, read_lines, text_of
from watcher.cli.places import json_option
from watcher.cli.screen import say
from watcher.cli.shapes import judged_shape, print_lines
from watcher.config import load_profile
from watcher.errors import InputError
from watcher.italian.speech.origins import origin_of
from watcher.model.article import Article
from watcher.model.claim import JudgedClaim
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.relevance import Archive, Stories, compile_profiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What one article of a replay came to."""

    article: Article
    match: Match
    judged: tuple[JudgedClaim, ...]
    alert: bool


@click.command()
@click.argument("articles", type=click.Path(path_type=Path))
@click.option(
    "--profile",
    "profile_file",
    type=click.Path(path_type=Path),
    required=True,
    help="A profile file.",
)
@click.option(
    "--baseline-until",
    metavar="DATE",
    help="Articles published before DATE fill the ledger in silence.",
)
@json_option
def replay(
    articles: Path, profile_file: Path, baseline_until: str | None, as_json: bool
) -> None:
    """
    Run a profile over past ARTICLES (JSON Lines) with an empty ledger.

    Each line: {"id","outlet","url","published","title","summary","body"}.
    """
    profile = load_profile(profile_file)
    until = moment(baseline_until, "--baseline-until") if baseline_until else None
    steps = run(read_articles(articles), profile, until)
    if as_json:
        print_lines(map(_shape, steps))
    else:
        _show(steps)


def run(
    articles: Iterator[Article], profile: Profile, until: datetime | None
) -> Iterator[Replayed]:
    """Judge *articles* in their order; the clock is their publication."""
    matcher, ledger = compile_profiles([profile]), Ledger()
    archive = Archive()
    stories = Stories(archive.spread)
    number = 1
    for article in articles:
        (match,) = matcher.judge(article, stories)
        archive.add(article)
        stories.learn(profile, article, match)
        judged: tuple[JudgedClaim, ...] = ()
        if match.relevant:
            read = read_claims(article, match, ledger, first_number=number)
            judged = read.judged
            number += len(judged)
        silent = until is not None and article.published < until
        told = any(why_silent(item.verdict, profile) is None for item in judged)
        yield Replayed(
            article=article, match=match, judged=judged, alert=told and not silent
        )


def read_articles(path: Path) -> Iterator[Article]:
    """
    Yield the articles of a JSON Lines file.

    Raises:
        InputError: a line lacks a key or holds a wrong value.
    """
    for number, row in read_lines(path):
        where = f"{path}: line {number}"
        if not isinstance(row.get("id"), str | int) or not row.get("published"):
            raise InputError(f'{where}: an article needs "id" and "published"')
        title, body = text_of(row, "title", where), text_of(row, "body", where)
        yield Article(
            id=str(row["id"]),
            outlet=text_of(row, "outlet", where),
            url=text_of(row, "url", where),
            published=moment(row["published"], f"{where}: published"),
            title=title,
            summary=text_of(row, "summary", where),
            body=body,
            origin=origin_of(body, title),
        )


def _shape(step: Replayed) -> dict[str, Any]:
    return {
        "id": step.article.id,
        "relevant": step.match.relevant,
        "score": round(step.match.score, 3),
        "alert": step.alert,
        "claims": [judged_shape(item) for item in step.judged],
    }


def _show(steps: Iterator[Replayed]) -> None:
    alerts = relevant = total = 0
    for step in steps:
        total += 1
        relevant += step.match.relevant
        alerts += step.alert
        if step.match.relevant:
            mark = "ALERT" if step.alert else "silent"
            date, title = f"{step.article.published:%Y-%m-%d}", step.article.title
            click.echo(f"{mark:6} {date} {one_line(title)}")
        for item in step.judged if step.alert else ():
            if item.verdict.is_news:
                say(item.verdict.reason, indent=7)
                say(f"«{item.claim.sentence}»", indent=9)
    say(f"{total} articles, {relevant} on topic, {alerts} alerts")
