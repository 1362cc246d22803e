"""How does a person give orders? One file per group of commands, loaded when called."""

from watcher.cli.root import main

__all__ = ["main"]
