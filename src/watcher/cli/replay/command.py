"""What can be asked of past articles? The command, and what it answers with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from watcher.cli.choosing import chosen_profile
from watcher.cli.jsonl import moment
from watcher.cli.places import UTF8, config_option, json_option, state_option
from watcher.cli.replay.against import changes
from watcher.cli.replay.labels import read_labels, score, slip
from watcher.cli.replay.past import Past, past_articles
from watcher.cli.replay.running import Replayed, run
from watcher.cli.replay.screen import (
    explain_steps,
    show_changes,
    show_slips,
    show_steps,
)
from watcher.cli.replay.shapes import (
    change_shape,
    explained,
    slip_shape,
    step_shape,
    sum_shape,
)
from watcher.cli.shapes import print_lines
from watcher.errors import InputError
from watcher.model.claim import Claim
from watcher.model.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """What is replayed, and how it is printed."""

    past: Past
    profile: Profile
    until: datetime | None
    as_json: bool
    known: dict[str, Claim] = field(default_factory=dict)

    def steps(self) -> Iterator[Replayed]:
        """Yield what is shown, and keep in `known` what the ledger knows by then."""
        for step in run(self.past.articles, self.profile, self.until):
            self.known.update({item.claim.id: item.claim for item in step.judged})
            if self.past.shows(step.article):
                yield step


@click.command()
@click.argument("articles", required=False, type=click.Path(path_type=Path))
@click.option(
    "--profile",
    "name",
    required=True,
    type=UTF8,
    metavar="FILE",
    help="A profile file, or the name of a profile in force.",
)
@click.option(
    "--baseline-until",
    metavar="DATE",
    help="Articles published before DATE fill the ledger in silence.",
)
@click.option(
    "--since", metavar="TIME", help="The stored articles of so long, such as 30d."
)
@click.option(
    "--against",
    type=UTF8,
    metavar="FILE",
    help="Show which alerts and matches would be gained and lost against this profile.",
)
@click.option(
    "--errors",
    "gold",
    type=click.Path(path_type=Path),
    help='List false alarms and misses; labels, a line each: {"id","relevant","new"}.',
)
@click.option("--explain", is_flag=True, help="Say why, claim by claim.")
@config_option
@state_option
@json_option
def replay(articles: Path | None, name: str, **options: Any) -> None:
    """
    Run a profile over past ARTICLES (JSON Lines) with an empty ledger.

    Each line: {"id","outlet","url","published","title","summary","body"}.
    """
    gold, against = options["gold"], options["against"]
    if sum((bool(gold), bool(against), options["explain"])) > 1:
        raise InputError("--against, --errors and --explain: give one of them")
    until = options["baseline_until"]
    past = past_articles(
        articles, options["since"], options["state_dir"], now=datetime.now(UTC)
    )
    call = _Call(
        past=past,
        profile=chosen_profile(name, options["config_dir"]),
        until=past.silent_until(moment(until, "--baseline-until") if until else None),
        as_json=options["as_json"],
    )
    if against:
        _compare(call, chosen_profile(against, options["config_dir"]))
    elif gold:
        _list_errors(call, gold)
    elif options["explain"]:
        _explain(call)
    else:
        _tell(call)


def _tell(call: _Call) -> None:
    if call.as_json:
        print_lines(map(step_shape, call.steps()))
    else:
        show_steps(list(call.steps()), call.profile)


def _explain(call: _Call) -> None:
    if call.as_json:
        print_lines(explained(call.steps(), call.profile, call.known))
    else:
        explain_steps(call.steps(), call.profile, call.known)


def _compare(call: _Call, old: Profile) -> None:
    past = call.past
    both = changes(past.articles, new=call.profile, old=old, until=call.until)
    found = [change for change in both if past.shows(change.after.article)]
    if call.as_json:
        print_lines([*(change_shape(c) for c in found if c.kind), sum_shape(found)])
    else:
        show_changes(found, sum_shape(found))


def _list_errors(call: _Call, gold: Path) -> None:
    labels = read_labels(gold)
    steps = list(call.steps())
    labelled = [(s, labels[s.article.id]) for s in steps if s.article.id in labels]
    if not labelled:
        raise InputError(f"{gold}: no label is of an article that is replayed")
    slips = [found for each in labelled if (found := slip(*each))]
    summary = {
        "labelled": len(labelled),
        "alerts": score([(step.alert, label.news) for step, label in labelled]),
        "matches": score([(s.match.relevant, label.relevant) for s, label in labelled]),
    }
    if call.as_json:
        print_lines([*(slip_shape(s, call.profile) for s in slips), summary])
    else:
        show_slips(slips, call.profile, summary)
