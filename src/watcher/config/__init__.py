"""Read the configuration folder: find | read | check | resolve secrets | settle."""

from watcher.config.folders import find_config_dir, find_state_dir
from watcher.config.load import (
    load,
    load_every,
    load_feeds,
    load_network,
    load_profile,
)
from watcher.config.secrets import secret_values, secrets_of

__all__ = [
    "find_config_dir",
    "find_state_dir",
    "load",
    "load_every",
    "load_feeds",
    "load_network",
    "load_profile",
    "secret_values",
    "secrets_of",
]
