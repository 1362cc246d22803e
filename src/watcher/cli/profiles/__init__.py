"""The profiles: what came of them, and tools for the person who writes them."""

from watcher.cli.profiles.listing import profiles

__all__ = ["profiles"]
