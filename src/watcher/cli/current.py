"""What is the value of each matter now, who says so, and what was it before?"""

from pathlib import Path
from typing import Any

import click

from watcher.claims.current import Matter, Value, matters
from watcher.cli.places import (
    UTF8,
    check_profile,
    json_option,
    open_state,
    state_option,
)
from watcher.cli.screen import show_table
from watcher.cli.shapes import number, print_lines
from watcher.store import claims, profiles

_COLUMNS = ["matter", "value", "source", "date", "outlet", "told", "claim"]


@click.command()
@click.argument("profile", required=False, type=UTF8)
@click.option("--all", "everything", is_flag=True, help="Matters of weak claims, too.")
@state_option
@json_option
def current(
    profile: str | None, state_dir: Path | None, *, everything: bool, as_json: bool
) -> None:
    """
    Show for each matter the figure that stands, and those that stood before.

    A star marks the one that stands: the last that was news, of whatever source.
    """
    db = open_state(state_dir)
    check_profile(db, profile)
    found = [
        (name, matter)
        for name in ([profile] if profile else profiles.names(db))
        for matter in matters(claims.of_profile(db, name))
        if everything or matter.is_news
    ]
    if as_json:
        print_lines(_shape(*each) for each in found)
        return
    rows = [row for _, matter in found for row in _rows(matter)]
    show_table(_COLUMNS, rows, empty="no figure yet")


def _rows(matter: Matter) -> list[list[str]]:
    title = f"{matter.role or matter.event_type} {matter.noun}".rstrip()
    return [
        [title if value is matter.values[0] else "", *_cells(matter, value)]
        for value in matter.values
    ]


def _cells(matter: Matter, value: Value) -> list[str]:
    claim = value.first
    figure = claim.quantity.text if claim.quantity else ""
    return [
        f"{'*' if value is matter.values[0] else ' '} {figure}",
        claim.source.name if claim.source else "",
        f"{value.since:%Y-%m-%d}",
        claim.outlet,
        f"{value.tellings}",
        claim.id,
    ]


def _shape(profile: str, matter: Matter) -> dict[str, Any]:
    return {
        "profile": profile,
        "event_type": matter.event_type,
        "role": matter.role,
        "unit_class": matter.unit_class,
        "noun": matter.noun,
        "values": [_value_shape(matter, value) for value in matter.values],
    }


def _value_shape(matter: Matter, value: Value) -> dict[str, Any]:
    claim, count = value.first, value.first.quantity
    return {
        "current": value is matter.values[0],
        "text": count.text if count else None,
        "min": number(count.min) if count else None,
        "max": number(count.max) if count else None,
        "source": claim.source.name if claim.source else None,
        "since": value.since.isoformat(),
        "last": value.last.isoformat(),
        "articles": value.tellings,
        "outlet": claim.outlet,
        "claim": claim.id,
    }
