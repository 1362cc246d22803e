"""Which claims are there, and of which does nobody want to hear again?"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from watcher.cli.current import current
from watcher.cli.places import (
    UTF8,
    check_profile,
    json_option,
    limit_option,
    open_state,
    profile_option,
    state_option,
)
from watcher.cli.rows import claim_row
from watcher.cli.screen import say, show_table
from watcher.cli.shapes import print_lines
from watcher.config.values import duration
from watcher.errors import InputError
from watcher.model.verdict import JudgedClaim, Novelty
from watcher.store import alerts, mutes
from watcher.store import claims as stored
from watcher.store.database import Database

_FRESH = (Novelty.NEW.value, Novelty.UPDATE.value, Novelty.CONTRADICTION.value)


@click.group(invoke_without_command=True)
@state_option
@profile_option
@click.option("--all", "everything", is_flag=True, help="Known claims, too.")
@limit_option(50)
@json_option
@click.pass_context
def claims(ctx: click.Context, /, **options: Any) -> None:
    """List the newest claims that added something."""
    if ctx.invoked_subcommand is None:
        _list(**options)


claims.add_command(current)


def _list(
    state_dir: Path | None,
    profile: str | None,
    *,
    everything: bool,
    limit: int,
    as_json: bool,
) -> None:
    db = open_state(state_dir)
    check_profile(db, profile)
    novelty = [n.value for n in Novelty] if everything else _FRESH
    found = stored.newest(db, profile=profile, novelty=novelty, limit=limit)
    muted = mutes.in_force(db, datetime.now(UTC))
    if as_json:
        print_lines({**claim_row(i), "muted": i.claim.id in muted} for i in found)
        return
    show_table(
        ["id", "date", "novelty", "strength", "source", "why", "sentence"],
        [_row(item, is_muted=item.claim.id in muted) for item in found],
        empty="no claim yet",
    )


def _row(item: JudgedClaim, *, is_muted: bool) -> list[str]:
    return [
        item.claim.id,
        f"{item.claim.published:%Y-%m-%d}",
        f"{item.verdict.novelty.value}{', muted' if is_muted else ''}",
        item.verdict.strength,
        item.claim.source.name if item.claim.source else item.claim.outlet,
        item.verdict.reason,
        item.claim.sentence,
    ]


@claims.command()
@click.argument("idents", metavar="ID...", nargs=-1, required=True, type=UTF8)
@click.option("--for", "lasting", metavar="TIME", help="As long as this, e.g. 30d.")
@state_option
def mute(idents: tuple[str, ...], lasting: str | None, state_dir: Path | None) -> None:
    """
    Tell no more of claims (c34), or of all that an alert (a5) told.

    What goes on with them, another figure or date of the same thing, stays silent too.
    """
    until = datetime.now(UTC) + _duration(lasting) if lasting else None
    count = _each(idents, state_dir, lambda db, c: mutes.add(db, c, until=until))
    end = f"until {until:%Y-%m-%d %H:%M} UTC" if until else "until you unmute them"
    say(f"muted claims: {count}, {end}")


@claims.command()
@click.argument("idents", metavar="ID...", nargs=-1, required=True, type=UTF8)
@state_option
def unmute(idents: tuple[str, ...], state_dir: Path | None) -> None:
    """Take back what muted claims (c34), or all that an alert (a5) told."""
    say(f"claims no longer muted: {_each(idents, state_dir, mutes.lift)}")


def _each(
    idents: tuple[str, ...],
    state_dir: Path | None,
    change: Callable[[Database, str], int],
) -> int:
    """Change the claims that *idents* name, all or none; return how many changed."""
    # No lock: a short transaction, and the round in hand has read what is muted.
    db = open_state(state_dir)
    with db.atomic():
        return sum(change(db, c) for ident in idents for c in _meant(db, ident))


def _meant(db: Database, ident: str) -> tuple[str, ...]:
    alert = alerts.by_id(db, ident) if ident.startswith("a") else None
    if alert and alert.claim_ids:
        return alert.claim_ids
    if ident.startswith("c") and stored.by_id(db, ident):
        return (ident,)
    raise InputError(
        f"{ident}: no claim (c34), and no alert (a5) that tells claims, has this id;"
        " see `watcher claims`"
    )


def _duration(text: str) -> timedelta:
    try:
        return duration(text)
    except ValueError as error:
        raise InputError(f"--for {text}: {error}") from None
