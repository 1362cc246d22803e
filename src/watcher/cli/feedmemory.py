"""What do the commands on feeds know of them, and keep of their first answers?"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from watcher.cli.places import state_folder
from watcher.errors import StoreError
from watcher.model.feed import Feed, ParsedFeed
from watcher.store import feeds
from watcher.store.database import Database, open_database, refusal

if TYPE_CHECKING:
    from watcher.feeds.check import Memory
    from watcher.feeds.poll import Answer


@dataclass(frozen=True, slots=True)
class FeedMemory:
    """The database in force; None when there is none that this user may write."""

    db: Database | None

    def known(self, named: Iterable[Feed]) -> dict[str, "Memory"]:
        """Return what is known of the feeds *named*, by URL."""
        from watcher.feeds.check import Memory  # noqa: PLC0415

        if self.db is None:
            return {}
        counts = feeds.entry_counts(self.db)
        return {
            feed.url: Memory(
                state=feeds.state_of(self.db, feed.url),
                entries=counts.get(feed.url, 0),
                latest=feeds.latest_entries(self.db, feed.url),
            )
            for feed in named
        }

    def keep(self, feed: Feed, answer: "Answer", parsed: ParsedFeed) -> None:
        """Keep the first answer of *feed*, as a round would."""
        from watcher.pipeline.keep import keep_first  # noqa: PLC0415

        if self.db is None:
            return
        try:
            keep_first(self.db, feed, answer, parsed, found=datetime.now(UTC))
        except Exception as error:
            reason = refusal(error)
            if reason is None:
                raise
            click.echo(f"watcher: {feed.url}: not kept ({reason})", err=True)


@contextmanager
def memory_of(state_dir: Path | None) -> Iterator[FeedMemory]:
    """Open the database in force, or make it; do without when that is refused."""
    try:
        db = open_database(state_folder(state_dir), create=True)
    except StoreError as error:
        click.echo(f"watcher: nothing is kept: {error}", err=True)
        yield FeedMemory(None)
        return
    try:
        yield FeedMemory(db)
    finally:
        db.close()
