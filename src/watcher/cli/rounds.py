"""How does a person start a round, or the daemon?"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from watcher.cli.places import (
    config_option,
    json_option,
    state_folder,
    state_option,
    verbose_option,
    verbosity,
)
from watcher.store.database import locked

# The bodies import what works: `--help` and completion do not pay for it.


@click.command()
@config_option
@state_option
@verbose_option
@json_option
def poll(
    config_dir: Path | None, state_dir: Path | None, verbose: int, as_json: bool
) -> None:
    """
    Run one round: ask every feed, read what is new, send what is news.

    A feed whose server asked for patience (Retry-After, max-age) is left alone.
    """
    from watcher.cli import reports, working  # noqa: PLC0415

    settings = working.ready(config_dir, verbosity(verbose) - 1)
    state = state_folder(state_dir)
    with (
        working.telling(settings, state),
        locked(state),
        working.progress(hidden=as_json) as observe,
    ):
        report = working.one_round(settings, state, observe)
    reports.print_report(report, as_json=as_json)


@click.command()
@config_option
@state_option
@verbose_option
def run(config_dir: Path | None, state_dir: Path | None, verbose: int) -> None:
    """Watch until SIGTERM or SIGINT; log to stderr."""
    with _stopping_cleanly():
        from watcher.cli import working  # noqa: PLC0415

        settings = working.ready(config_dir, verbosity(verbose))
        state = state_folder(state_dir)
        with working.telling(settings, state), locked(state):
            working.watch(settings, state)


@contextmanager
def _stopping_cleanly() -> Iterator[None]:
    """Exit with 0 on a signal, even before the daemon listens for it."""
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, lambda *_: sys.exit(0)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
