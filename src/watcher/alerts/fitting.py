"""How does a long note fit a service that takes little? Lines fall, the last stays."""

from html import escape

from watcher.alerts.hostile import ELLIPSIS, clip


def fit(text: str, limit: int) -> str:
    r"""
    Shorten *text* to *limit* code points as the service counts them, markup escaped.

    Whole lines fall from the end; the last one, which says how to read on, stays.

    >>> fit("CIFRA NUOVA: 40 feriti\nmolto altro da dire\nm7 · watcher show m7", 48)
    'CIFRA NUOVA: 40 feriti\n…\nm7 · watcher show m7'
    """
    if limit <= 0 or _length(text) <= limit:
        return text
    *lines, last = text.rstrip("\n").split("\n")
    tail = f"{ELLIPSIS}\n{last}"
    room = limit - _length(tail) - 1
    if room < limit // 3:
        return _cut(text, limit)
    kept: list[str] = []
    for line in lines:
        room -= _length(line) + 1
        if room < 0:
            break
        kept.append(line)
    if not kept:
        return _cut(text, limit)
    return "\n".join([*kept, tail])


def _length(text: str) -> int:
    """Count what Telegram and Slack get: "&" travels as "&amp;"."""
    return len(escape(text))


def _cut(text: str, limit: int) -> str:
    """Clip inside a line; escaping at most sextuples a character, so this ends soon."""
    size = limit
    while size > 1 and _length(clip(text, size)) > limit:
        size = min(size - 1, size * limit // _length(clip(text, size)))
    return clip(text, size)
