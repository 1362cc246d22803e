"""What is wrong with this file, in one line for the person who wrote it?"""

import re
from difflib import get_close_matches
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from watcher.errors import ConfigError

Loc = tuple[int | str, ...]

# pydantic's words are for programmers; these are for people who write TOML.
_WORDS = {
    "too_short": "a list must not be empty",
    "missing": "this key is required",
    "string_type": "must be text in double quotes",
    "list_type": "must be a list in square brackets",
    "bool_type": "must be true or false",
    "float_type": "must be a number",
    "model_type": "must be a table",
    "dict_type": "must be a table",
    "greater_than_equal": "must be between 0 and 1",
    "less_than_equal": "must be between 0 and 1",
    "finite_number": "must be between 0 and 1",
}


def explain(file: str, shape: type[BaseModel], error: ValidationError) -> ConfigError:
    """Return the first trouble of *error* as a ConfigError; values are not repeated."""
    # An unknown key often causes the others (a misspelt key is also a missing one).
    # Of the branches of a union, the one that got deepest is the one that was meant.
    details = min(
        error.errors(), key=lambda e: (e["type"] != "extra_forbidden", -len(e["loc"]))
    )
    loc = _places(shape, details["loc"])
    return ConfigError(file, _message(shape, loc, details), key=key_name(loc))


def key_name(loc: Loc) -> str:
    """
    Write a place in a TOML file as a person would say it.

    >>> key_name(("feed", 1, "every"))
    '[[feed]] no. 2, every'
    """
    if len(loc) > 1 and isinstance(loc[1], int) and loc[0] in _TABLES:
        rest = key_name(loc[2:])
        return f"[[{loc[0]}]] no. {loc[1] + 1}" + (f", {rest}" if rest else "")
    names = "".join(f".{p}" if isinstance(p, str) else f" no. {p + 1}" for p in loc)
    return names.removeprefix(".")


_TABLES = ("channel", "feed", "group", "route")


def nearest(name: str, known: list[str]) -> str:
    """Return "; did you mean ...?" or, with nothing near, the known names."""
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    if near:
        return f'; did you mean "{near[0]}"?'
    return f"; known are {', '.join(known)}" if known else ""


def _message(shape: type[BaseModel], loc: Loc, details: ErrorDetails) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(shape, loc)
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        return _one_of(str(context["expected"]), details["input"])
    if loc == ("group",) and kind in {"missing", "too_short"}:
        return "a profile needs at least one [[group]]"
    return _wrong_type(loc, kind) or details["msg"]


def _wrong_type(loc: Loc, kind: str) -> str | None:
    if loc[-1:] == ("allow_private",):
        return 'must be true, false or a list of "host:port"'
    if kind == "list_type" and loc[:1] == ("group",) and "also" in loc:
        return 'must be a list of lists, e.g. [["Roma", "Milano"]]'
    if kind == "list_type" and loc[-1] in _TABLES:
        return f"each one is written as a table: [[{loc[-1]}]]"
    return _WORDS.get(kind)


def _one_of(expected: str, value: object) -> str:
    known = re.findall(r"'([^']+)'", expected)
    near = get_close_matches(str(value).lower(), known, n=1, cutoff=0.6)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    return "must be one of " + ", ".join(f'"{name}"' for name in known) + hint


def _unknown_key(shape: type[BaseModel], loc: Loc) -> str:
    """Name the nearest key of the same table, or the table where the key belongs."""
    name, here = str(loc[-1]), _fields(shape, loc[:-1])
    near = get_close_matches(name.lower(), here, n=1, cutoff=0.6)
    if not near:
        elsewhere = [t for t in shape.model_fields if name in _fields(shape, (t,))]
        if elsewhere and loc[:-1] != (elsewhere[0],):
            return f"unknown key here; it belongs in [{elsewhere[0]}]"
    return f"unknown key{nearest(name, here)}"


def _places(shape: type[BaseModel], loc: Loc) -> Loc:
    """Drop the names of union branches that pydantic puts between the keys."""
    kept: list[int | str] = []
    for part in loc:
        table = _table(shape, tuple(kept))
        named = table is not None and part in table.model_fields
        if isinstance(part, int) or named or (part == loc[-1] and table is not None):
            kept.append(part)
    return tuple(kept)


def _fields(shape: type[BaseModel], loc: Loc) -> list[str]:
    table = _table(shape, loc)
    return list(table.model_fields) if table else []


def _table(shape: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Return the shape of the table at *loc*, None where there is a plain value."""
    found: type[BaseModel] | None = shape
    for part in loc:
        if isinstance(part, int):
            continue
        found = _inner(found.model_fields[part].annotation) if found else None
    return found


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Return the shape inside list[...], Annotated[...] and unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {list, Union, UnionType} or get_args(annotation):
        return next(filter(None, map(_inner, get_args(annotation))), None)
    return None
