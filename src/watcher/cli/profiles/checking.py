"""What is wrong with a profile?"""

from pathlib import Path
from typing import Any

import click

from watcher.cli.choosing import chosen_profile
from watcher.cli.places import (
    UTF8,
    config_option,
    json_option,
    settings_of,
)
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.model.profile import Profile
from watcher.relevance.review import Finding, review


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
