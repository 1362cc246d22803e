"""Who says it when the subject follows the verb: "dice il ministro"?"""

from watcher.italian.speech.frames import CONTRACTIONS, Frame, follows_quotation
from watcher.italian.speech.reading import Reading, Utterance
from watcher.italian.speech.reporting import VerbGroup
from watcher.italian.speech.saying_by import after_preposition
from watcher.italian.speech.saying_clause import AT_PERSONS, whole
from watcher.italian.speech.speaker import Speaker
from watcher.italian.speech.subjects import subject_left, subject_right

# What these verbs take behind them may be the one accused or asked, not the source.
_AT_OTHERS = ("accuse", "request", "threat")


def inverted(reading: Reading, utterance: Utterance, group: VerbGroup) -> Frame | None:
    """Read verb + subject; without a subject the last source goes on."""
    at = group.start
    if reading.words[group.end : group.end + 1] == ("che",):
        return None
    quoted = follows_quotation(reading, at)
    takes_up = quoted or group.resumes or reading.words[at - 1] in ("come", "quanto")
    left = None if takes_up else subject_left(reading, utterance, group)
    if left and left.role != "plain" and group.verb.kind in _AT_OTHERS:
        return None
    # Without a listed subject before the verb, an unlisted one may follow it.
    strong = takes_up or left is None or left.role == "plain"
    named = subject_right(reading, utterance, group, strong=strong) or _speaking_from(
        reading, utterance, group
    )
    return whole(reading, utterance, group, named) if named else None


def _speaking_from(
    reading: Reading, utterance: Utterance, group: VerbGroup
) -> Speaker | None:
    """Read "rispondono dall'azienda": nobody is named but where they speak from."""
    at = group.end
    plural = reading.words[at - 1].endswith("no") and group.voice == "active"
    if not plural or at >= utterance.end or reading.words[at] not in CONTRACTIONS["da"]:
        return None
    return after_preposition(reading, at, utterance.end)


def inverted_late(
    reading: Reading, utterance: Utterance, group: VerbGroup
) -> Frame | None:
    """Read "Ieri ha parlato il ministro", where the subject follows unasked."""
    if group.verb.kind in AT_PERSONS or group.verb.frame in ("beside", "count"):
        return None
    named = subject_right(reading, utterance, group, strong=False)
    if named is None:
        return None
    return whole(reading, utterance, group, named)
