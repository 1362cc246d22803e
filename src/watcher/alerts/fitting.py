"""How does a long note fit a service that takes little? Lines fall, the last stays."""

import re
from collections.abc import Callable, Sequence
from html import escape

from watcher.alerts.hostile import ELLIPSIS, clip

Length = Callable[[str], int]
_ADDRESS = re.compile(r"https?://\S+")


def escaped(text: str) -> int:
    """Count what Telegram and Slack get: "&" travels as "&amp;"."""
    return len(escape(text))


def fit(text: str, limit: int, length: Length = escaped) -> str:
    r"""
    Shorten *text* to *limit* as the service counts its *length*: with markup escaped.

    Whole lines fall from the end. The last one, which says how to read on, stays, and
    so does the address of the article, which stands alone on its line.

    >>> fit("CIFRA NUOVA: 40 feriti\nmolto altro da dire\nm7 · watcher show m7", 48)
    'CIFRA NUOVA: 40 feriti\n…\nm7 · watcher show m7'
    >>> fit("40 feriti\naltro\nhttps://e.org/a\nGià noto a tutti\nm7", 32)
    '40 feriti\n…\nhttps://e.org/a\nm7'
    """
    if limit <= 0 or length(text) <= limit:
        return text
    *lines, last = text.rstrip("\n").split("\n")
    for tail in ([*_address(lines), last], [last]):
        ending = "\n".join([ELLIPSIS, *tail])
        room = limit - length(ending) - 1
        if room >= limit // 3 and (kept := _head(lines, room, length)):
            # An address that did not fall need not stand there twice.
            missing = [line for line in tail if line not in kept]
            return "\n".join([*kept, ELLIPSIS, *missing])
    return _cut(text, limit, length)


def _address(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if _ADDRESS.fullmatch(line)][-1:]


def _head(lines: Sequence[str], room: int, length: Length) -> list[str]:
    """Return as many whole *lines* as there is *room* for."""
    kept: list[str] = []
    for line in lines:
        room -= length(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


def _cut(text: str, limit: int, length: Length) -> str:
    """Clip inside a line; escaping at most sextuples a character, so this ends soon."""
    size = limit
    while size > 1 and length(clip(text, size)) > limit:
        size = min(size - 1, size * limit // length(clip(text, size)))
    return clip(text, size)
