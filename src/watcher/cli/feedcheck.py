"""How are the feeds right now, and what is there to mend? `feeds check`."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watcher.cli.places import (
    config_option,
    json_option,
    open_state,
    settings_of,
    state_folder,
    state_option,
)
from watcher.cli.screen import say, show_table
from watcher.cli.shapes import print_lines
from watcher.model.feed import FeedState
from watcher.model.settings import Settings

if TYPE_CHECKING:
    from watcher.feeds.check import Checked


@click.command()
@config_option
@state_option
@json_option
def check(config_dir: Path | None, state_dir: Path | None, as_json: bool) -> None:
    """Ask every feed once; say how it is and what there is to mend."""
    settings = settings_of(config_dir)
    found = asyncio.run(_ask(settings, _states(state_dir)))
    if as_json:
        print_lines(map(_shape, found))
    else:
        _show(found)


async def _ask(settings: Settings, states: Mapping[str, FeedState]) -> list["Checked"]:
    from watcher.engine import Processes  # noqa: PLC0415
    from watcher.pipeline.check import check_feeds  # noqa: PLC0415
    from watcher.web import Web  # noqa: PLC0415

    now = datetime.now(UTC)
    async with Web(settings.network) as web, Processes() as engine:
        return await check_feeds(settings, states, web=web, engine=engine, now=now)


def _states(state_dir: Path | None) -> dict[str, FeedState]:
    from watcher.store import feeds as stored  # noqa: PLC0415
    from watcher.store.database import FILE_NAME  # noqa: PLC0415

    if not (state_folder(state_dir) / FILE_NAME).exists():
        return {}
    return {state.url: state for state in stored.every_state(open_state(state_dir))}


def _shape(one: "Checked") -> dict[str, Any]:
    return {
        "url": one.feed.url,
        "title": one.feed.title or one.title,
        "health": str(one.health),
        "status": one.status,
        "format": one.format,
        "entries": one.entries,
        "newest": one.newest and one.newest.isoformat(),
        "texts": str(one.texts),
        "encoding": one.encoding,
        "mend": list(one.mend),
    }


def _show(found: list["Checked"]) -> None:
    show_table(
        ["health", "status", "entries", "newest", "holds", "encoding", "feed"],
        [
            [
                one.health,
                one.status,
                one.entries,
                f"{one.newest:%Y-%m-%d %H:%M}" if one.newest else "",
                one.texts,
                one.encoding,
                one.feed.title or one.title or one.feed.url,
            ]
            for one in found
        ],
        empty="no feeds in feeds.toml",
    )
    for one in found:
        for words in one.mend:
            say(f"{one.feed.url}: {words}")
