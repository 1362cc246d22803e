"""How does feeds.toml get its feeds, and go elsewhere? `feeds add`, OPML."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from watcher.alerts.hostile import one_line
from watcher.cli.feedfind import candidates, show_candidate, web_address
from watcher.cli.feedmemory import memory_of
from watcher.cli.places import UTF8, config_folder, config_option, state_option
from watcher.cli.screen import say
from watcher.config import load_every, load_feeds, load_network
from watcher.config.values import duration, feed_identity, feed_url, plain
from watcher.errors import FeedError, InputError
from watcher.feeds import book
from watcher.model.feed import Feed

if TYPE_CHECKING:
    from watcher.feeds.discover import Candidate

Value = TypeVar("Value")

_dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Show what would be written; write nothing."
)


@click.command()
@click.argument("url", type=UTF8)
@click.option("--title", type=UTF8, help="Name of the outlet (default: the feed's).")
@click.option("--every", type=UTF8, help='Its own interval, such as "30m".')
@_dry_run_option
@config_option
@state_option
def add(
    url: str,
    title: str | None,
    every: str | None,
    dry_run: bool,
    **folders: Path | None,
) -> None:
    """Find the feed at URL, show what it holds, write it into feeds.toml."""
    config_dir, state_dir = folders["config_dir"], folders["state_dir"]
    named = _checked("--title", plain, title)
    own = _checked("--every", duration, every)
    known = load_feeds(config_folder(config_dir))
    _refuse_known(web_address(url), known)
    found = _find(url, config_dir)
    _refuse_known(found.url, known)
    feed = Feed(url=found.url, title=named, every=own)
    _write([feed], config_dir, dry_run=dry_run)
    if not dry_run:
        _keep(feed, found, config_dir, state_dir)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@_dry_run_option
@config_option
def import_opml(file: Path, dry_run: bool, config_dir: Path | None) -> None:
    """Write the feeds of an OPML list into feeds.toml, those that are new."""
    from watcher.feeds.opml import read_opml  # noqa: PLC0415

    known = load_feeds(config_folder(config_dir))
    new = list(_new(read_opml(_bytes_of(file), source=str(file)), known))
    if new:
        _write(new, config_dir, dry_run=dry_run)
    else:
        click.echo("nothing to add")


@click.command("export")
@config_option
def export_opml(config_dir: Path | None) -> None:
    """Print the feeds of feeds.toml as OPML 2.0, for other readers."""
    from watcher.feeds.opml import write_opml  # noqa: PLC0415

    known = load_feeds(config_folder(config_dir))
    click.echo(write_opml(known, now=datetime.now(UTC)), nl=False)


def _new(named: Iterable[Feed], known: Iterable[Feed]) -> Iterator[Feed]:
    met = {feed_identity(feed.url) for feed in known}
    for feed in named:
        try:
            identity = feed_identity(feed_url(feed.url))
        except ValueError:
            say(f"left out, not http or https: {one_line(feed.url)}")
            continue
        if identity in met:
            say(f"left out, already there: {feed.url}")
            continue
        met.add(identity)
        yield feed


def _bytes_of(file: Path) -> bytes:
    from watcher.feeds.opml import MAX_BYTES  # noqa: PLC0415

    try:
        with file.open("rb") as opened:
            # One more, so that a file of any size is seen to be too long.
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}") from None


def _find(url: str, config_dir: Path | None) -> "Candidate":
    found = candidates(url, config_dir)
    feeds = [one for one in found if one.is_feed]
    if not feeds:
        notes = [note for one in found for note in one.parsed.notes]
        why = notes[0] if notes else "no feed there or at the usual paths"
        raise FeedError(url, why)
    show_candidate(feeds[0])
    for other in feeds[1:]:
        say(f"also there: {other.url} «{other.parsed.title}»")
    return feeds[0]


def _keep(
    feed: Feed, found: "Candidate", config_dir: Path | None, state_dir: Path | None
) -> None:
    """Keep what the feed said, so that the first round asks conditionally."""
    from watcher.pipeline.keep import first_answer  # noqa: PLC0415

    folder, response = config_folder(config_dir), found.response
    if response is None or not (folder / "watcher.toml").exists():
        return
    answer = first_answer(
        feed,
        response,
        load_network(folder),
        at=datetime.now(UTC),
        every=load_every(folder),
    )
    with memory_of(state_dir) as memory:
        memory.keep(feed, answer, found.parsed)


def _write(feeds: Sequence[Feed], config_dir: Path | None, *, dry_run: bool) -> None:
    file = config_folder(config_dir) / "feeds.toml"
    if dry_run:
        say("\n".join(map(book.table, feeds)).rstrip())
        return
    book.append(file, feeds)
    say(f"{file}: {len(feeds)} added")


def _refuse_known(url: str, known: Iterable[Feed]) -> None:
    if feed_identity(url) in {feed_identity(feed.url) for feed in known}:
        raise InputError(f"{url}: already in feeds.toml")


def _checked(
    option: str, check: Callable[[str], Value], value: str | None
) -> Value | None:
    try:
        return None if value is None else check(value)
    except ValueError as error:
        raise InputError(f"{option}: {error}") from None
