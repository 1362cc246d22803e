"""Does a headline name its source before a comma: "Istat, calano le nascite"?"""

from functools import cache

from watcher.italian import lexicon
from watcher.italian.speech.frames import Frame
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.speakers import speaker
from watcher.italian.verbs.find import parse


def headline_frames(reading: Reading, utterance: Utterance) -> list[Frame]:
    """
    Return the frame of a body that publishes figures, before a comma and a clause.

    Without a finite verb behind the comma the body is the topic: "Inps, le domande".
    """
    named = speaker(reading, utterance.start, utterance.end)
    if named is None or named.role != "name" or named.code not in _publishers():
        return []
    at = named.end
    if at >= utterance.end or reading.gaps[at].strip() != ",":
        return []
    if not _has_clause(reading, reading.tokens[at].start, utterance):
        return []
    return [Frame(utterance.start, utterance.end, named, ",", at)]


def _has_clause(reading: Reading, offset: int, utterance: Utterance) -> bool:
    """Say whether the body ends before a clause of others: the verb is not its own."""
    end = reading.tokens[utterance.end - 1].end
    groups = (g for clauses in parse(reading.text) for g in clauses.groups)
    return any(offset <= g.start < end and g.is_finite for g in groups)


@cache
def _publishers() -> frozenset[str]:
    return frozenset(lexicon.table("body_kinds.toml")["publishers"].split())
