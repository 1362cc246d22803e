"""Is this value well written? Each function returns it or raises ValueError."""

import re
from datetime import time, timedelta
from difflib import get_close_matches
from typing import Annotated
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BeforeValidator

from watcher.model.schedule import Schedule

_DURATION = re.compile(r"(\d{1,6})([smhd])", re.ASCII)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S", re.ASCII)
_HOST_PORT = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/@\[\]\\]+):(\d{1,5})", re.ASCII)


def duration(value: object) -> timedelta:
    """
    Read "30s", "15m", "6h" or "2d".

    >>> duration("90m")
    datetime.timedelta(seconds=5400)
    """
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match[1]) == 0:
        msg = 'a duration is written like "30s", "15m", "6h" or "2d"'
        raise ValueError(msg)
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


Every = Annotated[timedelta, BeforeValidator(duration)]


def time_of_day(value: object) -> time:
    """
    Read "7:30" or "22:00".

    >>> time_of_day("7:30")
    datetime.time(7, 30)
    """
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError('a time of day is written like "7:30" or "22:00"')
    return time(int(match[1]), int(match[2]))


def schedules(value: object) -> tuple[Schedule, ...]:
    """
    Read a time of day or a cron expression, or a list of them, each once.

    >>> schedules(["7:30", "0 18 * * MON-FRI"])
    (Schedule(cron='30 7 * * *'), Schedule(cron='0 18 * * MON-FRI'))
    """
    written = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(map(_schedule, written)))


def _schedule(value: object) -> Schedule:
    if isinstance(value, str) and len(value.split()) > 1:
        try:
            return Schedule(value)
        except ValueError as error:
            msg = f'{error}; a cron expression is written like "30 7 * * MON-FRI"'
            raise ValueError(msg) from None
    clock = time_of_day(value)
    return Schedule(f"{clock.minute} {clock.hour} * * *")


def at_least_one(value: object) -> int:
    """Accept a whole number from 1."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("must be a whole number, 1 or more")
    return value


TimeOfDay = Annotated[time, BeforeValidator(time_of_day)]
Schedules = Annotated[tuple[Schedule, ...], BeforeValidator(schedules)]
AtLeastOne = Annotated[int, BeforeValidator(at_least_one)]


def plain(value: str) -> str:
    """Accept a name or title: some printable text on one line."""
    if not value.strip():
        raise ValueError("must not be empty")
    if not value.isprintable():
        raise ValueError("must be one line without control characters")
    return value.strip()


def term(value: str) -> str:
    """
    Accept a term; quotes with nothing between them are empty too.

    >>> term(' "Kursk" ')
    '"Kursk"'
    """
    text = value.strip()
    letters = "".join(char for char in text if char.isalnum())
    if not letters:
        raise ValueError("a term must not be empty")
    if len(letters) == 1:
        msg = f'a term of one letter ("{letters}") is in every text; write the word'
        raise ValueError(msg)
    if _is_open(text):
        bare = text.strip('"“”«»')
        msg = f'a quotation mark is not closed; write \'"{bare}"\' or "{bare}"'
        raise ValueError(msg)
    return text


def _is_open(text: str) -> bool:
    pairs = (text.count("“") - text.count("”"), text.count("«") - text.count("»"))
    return text.count('"') % 2 == 1 or any(pairs)


def reading_language(value: str) -> str:
    """Accept the language of the articles that can be read."""
    if value != "it":
        msg = f'articles in "{value}" cannot be read; write "it" or leave the key out'
        raise ValueError(msg)
    return value


def zone(value: str) -> str:
    """Accept the name of a time zone that this machine knows."""
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        near = get_close_matches(value, sorted(available_timezones()), n=1)
        hint = f'did you mean "{near[0]}"?' if near else 'write e.g. "Europe/Rome"'
        msg = f'no time zone is called "{value}"; {hint}'
        raise ValueError(msg) from None
    return value


def feed_url(value: str) -> str:
    """Accept an http or https URL with a host, without blanks or backslashes."""
    parts = _split(value)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        msg = "not a URL that can be asked; it must start with http:// or https://"
        raise ValueError(msg)
    return value


def feed_identity(url: str) -> str:
    """
    Return what two spellings of one feed URL share.

    >>> feed_identity("HTTPS://Example.org:443#top") == feed_identity("https://example.org/")
    True
    """
    parts = urlsplit(url)
    default = {"http": 80, "https": 443}[parts.scheme]
    port = parts.port or default
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{parts.hostname}:{port}{parts.path or '/'}{query}"


def host_and_port(value: str) -> str:
    """Accept "127.0.0.1:8080", "localhost:8080" or "[::1]:8080"."""
    match = _HOST_PORT.fullmatch(value)
    if match is None or not 0 < int(match[2]) < 65536:
        raise ValueError('each address is written "host:port", e.g. "127.0.0.1:8080"')
    return value


def user_agent(value: str) -> str:
    """Accept what may stand in an HTTP header."""
    if not (value.strip() and value.isascii() and value.isprintable()):
        raise ValueError("must be one line of plain ASCII, not empty")
    return value.strip()


def apprise_url(value: str) -> str:
    """Accept env:NAME, file:PATH or anything shaped like a URL; never repeat it."""
    kind, _, rest = value.partition(":")
    if kind == "env" and rest.isidentifier():
        return value
    if kind == "file" and rest.strip() and not rest.startswith("//"):
        return value
    return require_apprise_shape(value)


def heartbeat_url(value: str) -> str:
    """Accept env:NAME, file:PATH or a web address; never repeat it."""
    return value if value.startswith(("env:", "file:")) else feed_url(value)


def require_apprise_shape(value: str) -> str:
    """Accept what looks like service://...; the value is a secret and not repeated."""
    if _SCHEME.match(value) is None or not value.isprintable():
        msg = 'must be an Apprise URL such as "mailto://...", "env:NAME" or "file:PATH"'
        raise ValueError(msg)
    return value


def _split(value: str) -> SplitResult | None:
    if "\\" in value or any(char.isspace() or not char.isprintable() for char in value):
        return None
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return None
    return parts
