"""What does the answer of a service mean? Apprise tells it in log lines. Pure."""

import re
from collections.abc import Sequence
from datetime import timedelta

# What Apprise says of a mail when it got no further than the login.
_BEFORE_THE_MESSAGE = "Connection error while submitting email"
# Lines that quote the message are left out: its words are a stranger's.
_FROM_THE_WIRE = ("Socket Exception:", "I/O Exception:", "Response Details:")
# Handed over, and then nothing: a connection that was refused had nothing handed over.
_NO_ANSWER = re.compile(
    r"Read timed out|RemoteDisconnected|Connection aborted|unexpectedly closed"
    r"|Connection broken|^Socket Exception: timed out"
)
_BUSY = re.compile(r"\berror=(?:429|503)\b|Too Many Requests|rate limit", re.IGNORECASE)
# Telegram: "retry after 35". Discord: "retry_after": 0.65. Matrix: in milliseconds.
_PATIENCE = re.compile(
    r"retry[ _]after(?P<thousandth>_ms)?[\"']?\s*[:=]?\s*(?P<number>\d{1,9}(?:\.\d+)?)",
    re.IGNORECASE,
)


def is_uncertain(lines: Sequence[str]) -> bool:
    """
    Say whether the service may have taken a message that it did not answer for.

    >>> is_uncertain(["Socket Exception: HTTPConnectionPool: Read timed out."])
    True
    >>> is_uncertain(["Socket Exception: [Errno 111] Connection refused"])
    False
    """
    if any(line.startswith(_BEFORE_THE_MESSAGE) for line in lines):
        return False
    return any(_NO_ANSWER.search(line) for line in _wire(lines))


def patience(lines: Sequence[str]) -> timedelta | None:
    """
    Return how long a busy service asks to be left in peace, when it says so.

    >>> patience(["Failed to send: Too Many Requests: retry after 35, error=429."])
    datetime.timedelta(seconds=35)
    >>> patience(["The ponte will retry after 35 days"]) is None
    True
    """
    told = [line for line in lines if _BUSY.search(line) and not _quotes(line)]
    if not told:
        return None
    for line in (*_wire(lines), *told):
        if found := _PATIENCE.search(line):
            scale = 1000 if found["thousandth"] else 1
            return timedelta(seconds=float(found["number"]) / scale)
    return None


def _wire(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.startswith(_FROM_THE_WIRE)]


def _quotes(line: str) -> bool:
    """Say whether *line* repeats what was sent."""
    return "Payload:" in line
