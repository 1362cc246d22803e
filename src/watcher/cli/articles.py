"""What does the watcher read in a page?"""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from watcher.cli.fetching import Body, body_of, leave_with
from watcher.cli.places import (
    UTF8,
    config_option,
    json_option,
    open_state,
    state_option,
)
from watcher.cli.screen import say, show_table
from watcher.cli.shapes import print_lines
from watcher.errors import ArticleError, InputError, WatcherError
from watcher.model.article import Page
from watcher.store import refrains as stored

if TYPE_CHECKING:
    from watcher.engine import Worker


@click.group()
def articles() -> None:
    """Look at articles."""


@articles.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE_OR_URL...")
@config_option
@json_option
def extract(sources: tuple[str, ...], config_dir: Path | None, as_json: bool) -> None:
    """Show the text and the facts that the watcher reads in pages."""
    from watcher.engine import Worker  # noqa: PLC0415

    failed: list[WatcherError] = []
    worker = Worker()
    pages = (_page(source, config_dir, failed, worker) for source in sources)
    try:
        if as_json:
            print_lines(map(_shape, pages))
        else:
            for page in pages:
                _show(page)
    finally:
        worker.stop()
    leave_with(failed)


@articles.command()
@state_option
@json_option
def refrains(state_dir: Path | None, as_json: bool) -> None:
    """List what outlets print under every article, and is left out of them."""
    found = stored.known(open_state(state_dir))
    if as_json:
        print_lines(_refrain_shape(one) for one in found)
        return
    show_table(
        ["id", "outlet", "since", "fate", "words"],
        [
            [
                one.id,
                one.outlet,
                f"{one.found:%Y-%m-%d}",
                "kept" if one.kept else "left out",
                one.paragraph,
            ]
            for one in found
        ],
        empty="no outlet has a refrain so far",
    )


@articles.command()
@click.argument("idents", metavar="ID...", nargs=-1, required=True, type=UTF8)
@state_option
def keep(idents: tuple[str, ...], state_dir: Path | None) -> None:
    """Read paragraphs (ids of `watcher articles refrains`) again from now on."""
    db = open_state(state_dir)
    known = {one.id: one for one in stored.known(db)}
    for ident in idents:
        if ident not in known:
            raise InputError(f"{ident}: no refrain; see `watcher articles refrains`")
    with db.atomic():
        for ident in idents:
            stored.keep(db, known[ident])
    say(f"paragraphs that are read again: {len(set(idents))}")


def _refrain_shape(refrain: stored.Refrain) -> dict[str, Any]:
    return {
        "id": refrain.id,
        "outlet": refrain.outlet,
        "found": refrain.found.isoformat(),
        "kept": refrain.kept,
        "words": refrain.paragraph,
    }


def _page(
    source: str, config_dir: Path | None, failed: list[WatcherError], worker: "Worker"
) -> tuple[str, Page, str | None]:
    from watcher.articles.download import download  # noqa: PLC0415

    try:
        page = _read(body_of(source, config_dir, get=download), worker)
    except WatcherError as error:
        # A page without an article was looked at; a missing file was not.
        if not isinstance(error, ArticleError):
            failed.append(error)
        return source, Page(source=source, url="", title="", text=""), str(error)
    return source, page, None


def _read(body: Body, worker: "Worker") -> Page:
    """Read a page as the daemon does: where it can be stopped."""
    from watcher.articles.extract import extract as read_page  # noqa: PLC0415
    from watcher.engine import LIMIT_SECONDS, WorkError  # noqa: PLC0415

    work = partial(
        read_page,
        url=body.url,
        content_type=body.content_type,
        now=datetime.now(UTC),
    )
    try:
        return worker.call(LIMIT_SECONDS, work, (body.content,))
    except WorkError as error:
        raise ArticleError(body.url, str(error)) from error


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
