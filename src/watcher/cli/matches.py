"""Which matches are there, and what does a person say of them?"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from watcher.cli.places import (
    UTF8,
    check_profile,
    json_option,
    limit_option,
    open_state,
    profile_option,
    state_option,
)
from watcher.cli.rows import match_row
from watcher.cli.screen import say, show_table
from watcher.cli.shapes import print_lines
from watcher.errors import InputError
from watcher.store import matches as stored
from watcher.store import verdicts


@click.group(invoke_without_command=True)
@state_option
@profile_option
@click.option("--all", "everything", is_flag=True, help="Reprints on their own rows.")
@click.option("--open", "is_open", is_flag=True, help="Only those without a verdict.")
@limit_option(50)
@json_option
@click.pass_context
def matches(ctx: click.Context, /, **options: Any) -> None:
    """
    List the newest matches and what came of each.

    Reprints that told nothing are folded under their first; --json prints them all.
    """
    if ctx.invoked_subcommand is None:
        _list(**options)


def _list(
    state_dir: Path | None,
    profile: str | None,
    *,
    limit: int,
    as_json: bool,
    **which: bool,
) -> None:
    db = open_state(state_dir)
    check_profile(db, profile)
    found = stored.newest(
        db,
        profile=profile,
        limit=limit,
        folded=not (which["everything"] or as_json),
        is_open=which["is_open"],
    )
    rows = [match_row(db, item) for item in found]
    if as_json:
        print_lines(rows)
    else:
        _show(rows)


_NAMES = click.argument("idents", metavar="ID...", nargs=-1, required=True, type=UTF8)


@matches.command()
@_NAMES
@state_option
def confirm(idents: tuple[str, ...], state_dir: Path | None) -> None:
    """Say that matches (m12) concern their profile."""
    say(f"matches confirmed: {_judge(idents, state_dir, verdicts.CONFIRMED)}")


@matches.command()
@_NAMES
@state_option
def reject(idents: tuple[str, ...], state_dir: Path | None) -> None:
    """
    Say that matches (m12) do not concern their profile.

    `watcher profiles suggest` then proposes terms that tell them apart.
    """
    say(f"matches rejected: {_judge(idents, state_dir, verdicts.REJECTED)}")


@matches.command()
@_NAMES
@state_option
def reopen(idents: tuple[str, ...], state_dir: Path | None) -> None:
    """Take back what was said of matches (m12)."""
    say(f"matches without a verdict again: {_judge(idents, state_dir, None)}")


def _judge(idents: tuple[str, ...], state_dir: Path | None, verdict: str | None) -> int:
    """Give all of *idents* the *verdict*, or none of them when one is unknown."""
    db, now = open_state(state_dir), datetime.now(UTC)
    # No lock: a short transaction on a table that no round reads.
    with db.atomic():
        for ident in idents:
            if not ident.startswith("m") or stored.by_id(db, ident) is None:
                raise InputError(
                    f"{ident}: no match (m12) has this id; see `watcher matches`"
                )
            verdicts.give(db, ident, verdict, at=now)
    return len(set(idents))


def _show(rows: list[dict[str, Any]]) -> None:
    show_table(
        ["id", "date", "score", "outcome", "why", "outlet", "title", "also in", "said"],
        [
            [
                row["id"],
                row["published"][:10],
                row["score"],
                row["outcome"],
                row["reason"],
                row["outlet"],
                row["title"],
                ", ".join(row["also_in"]),
                row["verdict"] or "",
            ]
            for row in rows
        ],
        empty="no match yet",
    )
