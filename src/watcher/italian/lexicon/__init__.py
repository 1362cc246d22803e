"""Read the word lists that stand beside this file. Data, not code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the entries of a `.txt` or `.tsv` list, comments and blanks left out."""
    text = (files(__name__) / name).read_text(encoding="utf-8")
    kept = (line.rstrip() for line in text.splitlines())
    return tuple(line for line in kept if line and not line.startswith("#"))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a `.tsv` list, split at tabs."""
    return tuple(tuple(line.split("\t")) for line in lines(name))


@cache
def table(name: str) -> dict[str, Any]:
    """Return a `.toml` file as a dictionary; callers must not change it."""
    text = (files(__name__) / name).read_text(encoding="utf-8")
    return tomllib.loads(text)
