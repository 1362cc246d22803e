"""Which words does a verb of saying report when it stands behind or inside them?"""

from watcher.italian.speech.frames import (
    Frame,
    clause_start,
    follows_quotation,
    has_mark,
)
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import VerbGroup
from watcher.italian.speech.speaker import Speaker

AT_PERSONS = ("accuse", "request", "threat", "believe", "promise")


def is_inverted_place(reading: Reading, utterance: Utterance, group: VerbGroup) -> bool:
    """Say whether a subject may follow: after a quotation, a comma, "come"."""
    at = group.start
    if at == utterance.start or follows_quotation(reading, at):
        return True
    return has_mark(reading, at, ',;:»”"—–-(') or reading.words[at - 1] in (
        "come",
        "quanto",
    )


def whole(
    reading: Reading, utterance: Utterance, group: VerbGroup, named: Speaker | None
) -> Frame:
    """Make the frame of a clause that stands behind or inside what it reports."""
    previous = is_resuming(reading, utterance, group)
    start = clause_start(reading, utterance, group.start)
    if has_mark(reading, start, ":") and start > utterance.start:
        start = utterance.start
    if follows_quotation(reading, group.start):
        start = min(start, utterance.start)
    anchor = max(group.end, named.end if named else 0)
    return Frame(
        start, utterance.end, named, cue(reading, group), anchor, previous=previous
    )


def is_resuming(reading: Reading, utterance: Utterance, group: VerbGroup) -> bool:
    """Say whether the verb takes up the sentence before: "Lo ha detto"."""
    first = reading.words[utterance.start]
    if group.start > utterance.start + 3:
        return False
    if first == "è" and reading.words[utterance.start + 1 : group.start] == ("quanto",):
        return True
    content = reading.words[group.end : group.end + 1] == ("che",)
    return group.resumes and group.verb.kind not in AT_PERSONS and not content


def cue(reading: Reading, group: VerbGroup) -> str:
    """Return the verb as written, which shows that somebody speaks."""
    return reading.written(group.start, group.end)
