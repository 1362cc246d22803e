"""Which articles of a file does a profile find, and why?"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from watcher.cli.jsonl import read_lines
from watcher.cli.places import (
    json_option,
)
from watcher.cli.replay import read_articles
from watcher.cli.replay.labels import score
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.config import load_profile
from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.relevance import Archive, Stories, compile_profiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What a profile says of one article, and what the label says, if there is one."""

    article: Article
    match: Match
    expected: bool | None


@click.command("test")
@click.argument("articles", type=click.Path(path_type=Path))
@click.option(
    "--profile",
    "profile_file",
    type=click.Path(path_type=Path),
    required=True,
    help="A profile file.",
)
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    help='Labels, a line each: {"id", "relevant"}; else they stand in ARTICLES.',
)
@json_option
def try_articles(
    articles: Path, profile_file: Path, gold: Path | None, as_json: bool
) -> None:
    """
    Tell which ARTICLES (JSON Lines) a profile finds and why.

    With labels, precision and recall too.
    """
    profile = load_profile(profile_file)
    tested = list(_tested(articles, profile, _labels(gold or articles)))
    if as_json:
        print_lines([*map(_tested_shape, tested), _summary(tested)])
        return
    for each in tested:
        _show_tested(each)
    _show_summary(_summary(tested))


def _labels(path: Path) -> dict[str, bool]:
    """Return the labels of *path* by article; lines without one are left out."""
    return {
        str(row.get("id")): row["relevant"]
        for _, row in read_lines(path)
        if isinstance(row.get("relevant"), bool) and not row.get("bootstrap")
    }


def _tested(
    articles: Path, profile: Profile, labels: dict[str, bool]
) -> Iterator[Tested]:
    matcher = compile_profiles([profile])
    archive = Archive()
    stories = Stories(archive.spread)
    for article in read_articles(articles):
        (match,) = matcher.judge(article, stories)
        archive.add(article)
        stories.learn(profile, article, match)
        yield Tested(article=article, match=match, expected=labels.get(article.id))


def _tested_shape(tested: Tested) -> dict[str, Any]:
    match = tested.match
    forms: dict[str, list[str]] = {}
    for hit in match.hits:
        known = forms.setdefault(hit.term, [])
        known += [hit.surface] if hit.surface not in known else []
    return {
        "id": tested.article.id,
        "relevant": match.relevant,
        "expected": tested.expected,
        "score": round(match.score, 3),
        "groups": list(match.groups),
        "matched": [{"term": t, "forms": surfaces} for t, surfaces in forms.items()],
        "near_miss": match.lacked,
    }


def _summary(tested: list[Tested]) -> dict[str, Any]:
    labelled = [
        (t.match.relevant, t.expected) for t in tested if t.expected is not None
    ]
    return {
        "articles": len(tested),
        "relevant": sum(t.match.relevant for t in tested),
        "labelled": len(labelled),
        **score(labelled),
    }


def _show_tested(tested: Tested) -> None:
    row = _tested_shape(tested)
    missed = tested.expected not in {None, row["relevant"]}
    mark = "match" if row["relevant"] else "-"
    say(f"{mark:5} {row['score']:.2f}  {row['id']}  {tested.article.title}")
    if missed:
        say("the label says otherwise", indent=7)
    for each in row["matched"] if row["relevant"] else ():
        say(f"{each['term']}: {', '.join(each['forms'])}", indent=7)
    if row["near_miss"] and (missed or tested.match.near_miss):
        say(f"nearest miss: {row['near_miss']}", indent=7)


def _show_summary(summary: dict[str, Any]) -> None:
    say(f"{summary['articles']} articles, {summary['relevant']} on topic")
    if summary["labelled"]:
        shares = (summary["precision"], summary["recall"])
        shown = ["none" if share is None else f"{share:.2f}" for share in shares]
        say(f"{summary['labelled']} labels: precision {shown[0]}, recall {shown[1]}")
