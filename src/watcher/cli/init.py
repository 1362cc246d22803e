"""How does a new user begin? With a commented configuration to change."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import click

from watcher.cli.screen import say
from watcher.errors import InputError


@click.command()
@click.argument(
    "folder", required=False, default=Path("config"), type=click.Path(path_type=Path)
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
def init(folder: Path, force: bool) -> None:
    """Write a commented starter configuration into FOLDER (default: ./config)."""
    with as_file(files("watcher") / "starter") as starter:
        sources = sorted(p for p in starter.rglob("*.toml") if p.is_file())
        targets = [folder / p.relative_to(starter) for p in sources]
        taken = [target for target in targets if target.exists()]
        if taken and not force:
            raise InputError(f"{taken[0]}: is there already; --force writes over it")
        for source, target in zip(sources, targets, strict=True):
            _copy(source, target)
            say(f"wrote {target}")
    say(f"next: name a channel in {folder / 'watcher.toml'}, then run `watcher poll`")


def _copy(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise InputError(f"{target}: {error.strerror}") from None
