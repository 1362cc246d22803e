"""How are JSON Lines read? Line by line; a bad line is named with its number."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from watcher.errors import InputError


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """
    Yield each object of a JSON Lines file with its line number.

    Raises:
        InputError: the file cannot be read or a line holds no JSON object.
    """
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}: line {number}: not JSON: {error}") from None
        if not isinstance(row, dict):
            raise InputError(f"{path}: line {number}: not a JSON object")
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


def moment(value: object, where: str) -> datetime:
    """
    Read an ISO date or moment; without a zone it is Italian time.

    Raises:
        InputError: *value* is none; *where* says in which place.
    """
    from watcher.claims.find import ROME  # noqa: PLC0415

    try:
        read = datetime.fromisoformat(str(value))
    except ValueError:
        raise InputError(f"{where}: not an ISO date: {value!r}") from None
    return read if read.tzinfo else read.replace(tzinfo=ROME)
