"""Which topics are followed, and what has each brought?"""

from pathlib import Path
from typing import Any

import click

from watcher.cli.places import (
    config_option,
    json_option,
    open_state,
    settings_of,
    state_folder,
    state_option,
)
from watcher.cli.profiles.checking import check
from watcher.cli.profiles.expanding import expand_terms
from watcher.cli.profiles.proposing import propose
from watcher.cli.profiles.trying import try_articles
from watcher.cli.screen import show_table
from watcher.cli.shapes import print_lines
from watcher.model.profile import Profile
from watcher.store import claims, matches
from watcher.store import profiles as stored
from watcher.store.database import FILE_NAME, Database


@click.group(invoke_without_command=True)
@config_option
@state_option
@json_option
@click.pass_context
def profiles(
    ctx: click.Context, config_dir: Path | None, state_dir: Path | None, as_json: bool
) -> None:
    """List the profiles and what came of them."""
    if ctx.invoked_subcommand is None:
        _list(config_dir, state_dir, as_json)


for tool in (expand_terms, check, try_articles, propose):
    profiles.add_command(tool)


def _list(config_dir: Path | None, state_dir: Path | None, as_json: bool) -> None:
    known = (state_folder(state_dir) / FILE_NAME).exists()
    db = open_state(state_dir) if known else None
    rows = [_row(profile, db) for profile in settings_of(config_dir).profiles]
    if as_json:
        print_lines(rows)
    else:
        _show(rows)


def _row(profile: Profile, db: Database | None) -> dict[str, Any]:
    since = stored.watching_since(db, profile.name) if db else None
    return {
        "name": profile.name,
        "title": profile.title,
        "groups": len(profile.groups),
        "watching_since": since and since.isoformat(),
        "matches": matches.outcome_counts(db, profile.name) if db else {},
        "claims": claims.count(db, profile.name) if db else 0,
    }


def _show(rows: list[dict[str, Any]]) -> None:
    show_table(
        ["profile", "title", "watching since", "claims", "matches"],
        [
            [
                row["name"],
                row["title"],
                (row["watching_since"] or "not yet")[:16],
                row["claims"],
                ", ".join(f"{n} {k}" for k, n in sorted(row["matches"].items())) or 0,
            ]
            for row in rows
        ],
        empty="no profiles: write one in profiles/ (see `watcher init`)",
    )
