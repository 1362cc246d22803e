"""What does the watcher read in a page?"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from watcher.cli.fetching import body_of, leave_with
from watcher.cli.places import config_option, json_option
from watcher.cli.screen import say
from watcher.cli.shapes import print_lines
from watcher.errors import ArticleError, WatcherError
from watcher.model.article import Page


@click.group()
def articles() -> None:
    """Look at articles."""


@articles.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE_OR_URL...")
@config_option
@json_option
def extract(sources: tuple[str, ...], config_dir: Path | None, as_json: bool) -> None:
    """Show the text and the facts that the watcher reads in pages."""
    failed: list[WatcherError] = []
    pages = (_page(source, config_dir, failed) for source in sources)
    if as_json:
        print_lines(map(_shape, pages))
    else:
        for page in pages:
            _show(page)
    leave_with(failed)


def _page(
    source: str, config_dir: Path | None, failed: list[WatcherError]
) -> tuple[str, Page, str | None]:
    from watcher.articles.download import download  # noqa: PLC0415
    from watcher.articles.extract import extract as read_page  # noqa: PLC0415

    try:
        body = body_of(source, config_dir, get=download)
        page = read_page(
            body.content,
            url=body.url,
            content_type=body.content_type,
            now=datetime.now(UTC),
        )
    except WatcherError as error:
        # A page without an article was looked at; a missing file was not.
        if not isinstance(error, ArticleError):
            failed.append(error)
        return source, Page(source=source, url="", title="", text=""), str(error)
    return source, page, None


def _shape(found: tuple[str, Page, str | None]) -> dict[str, Any]:
    source, page, error = found
    return {
        "source": source,
        "url": page.url or None,
        "title": page.title,
        "author": page.author,
        "published": page.published and page.published.isoformat(),
        "language": page.language,
        "text": page.text,
        "origin": page.origin,
        "flags": list(page.flags) if error is None else ["no-text"],
        **({"error": error} if error else {}),
    }


def _show(found: tuple[str, Page, str | None]) -> None:
    source, page, error = found
    if error:
        say(error if error.startswith(source) else f"{source}: {error}")
        return
    date = f"{page.published:%Y-%m-%d}" if page.published else "no date"
    say(f"{source}: {page.title} ({date}, {page.author or 'no author'})")
    origin, flags = page.origin or "-", ", ".join(page.flags) or "-"
    say(f"origin: {origin}  flags: {flags}", indent=2)
    say(page.text)
