"""Which unlisted common noun can be a source: "la ragazza", "un passante"?"""

from watcher.italian.speech.phrases import (
    AT,
    BY,
    DETERMINERS,
    OF,
    extent,
    skip_determiners,
)
from watcher.italian.speech.reading import Reading
from watcher.italian.speech.source_words import is_verb
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.speech_words import cues, listed

_CLITICS = listed("article_clitics")


def plain_phrase(reading: Reading, start: int, end: int) -> Speaker | None:
    """Read article and common noun ("la ragazza", "un passante"), as a last resort."""
    if start + 1 >= end or reading.words[start] not in DETERMINERS:
        return None
    at, definite = skip_determiners(reading, start, end)
    if at < end and at > start + 1 and reading.words[at] in OF:
        at -= 1  # an adjective stands for the noun: "il più anziano del gruppo"
    if (
        at >= end
        or _is_clitic_verb(reading, start, at)
        or not _can_head(reading.words[at])
        or reading.words[at] in cues("never_speak")
    ):
        return None
    stop = extent(reading, at + 1, end)
    return Speaker(
        start=start,
        end=stop,
        name=reading.written(at, stop),
        code=None,
        kind="party",
        head=reading.words[at],
        role="plain",
        named=False,
        definite=definite,
    )


def _is_clitic_verb(reading: Reading, start: int, at: int) -> bool:
    """Tell "chi lo conosce" from "lo straniero"."""
    return reading.words[start] in _CLITICS and is_verb(reading.words[at])


def _can_head(word: str) -> bool:
    return word.isalpha() and len(word) >= 3 and word not in OF | AT | BY
