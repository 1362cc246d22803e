"""What would a profile have told? Past articles against an empty ledger."""

from watcher.cli.replay.command import replay
from watcher.cli.replay.past import read_articles
from watcher.cli.replay.running import Replayed, run

__all__ = ["Replayed", "read_articles", "replay", "run"]
