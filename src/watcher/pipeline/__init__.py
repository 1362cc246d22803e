"""One round: poll | parse | extract | score | find | judge | compose | deliver."""

from watcher.pipeline.couriers import Couriers
from watcher.pipeline.distress import Distress
from watcher.pipeline.round import read_round, run_round
from watcher.pipeline.world import Report, World

__all__ = ["Couriers", "Distress", "Report", "World", "read_round", "run_round"]
