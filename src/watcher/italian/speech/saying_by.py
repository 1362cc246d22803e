"""Who says it behind "da": "è stato confermato da X", "si legge nella nota di X"?"""

from watcher.italian.speech.frames import CONTRACTIONS, Frame, clause_start, has_mark
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import VerbGroup
from watcher.italian.speech.saying_clause import cue, is_resuming
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.speakers import speaker


def by(
    reading: Reading,
    utterance: Utterance,
    group: VerbGroup,
    prepositions: tuple[str, ...],
) -> Frame | None:
    """Read "è stato confermato da X", "si legge nella nota di X"."""
    allowed = {form for p in prepositions for form in CONTRACTIONS[p]}
    stop = min(group.end + 4, utterance.end)
    for at in range(group.end, stop):
        if has_mark(reading, at, ",;:.") and at > group.end:
            return None
        if reading.words[at] not in allowed:
            continue
        named = after_preposition(reading, at, utterance.end)
        if named:
            previous = is_resuming(reading, utterance, group) or _tells_of_news(
                reading, utterance
            )
            start = clause_start(reading, utterance, group.start)
            return Frame(
                start,
                utterance.end,
                named,
                cue(reading, group),
                named.end,
                previous=previous,
            )
    return None


def after_preposition(reading: Reading, at: int, end: int) -> Speaker | None:
    """Read the source behind the preposition at token *at*."""
    if at + 1 >= end:
        return None
    return speaker(reading, at + 1, end)


def _tells_of_news(reading: Reading, utterance: Utterance) -> bool:
    """Say whether the sentence is about the sentence before: "La notizia ... da X"."""
    subject = speaker(reading, utterance.start, utterance.end)
    return bool(subject and subject.role == "speech" and not subject.named)
