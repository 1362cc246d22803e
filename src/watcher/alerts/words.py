"""Which words do alerts use in this language? Tables beside the templates."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Words = dict[str, Any]


@cache
def words(language: str) -> Words:
    """Return the table of *language* ("it" or "en"); callers must not change it."""
    table = files("watcher.alerts") / "templates" / language / "words.toml"
    return tomllib.loads(table.read_text(encoding="utf-8"))
