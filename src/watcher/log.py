"""
How does the watcher tell what it does? Event first, then key=value, on stderr.

A room writes `log.info("round done", extra={"feeds": 14, "news": 1})` and the line
reads `2025-06-26T11:19:00Z INFO round done feeds=14 news=1`.
"""

import logging
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import TextIO

MASK = "***"
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class LineFormatter(logging.Formatter):
    """One line for an event; control characters are escaped, secrets are masked."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        super().__init__()
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Write the event, its fields in the order given, and a traceback, indented."""
        when = datetime.fromtimestamp(record.created, tz=UTC)
        words = [f"{when:%Y-%m-%dT%H:%M:%SZ}", record.levelname, record.getMessage()]
        fields = [(k, v) for k, v in vars(record).items() if k not in _OWN]
        words += [f"{name}={_value(value)}" for name, value in fields]
        lines = [visible(" ".join(words))]
        if record.exc_info:
            trace = self.formatException(record.exc_info).splitlines()
            # Indented, so that no text inside an error can pass for an event.
            lines += [f"  {visible(line)}" for line in trace]
        return mask("\n".join(lines), self._secrets)


def setup(
    verbose: int, secrets: Collection[str] = (), *, stream: TextIO | None = None
) -> None:
    """
    Log to *stream* (stderr): 0 a line per round, 1 with reasons, 2 the libraries too.

    A negative *verbose* keeps warnings only. No line shows a value of *secrets*.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter(secrets))
    root = logging.getLogger()
    for old in [h for h in root.handlers if isinstance(h.formatter, LineFormatter)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.INFO if verbose > 1 else logging.WARNING)
    logging.getLogger("watcher").setLevel(_own_level(verbose))
    # Its lines hold tokens and passwords in clear; alerts/send reads them alone.
    logging.getLogger("apprise").propagate = False


def mask(text: str, secrets: Iterable[str]) -> str:
    """
    Hide every value of *secrets* in *text*, the longest first.

    >>> mask("POST json://desk:hunter22@h failed", ["hunter22"])
    'POST json://desk:***@h failed'
    """
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text


def visible(text: str) -> str:
    r"""
    Write control, direction and line characters as escapes.

    >>> print(visible("rosso\x1b[31m\nERROR forged"))
    rosso\x1b[31m\nERROR forged
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _own_level(verbose: int) -> int:
    if verbose < 0:
        return logging.WARNING
    return logging.DEBUG if verbose else logging.INFO


def _value(value: object) -> str:
    """Write a value so that the next key can be told from it."""
    text = str(value)
    if text and not any(char in text for char in ' ="'):
        return text
    return '"' + text.replace('"', "'") + '"'
