"""Which terms might a profile take up?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from watcher.cli.choosing import chosen_profile
from watcher.cli.places import (
    UTF8,
    config_option,
    json_option,
    open_state,
    state_option,
)
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.relevance.suggest import Proposal, separate, suggest
from watcher.store import articles as archive
from watcher.store import matches, verdicts
from watcher.store.database import Database

_MOST = 40
_EVER = datetime(1, 1, 1, tzinfo=UTC)
# With fewer verdicts of a kind a word that tells them apart does so by accident.
_FEWEST = 3


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

    With three confirmed and three rejected matches or more (`watcher matches confirm`,
    `reject`): words that tell one from the other. With fewer: words of its matches that
    other articles lack. And other spellings of its names.
    """
    profile = chosen_profile(name, config_dir)
    found = _sorted(open_state(state_dir), profile.name)
    if found.is_judged:
        proposals = separate(profile, found.confirmed, found.rejected)
    else:
        proposals = suggest(profile, found.matched, found.others)
    if as_json:
        print_lines(map(_shape, proposals))
    else:
        _show(proposals, found)


@dataclass(frozen=True, slots=True)
class _Archive:
    """The texts of the archive, by what the profile and a person say of them."""

    confirmed: list[str] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)

    @property
    def is_judged(self) -> bool:
        """True when there are verdicts enough to learn from."""
        return min(len(self.confirmed), len(self.rejected)) >= _FEWEST

    @property
    def matched(self) -> list[str]:
        """The matches, but those that a person rejected."""
        return self.confirmed + self.open

    @property
    def others(self) -> list[str]:
        """All other articles."""
        return self.rejected + self.unmatched


def _sorted(db: Database, profile: str) -> _Archive:
    said = verdicts.of_profile(db, profile)
    on_topic = matches.article_ids(db, profile)
    found = _Archive()
    kinds = {verdicts.CONFIRMED: found.confirmed, verdicts.REJECTED: found.rejected}
    for article in archive.since(db, _EVER):
        unsaid = found.open if article.id in on_topic else found.unmatched
        kinds.get(said.get(article.id, ""), unsaid).append(article.text)
    return found


def _show(proposals: Sequence[Proposal], found: _Archive) -> None:
    if found.is_judged:
        sides = (found.confirmed, "confirmed"), (found.rejected, "rejected")
    else:
        sides = (found.matched, "matches"), (found.others, "others")
    (inside, here), (outside, there) = sides
    for each in proposals[:_MOST]:
        of = f" (near «{each.of}»)" if each.of else ""
        key = "none = " if each.kind == "none" else ""
        counts = f"{each.matched} of {len(inside)} {here}"
        say(f"{key}{each.term}{of}: {counts}, {each.others} of {len(outside)} {there}")
    say(f"{len(proposals)} proposals; none is used until you write it down")


def _shape(each: Proposal) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "term": each.term,
        "of": each.of,
        "matched": each.matched,
        "others": each.others,
        "weight": round(each.weight, 3),
    }
