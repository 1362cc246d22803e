"""How does a long note fit a service that takes little? Lines fall, the last stays."""

from collections.abc import Callable
from html import escape

from watcher.alerts.hostile import ELLIPSIS, clip

Length = Callable[[str], int]


def escaped(text: str) -> int:
    """Count what Telegram and Slack get: "&" travels as "&amp;"."""
    return len(escape(text))


def fit(text: str, limit: int, length: Length = escaped) -> str:
    r"""
    Shorten *text* to *limit* as the service counts its *length*: with markup escaped.

    Whole lines fall from the end; the last one, which says how to read on, stays.

    >>> fit("CIFRA NUOVA: 40 feriti\nmolto altro da dire\nm7 · watcher show m7", 48)
    'CIFRA NUOVA: 40 feriti\n…\nm7 · watcher show m7'
    """
    if limit <= 0 or length(text) <= limit:
        return text
    *lines, last = text.rstrip("\n").split("\n")
    tail = f"{ELLIPSIS}\n{last}"
    room = limit - length(tail) - 1
    if room < limit // 3:
        return _cut(text, limit, length)
    kept: list[str] = []
    for line in lines:
        room -= length(line) + 1
        if room < 0:
            break
        kept.append(line)
    if not kept:
        return _cut(text, limit, length)
    return "\n".join([*kept, tail])


def _cut(text: str, limit: int, length: Length) -> str:
    """Clip inside a line; escaping at most sextuples a character, so this ends soon."""
    size = limit
    while size > 1 and length(clip(text, size)) > limit:
        size = min(size - 1, size * limit // length(clip(text, size)))
    return clip(text, size)
