"""
Run one update of the `reader` library, with 8 workers.

Called with the folder of its state and a file that lists the feeds.

Timed is `update_feeds` alone: not the imports, not the opening of the database, not
adding the feeds. `scheduled=False`, or feeds not yet due would be skipped.
"""

import json
import resource
import sys
import time
from pathlib import Path

import click

# Imported before the clock runs; reader itself loads them late.
import reader._parser.feedparser
import reader._parser.http  # noqa: F401
from reader import Reader, make_reader


def opened(state: Path, urls: list[str]) -> Reader:
    """Return a reader that knows every feed."""
    state.mkdir(parents=True, exist_ok=True)
    ours = make_reader(str(state / "reader.db"))
    known = {feed.url for feed in ours.get_feeds()}
    for url in urls:
        if url not in known:
            ours.add_feed(url)
    return ours


def main() -> None:
    """Run the update and print what it took and what is stored."""
    state, urls = Path(sys.argv[1]), Path(sys.argv[2]).read_text().split()
    ours = opened(state, urls)
    begin, busy = time.perf_counter(), time.process_time()
    ours.update_feeds(workers=8, scheduled=False)
    took, worked = time.perf_counter() - begin, time.process_time() - busy
    told = {
        "seconds": took,
        "cpu": worked,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "worker_megabytes": 0,
        "failed": ours.get_feed_counts().broken or 0,
        "found": [(entry.feed_url, entry.id) for entry in ours.get_entries()],
    }
    click.echo(json.dumps(told))
