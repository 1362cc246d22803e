"""What does a file or a URL hold? For the commands that look at one stage."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watcher import __version__
from watcher.cli.places import config_folder
from watcher.config import load_network
from watcher.errors import InputError, WatcherError
from watcher.model.settings import Network

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from watcher.web import Response, Web

    Get = Callable[[Web, str], Awaitable[Response]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The bytes behind a file name or a URL."""

    url: str
    content: bytes
    content_type: str | None = None


async def _get(web: Web, url: str) -> Response:
    return await web.get(url)


def body_of(source: str, config_dir: Path | None, *, get: Get = _get) -> Body:
    """
    Read a file, or fetch a URL as the daemon would; *get* asks for it.

    Raises:
        InputError: the file cannot be read.
        FetchError: the URL gave nothing.
    """
    if source.startswith(("http://", "https://")):
        return asyncio.run(_fetch(source, network_of(config_dir), get))
    path = Path(source)
    try:
        return Body(url=path.absolute().as_uri(), content=path.read_bytes())
    except OSError as error:
        raise InputError(f"{source}: {error.strerror}") from None


def leave_with(failed: list[WatcherError]) -> None:
    """Name the sources that could not be read; the worst is the exit status."""
    for error in failed:
        click.echo(f"watcher: {error}", err=True)
    if failed:
        click.get_current_context().exit(max(error.exit_code for error in failed))


async def _fetch(url: str, network: Network, get: Get) -> Body:
    from watcher.web import Web  # noqa: PLC0415

    async with Web(network) as web:
        response = await get(web, url)
    return Body(
        url=response.url, content=response.body, content_type=response.content_type
    )


def network_of(config_dir: Path | None) -> Network:
    """Return how the configuration goes out; without one, only to public hosts."""
    folder = config_folder(config_dir)
    if (folder / "watcher.toml").exists():
        return load_network(folder)
    return Network(user_agent=f"watcher/{__version__}")
