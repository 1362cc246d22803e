"""Does a headline set its source apart: "Istat, calano le nascite"?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.speech.frames import Frame
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.speakers import speaker
from watcher.italian.verbs.find import parse

_APART = ("(", " - ", "–", "—")
_FEWEST = 4
_LONGEST = 6


def headline_frames(reading: Reading, utterance: Utterance) -> list[Frame]:
    """Return the frames of a source before the first comma or behind the last mark."""
    if utterance.end - utterance.start < _FEWEST:
        return []
    found = (_before_comma(reading, utterance), _at_the_end(reading, utterance))
    return [frame for frame in found if frame]


def _at_the_end(reading: Reading, utterance: Utterance) -> Frame | None:
    """Read "Dieci uccisi (fonti mediche)", "Dieci uccisi - media locali"."""
    for at in range(
        utterance.end - 1, max(utterance.end - _LONGEST, utterance.start), -1
    ):
        gap = reading.gaps[at]
        if gap == " " or not any(sign in gap for sign in _APART):
            continue
        named = speaker(reading, at, utterance.end)
        if named is None or named.end < utterance.end or named.named:
            return None
        if named.role != "unnamed" and not (named.is_media and named.head):
            return None
        return Frame(utterance.start, utterance.end, named, "()", named.end)
    return None


def _before_comma(reading: Reading, utterance: Utterance) -> Frame | None:
    """
    Return the frame of a body that publishes figures, before a comma and a clause.

    Without a finite verb behind the comma the body is the topic: "Inps, le domande".
    """
    last = min(utterance.start + _LONGEST, utterance.end)
    opening = reading.gaps[utterance.start + 1 : last]
    if not any(gap != " " and gap.strip() == "," for gap in opening):
        return None
    named = speaker(reading, utterance.start, utterance.end)
    if named is None or named.role != "name" or named.code not in _publishers():
        return None
    at = named.end
    if at >= utterance.end or reading.gaps[at].strip() != ",":
        return None
    if not _has_clause(reading, reading.tokens[at].start, utterance):
        return None
    return Frame(utterance.start, utterance.end, named, ",", at)


def _has_clause(reading: Reading, offset: int, utterance: Utterance) -> bool:
    """Say whether the body ends before a clause of others: the verb is not its own."""
    end = reading.tokens[utterance.end - 1].end
    groups = (g for clauses in parse(reading.text) for g in clauses.groups)
    return any(offset <= g.start < end and g.is_finite for g in groups)


@cache
def _publishers() -> frozenset[str]:
    return frozenset(lexicon.table("body_kinds.toml")["publishers"].split())
