"""How are the feeds right now, and what is there to mend? `feeds check`."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watcher.cli.feedmemory import memory_of
from watcher.cli.places import config_option, json_option, settings_of, state_option
from watcher.cli.screen import say, show_table
from watcher.cli.shapes import print_lines
from watcher.model.settings import Settings

if TYPE_CHECKING:
    from watcher.cli.feedmemory import FeedMemory
    from watcher.feeds.check import Checked


@click.command()
@config_option
@state_option
@json_option
def check(config_dir: Path | None, state_dir: Path | None, as_json: bool) -> None:
    """Ask every feed once; say how it is and what there is to mend."""
    settings = settings_of(config_dir)
    with memory_of(state_dir) as memory:
        found = asyncio.run(_ask(settings, memory))
    if as_json:
        print_lines(map(_shape, found))
    else:
        _show(found)


async def _ask(settings: Settings, memory: "FeedMemory") -> list["Checked"]:
    from watcher.engine import Processes  # noqa: PLC0415
    from watcher.pipeline.check import check_feeds  # noqa: PLC0415
    from watcher.web import Web  # noqa: PLC0415

    now, known = datetime.now(UTC), memory.known(settings.feeds)
    async with Web(settings.network) as web, Processes() as engine:
        looks = await check_feeds(settings, known, web=web, engine=engine, now=now)
    for look in looks:
        if look.answer and look.parsed:
            memory.keep(look.checked.feed, look.answer, look.parsed)
    return [look.checked for look in looks]


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
        "unchanged_since": one.unchanged_since and one.unchanged_since.isoformat(),
        "mend": list(one.mend),
    }


def _show(found: list["Checked"]) -> None:
    show_table(
        ["health", "status", "entries", "newest", "unchanged since", "holds", "feed"],
        [
            [
                one.health,
                one.status,
                one.entries,
                _minute(one.newest),
                _minute(one.unchanged_since),
                one.texts,
                one.feed.title or one.title or one.feed.url,
            ]
            for one in found
        ],
        empty="no feeds in feeds.toml",
    )
    for one in found:
        for words in one.mend:
            say(f"{one.feed.url}: {words}")


def _minute(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""
