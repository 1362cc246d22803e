"""One round: poll | parse | extract | score | find | judge | compose | deliver."""

from watcher.pipeline.round import run_round
from watcher.pipeline.world import Report, World

__all__ = ["Report", "World", "run_round"]
