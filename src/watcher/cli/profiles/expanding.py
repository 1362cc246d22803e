"""Which forms does a term match?"""

from pathlib import Path

import click

from watcher.cli.places import (
    UTF8,
    json_option,
)
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.config import load_profile
from watcher.errors import InputError
from watcher.model.profile import Profile
from watcher.relevance import expand
from watcher.relevance.spelling import by_nearness
from watcher.relevance.suggest import terms_of

_MOST_FORMS = 40


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


def _settings(profile: Profile) -> frozenset[str]:
    """Return the terms that say where: what lies in a place is there."""
    return frozenset(t for g in profile.groups for terms in g.also for t in terms)


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
