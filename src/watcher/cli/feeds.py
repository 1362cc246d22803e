"""Which feeds are asked, how are they, and what does one hold?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from watcher.cli.feedbook import add, export_opml, import_opml
from watcher.cli.feedcheck import check
from watcher.cli.feedfind import discover
from watcher.cli.fetching import body_of, leave_with
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
from watcher.errors import WatcherError
from watcher.model.feed import Feed, FeedState, ParsedFeed


@click.group(invoke_without_command=True)
@config_option
@state_option
@json_option
@click.pass_context
def feeds(
    ctx: click.Context, config_dir: Path | None, state_dir: Path | None, as_json: bool
) -> None:
    """List the feeds and how they are."""
    if ctx.invoked_subcommand is None:
        rows = [_row(*item) for item in _states(config_dir, state_dir)]
        if as_json:
            print_lines(rows)
        else:
            _show(rows)


for _command in (add, discover, check, import_opml, export_opml):
    feeds.add_command(_command)


@feeds.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE_OR_URL...")
@config_option
@json_option
def parse(sources: tuple[str, ...], config_dir: Path | None, as_json: bool) -> None:
    """Show the entries that the watcher reads in feeds (files or URLs)."""
    failed: list[WatcherError] = []
    parsed = (_parse(source, config_dir, failed) for source in sources)
    if as_json:
        print_lines(map(_feed_shape, parsed))
    else:
        for feed in parsed:
            _show_feed(feed)
    leave_with(failed)


def _states(
    config_dir: Path | None, state_dir: Path | None
) -> Iterator[tuple[Feed, FeedState, int]]:
    from watcher.store import feeds as stored  # noqa: PLC0415
    from watcher.store.database import FILE_NAME  # noqa: PLC0415

    configured = settings_of(config_dir).feeds
    if not (state_folder(state_dir) / FILE_NAME).exists():
        yield from ((feed, FeedState(url=feed.url), 0) for feed in configured)
        return
    db = open_state(state_dir)
    counts = stored.entry_counts(db)
    for feed in configured:
        yield feed, stored.state_of(db, feed.url), counts.get(feed.url, 0)


def _row(feed: Feed, state: FeedState, entries: int) -> dict[str, Any]:
    if state.retired:
        health = "retired"
    elif state.last_error:
        health = "failing"
    else:
        health = "ok" if state.last_ok else "never asked"
    return {
        "url": feed.url,
        "title": feed.title or state.title,
        "state": health,
        "status": state.last_status,
        "entries": entries,
        "failures": state.failures,
        "last_error": state.last_error,
        "last_polled": state.last_polled and state.last_polled.isoformat(),
        "last_ok": state.last_ok and state.last_ok.isoformat(),
        "next_due": state.next_due and state.next_due.isoformat(),
        "moved_to": state.moved_to,
    }


def _show(rows: list[dict[str, Any]]) -> None:
    show_table(
        ["state", "status", "entries", "failures", "last asked", "feed", "error"],
        [
            [
                row["state"],
                row["status"],
                row["entries"],
                row["failures"],
                (row["last_polled"] or "")[:16],
                row["title"] or row["url"],
                row["last_error"],
            ]
            for row in rows
        ],
        empty="no feeds in feeds.toml",
    )


def _parse(
    source: str, config_dir: Path | None, failed: list[WatcherError]
) -> ParsedFeed:
    from watcher.feeds.parse import parse_feed  # noqa: PLC0415

    try:
        body = body_of(source, config_dir)
    except WatcherError as error:
        failed.append(error)
        return ParsedFeed(source=source, title="", format="", notes=(str(error),))
    parsed = parse_feed(body.content, url=body.url, content_type=body.content_type)
    return replace(parsed, source=source)


def _feed_shape(feed: ParsedFeed) -> dict[str, Any]:
    return {
        "source": feed.source,
        "title": feed.title,
        "format": feed.format,
        "entries": [
            {
                "id": entry.id,
                "link": entry.link,
                "title": entry.title,
                "published": entry.published and entry.published.isoformat(),
                "updated": entry.updated and entry.updated.isoformat(),
                "summary": entry.summary,
                "content": entry.content,
            }
            for entry in feed.entries
        ],
        "notes": list(feed.notes),
    }


def _show_feed(feed: ParsedFeed) -> None:
    say(f"{feed.source}: {feed.format or 'no feed'} «{feed.title}»")
    for note in feed.notes:
        say(f"note: {note}", indent=2)
    for entry in feed.entries:
        date = f"{entry.published:%Y-%m-%d %H:%M}" if entry.published else "no date"
        say(f"{date}  {entry.title}  {entry.link or ''}", indent=2)
