"""What does watcher do? The whole job, offline, in under a minute."""

from pathlib import Path

import click

__all__ = ["demo"]


@click.command()
@click.option(
    "--state",
    "state_dir",
    type=click.Path(path_type=Path),
    help="Folder of the demo's own database (default: ./state/demo).",
)
@click.option("--fast", is_flag=True, help="Do not pause between the lines.")
@click.option(
    "--svg",
    "svg_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw one alert into this file.",
)
@click.pass_context
def demo(
    ctx: click.Context, state_dir: Path | None, fast: bool, svg_file: Path | None
) -> None:
    """
    Watch a summer of invented news, offline: rounds, alerts and the reasons.

    Three papers on loopback, the real pipeline, the starter profile. Each run begins
    with a new database; a database that the demo did not make is left alone.
    """
    # The whole pipeline: `watcher --help` must not wait for it.
    from watcher.cli.demo.performance import perform  # noqa: PLC0415

    folder = state_dir or (ctx.find_root().obj or {}).get("state_dir")
    folder = (folder or Path("state", "demo")).expanduser()
    perform(folder, fast=fast, svg_file=svg_file)
