"""
How fast is a poll of many feeds, beside the `reader` library on the same farm?

usage: python benchmarks/polling.py [--first 2000] [--many 5000] [--repeat 3]

Prints the table of README.md. Every run is a process of its own; the two programs take
turns, and every figure is a median. Needs `pip install --editable '.[bench]'`.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from farm.plan import Plan
from farm.running import Farm, farm

HERE = Path(__file__).parent
PROGRAMS = ("ours", "peer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One round of a program: what it took, and how complete it was."""

    seconds: float
    cpu: float
    megabytes: float
    worker_megabytes: float
    failed: int
    missing: int
    foreign: int
    twice: int
    entries: int

    @property
    def fault(self) -> str:
        """What is wrong with the outcome; empty when nothing is."""
        parts = {
            "missing": self.missing,
            "foreign": self.foreign,
            "twice": self.twice,
            "failed": self.failed,
        }
        return ", ".join(f"{count} {name}" for name, count in parts.items() if count)


@dataclass(frozen=True, slots=True)
class Stage:
    """A farm and a folder for the databases of both programs."""

    farm: Farm
    folder: Path

    def run(self, program: str, state: str) -> Run:
        """Let *program* poll every feed, with what it remembers in *state*."""
        urls = self.folder / "urls"
        urls.write_text("\n".join(self.farm.urls))
        place = self.folder / f"{program}-{state}"
        # As a string, so that the workers which it spawns do not import it, too.
        start = f"from pollers.{program} import main; main()"
        done = subprocess.run(  # noqa: S603  (our own script)
            [sys.executable, "-c", start, place, urls],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            cwd=HERE,
        )
        told = json.loads(done.stdout)
        stored = [tuple(pair) for pair in told.pop("found")]
        found, truth = set(stored), self.farm.truth()
        return Run(
            **told,
            missing=len(truth - found),
            foreign=len(found - truth),
            twice=len(stored) - len(found),
            entries=len(found & truth),
        )


@contextmanager
def stage(feeds: int) -> Iterator[Stage]:
    """Open a farm of *feeds* and a folder."""
    with farm(Plan(feeds=feeds)) as served, TemporaryDirectory() as folder:
        yield Stage(served, Path(folder))


def in_turn(
    on: Stage, repeat: int, state: Callable[[int], str], share: float = 0
) -> dict[str, list[Run]]:
    """Run both programs *repeat* times; *share* of the feeds has news before each."""
    runs: dict[str, list[Run]] = {program: [] for program in PROGRAMS}
    for turn in range(repeat):
        if share:
            on.farm.grow(share)
        for program in PROGRAMS if turn % 2 == 0 else reversed(PROGRAMS):
            runs[program].append(on.run(program, state(turn)))
    return runs


def row(name: str, runs: dict[str, list[Run]], feeds: int, goal: int | None) -> str:
    """Return a row of the table."""
    ours, peer = (_middle(runs[name], "seconds", feeds) for name in PROGRAMS)
    our_cpu, peer_cpu = (_middle(runs[name], "cpu", feeds) for name in PROGRAMS)
    faults = sorted({run.fault for run in (*runs["ours"], *runs["peer"])} - {""})
    largest = max(run.megabytes for run in runs["ours"])
    worker = max(run.worker_megabytes for run in runs["ours"])
    cells = [
        name,
        f"{ours:.3f}",
        f"{peer:.2f}",
        f"{peer / ours:.1f}",
        f"{goal}" if goal else "-",
        f"{our_cpu:.3f}",
        f"{peer_cpu:.2f}",
        f"{peer_cpu / our_cpu:.1f}",
        f"{runs['ours'][-1].entries:,}",
        "; ".join(faults) or "none missing, none twice",
        f"{largest:.0f} + {worker:.0f}",
        f"{max(run.megabytes for run in runs['peer']):.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def _middle(runs: list[Run], what: str, feeds: int) -> float:
    """Return the median of *what*, in milliseconds a feed."""
    return float(median(getattr(run, what) for run in runs)) / feeds * 1000


HEAD = (
    "| round | ms a feed | reader's | times as fast | goal | CPU ms a feed | reader's"
    " | times as cheap | entries | completeness | MB, with a worker | reader's |"
)


@click.command()
@click.option("--first", default=2000, help="feeds in the first round")
@click.option("--many", default=5000, help="feeds in the other rounds")
@click.option("--repeat", default=3, help="times each round is run")
def main(first: int, many: int, repeat: int) -> None:
    """Print the table."""
    click.echo(HEAD + "\n|" + " --- |" * 12)
    if first:
        with stage(first) as on:
            runs = in_turn(on, repeat, lambda turn: f"fresh{turn}")
        click.echo(row(f"first, {first:,} feeds", runs, first, 12))
    if not many:
        return
    with stage(many) as on:
        runs = in_turn(on, 1, lambda _: "kept")
        click.echo(row(f"first, {many:,} feeds", runs, many, None))
        runs = in_turn(on, repeat, lambda _: "kept")
        click.echo(row(f"all unchanged, {many:,} feeds", runs, many, 20))
        runs = in_turn(on, repeat, lambda _: "kept", share=0.05)
        click.echo(row(f"5 % changed, {many:,} feeds", runs, many, 14))


if __name__ == "__main__":
    main()
