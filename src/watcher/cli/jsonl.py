"""How are JSON Lines read? Line by line; a bad line is named with its number."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from watcher.errors import InputError

# A date without a zone, as articles carry them, is the Italian one.
_ROME = ZoneInfo("Europe/Rome")
# Outside, "next year" and "a century ago" leave the calendar.
_YEARS = range(1000, 9000)


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """
    Yield each object of a JSON Lines file with its line number.

    Raises:
        InputError: the file cannot be read or a line holds no JSON object.
    """
    yield from parse_lines(read_text(path), str(path))


def parse_lines(text: str, where: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """
    Yield each object of JSON Lines with its line number; *where* names the file.

    Raises:
        InputError: a line holds no JSON object.
    """
    # Not splitlines: the other line ends of Unicode may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{where}: line {number}: not JSON: {error}") from None
        except RecursionError:
            raise InputError(f"{where}: line {number}: nested too deeply") from None
        if not isinstance(row, dict):
            raise InputError(f"{where}: line {number}: not a JSON object")
        yield number, row


def read_text(path: Path) -> str:
    """
    Return the UTF-8 text of a file.

    Raises:
        InputError: the file is missing, unreadable or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8 text") from None


def text_of(row: dict[str, Any], key: str, where: str) -> str:
    """
    Return the text under *key*, empty when it is missing or null.

    Raises:
        InputError: something else stands there.
    """
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f'{where}: "{key}" must be a string')
    return value


def moment(value: object, where: str) -> datetime:
    """
    Read an ISO date or moment; without a zone it is Italian time.

    Raises:
        InputError: *value* is none; *where* says in which place.
    """
    try:
        read = datetime.fromisoformat(str(value))
    except ValueError:
        raise InputError(f"{where}: not an ISO date: {value!r}") from None
    if read.year not in _YEARS:
        raise InputError(f"{where}: a year out of reach: {value!r}")
    return read if read.tzinfo else read.replace(tzinfo=_ROME)
