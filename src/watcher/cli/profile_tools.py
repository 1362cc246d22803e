"""Does a profile find what its writer means? Tools that change nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from watcher.cli.choosing import chosen_profile
from watcher.cli.jsonl import read_lines
from watcher.cli.places import (
    UTF8,
    config_option,
    json_option,
    open_state,
    settings_of,
    state_option,
)
from watcher.cli.replay import read_articles
from watcher.cli.replay.labels import score
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.config import load_profile
from watcher.errors import InputError
from watcher.model.article import Article
from watcher.model.match import Match
from watcher.model.profile import Profile
from watcher.relevance import Archive, Stories, compile_profiles, expand
from watcher.relevance.review import Finding, review
from watcher.relevance.spelling import by_nearness
from watcher.relevance.suggest import Proposal, suggest, terms_of
from watcher.store import articles as archive
from watcher.store import matches

_MOST_FORMS = 40
_EVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """What a profile says of one article, and what the label says, if there is one."""

    article: Article
    match: Match
    expected: bool | None


@click.command("expand")
@click.argument("term", required=False, type=UTF8)
@click.option(
    "--profile",
    "profile_file",
    type=click.Path(path_type=Path),
    help="Every term of this profile file.",
)
@json_option
def expand_terms(term: str | None, profile_file: Path | None, as_json: bool) -> None:
    """
    Show every form that TERM matches, or every term of a profile.

    Words between the parts of a phrase, and weaker mentions, are not listed.
    """
    if (term is None) == (profile_file is None):
        raise InputError("give a TERM or --profile FILE, one of them")
    profile = None if term else load_profile(_given(profile_file))
    terms = terms_of(profile) if profile else [term or ""]
    where = _settings(profile) if profile else frozenset()
    rows = [
        {"term": each, "forms": list(expand(each, setting=each in where))}
        for each in terms
    ]
    if as_json:
        print_lines(rows)
        return
    for row in rows:
        _show_forms(str(row["term"]), list(row["forms"]))


@click.command()
@click.argument("name", required=False, type=UTF8, metavar="[NAME_OR_FILE]")
@config_option
@json_option
def check(name: str | None, config_dir: Path | None, as_json: bool) -> None:
    """
    Look for mistakes in the profiles, or in one: typos, terms that never match.

    Exit status 1 when something is wrong; notes alone are none.
    """
    profiles = _profiles(name, config_dir)
    found = [(profile, item) for profile in profiles for item in review(profile)]
    if as_json:
        print_lines(_finding_shape(*each) for each in found)
    else:
        _show_findings(profiles, found)
    if any(item.wrong for _, item in found):
        click.get_current_context().exit(1)


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


@click.command("suggest")
@click.argument("name", type=UTF8)
@config_option
@state_option
@json_option
def propose(
    name: str, config_dir: Path | None, state_dir: Path | None, as_json: bool
) -> None:
    """
    Propose terms for a profile from the archive; nothing is changed.

    Words of its matches that other articles lack, and other spellings of its names.
    """
    (profile,) = _profiles(name, config_dir)
    db = open_state(state_dir)
    on_topic = matches.article_ids(db, profile.name)
    texts: dict[bool, list[str]] = {True: [], False: []}
    for article in archive.since(db, _EVER):
        texts[article.id in on_topic].append(article.text)
    proposals = suggest(profile, texts[True], texts[False])
    if as_json:
        print_lines(map(_proposal_shape, proposals))
        return
    for each in proposals[:_MOST_FORMS]:
        of = f" (near «{each.of}»)" if each.of else ""
        counts = f"{each.matched} of {len(texts[True])} matches"
        say(f"{each.term}{of}: {counts}, {each.others} of {len(texts[False])} others")
    say(f"{len(proposals)} proposals; none is used until you write it down")


def _settings(profile: Profile) -> frozenset[str]:
    """Return the terms that say where: what lies in a place is there."""
    return frozenset(t for g in profile.groups for terms in g.also for t in terms)


def _proposal_shape(each: Proposal) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "term": each.term,
        "of": each.of,
        "matched": each.matched,
        "others": each.others,
        "weight": round(each.weight, 3),
    }


def _given(path: Path | None) -> Path:
    if path is None:
        raise InputError("no profile file is given")
    return path


def _show_forms(term: str, forms: list[str]) -> None:
    say(f"{term}: {len(forms)} forms")
    for form in by_nearness(term, forms)[:_MOST_FORMS]:
        say(form, indent=2)
    if len(forms) > _MOST_FORMS:
        say(f"and {len(forms) - _MOST_FORMS} more; --json has all", indent=2)


def _profiles(name: str | None, config_dir: Path | None) -> tuple[Profile, ...]:
    """Return all profiles, or the one that *name* or a file of that name means."""
    if name:
        return (chosen_profile(name, config_dir),)
    return settings_of(config_dir).profiles


def _finding_shape(profile: Profile, item: Finding) -> dict[str, Any]:
    return {
        "profile": profile.name,
        "key": item.key,
        "term": item.term,
        "kind": item.kind,
        "wrong": item.wrong,
        "message": item.message,
    }


def _show_findings(
    profiles: tuple[Profile, ...], found: list[tuple[Profile, Finding]]
) -> None:
    for profile, item in found:
        mark = "wrong" if item.wrong else "note"
        where = f"{profile.name}: {item.key}"
        say(f"{mark:5}  {where}: «{item.term}» {item.message}")
    wrong = sum(item.wrong for _, item in found)
    say(f"{len(profiles)} profiles, {wrong} wrong, {len(found) - wrong} notes")


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
