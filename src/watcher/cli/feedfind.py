"""Which feeds does a site have, and what do they hold? `feeds discover`."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watcher.cli.fetching import network_of
from watcher.cli.places import UTF8, config_option, json_option
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.config.values import feed_url
from watcher.errors import InputError
from watcher.feeds.survey import survey

if TYPE_CHECKING:
    from watcher.feeds.discover import Candidate


@click.command()
@click.argument("url", type=UTF8)
@config_option
@json_option
def discover(url: str, config_dir: Path | None, as_json: bool) -> None:
    """List the feed at URL, or those that its page declares."""
    found = candidates(web_address(url), config_dir)
    if as_json:
        print_lines(map(_shape, found))
        return
    for one in found:
        show_candidate(one)
    if not found:
        click.echo("no feed there, none declared, none at the usual paths")


def candidates(url: str, config_dir: Path | None) -> tuple["Candidate", ...]:
    """
    Ask *url* and what its page declares, as the daemon would.

    Raises:
        FetchError: the URL gave nothing.
    """
    from watcher.feeds.discover import discover as look  # noqa: PLC0415
    from watcher.web import Web  # noqa: PLC0415

    async def work() -> tuple["Candidate", ...]:
        async with Web(network_of(config_dir)) as web:
            return await look(web, url)

    return asyncio.run(work())


def web_address(url: str) -> str:
    """
    Accept a *url* that can be asked.

    Raises:
        InputError: it is none.
    """
    try:
        return feed_url(url)
    except ValueError as error:
        raise InputError(f"{url}: {error}") from None


def show_candidate(one: "Candidate") -> None:
    """Tell what *one* holds: format, title, newest entries, how much text."""
    found, parsed = survey(one.parsed), one.parsed
    if not one.is_feed:
        say(f"{one.url}: {one.place}, but no feed")
    else:
        say(f"{one.url}: {parsed.format} «{parsed.title}», {one.place}")
        say(f"{len(parsed.entries)} entries, {found.texts}", indent=2)
    for note in parsed.notes:
        say(f"note: {note}", indent=2)
    for entry in found.top:
        date = entry.published or entry.updated
        said = f"{date:%Y-%m-%d %H:%M}" if date else "no date"
        say(f"{said}  {entry.title}", indent=2)


def _shape(one: "Candidate") -> dict[str, Any]:
    found, parsed = survey(one.parsed), one.parsed
    return {
        "url": one.url,
        "place": str(one.place),
        "title": parsed.title,
        "format": parsed.format,
        "entries": len(parsed.entries),
        "texts": str(found.texts),
        "newest": found.newest and found.newest.isoformat(),
        "notes": list(parsed.notes),
    }
